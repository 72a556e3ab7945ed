import { BlockList, isIP } from 'node:net';
import type { JudgeEntry } from '../domain/study.ts';
import { judgeProblem } from './read-settings.ts';

/** Where a judge is asked. */
export interface Endpoint {
  /** As the SDK takes it, without a slash at its end. */
  readonly baseUrl: string;
  readonly origin: string;
  /** Lower case, without port. */
  readonly host: string;
  readonly loopback: boolean;
  /** Asked over http although not on this machine, as the user's own configuration allows: never with a key. */
  readonly insecure: boolean;
}

/**
 * The address of a judge: its `base_url`, else its provider's own. Environment variables such as
 * `OPENAI_BASE_URL` are not read: a project's `.env` must not lead keys and transcripts elsewhere.
 *
 * @param insecureHosts may be asked over http, as the user's own configuration says.
 * @throws InputError where the address holds a password or a query, is not https though not loopback, or is
 * link-local or a metadata service.
 */
export function endpointOf(entry: JudgeEntry, own: string, insecureHosts: readonly string[] = []): Endpoint {
  const written = entry.baseUrl ?? own;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw judgeProblem(entry, '`base_url` is no web address', "write it whole: 'https://host/v1'");
  }
  const host = url.hostname;
  const loopback = isLoopback(host);
  if (url.username !== '' || url.password !== '') {
    throw judgeProblem(
      entry,
      '`base_url` holds a user name or password',
      'remove what stands before the `@`',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw judgeProblem(entry, '`base_url` has a query', 'end it before the `?`; for Azure set `api_version`');
  }
  if (isBlockedHost(host)) {
    throw judgeProblem(entry, `${host} is link-local or a metadata service`, 'name the model’s own host');
  }
  const insecure = url.protocol === 'http:' && !loopback;
  if (insecure && !insecureHosts.includes(url.host) && !insecureHosts.includes(host)) {
    throw judgeProblem(
      entry,
      `http to ${host} would send transcripts in the clear`,
      'use https, or list the host under `insecure_hosts` in your own configuration (docs/judges.md)',
    );
  }
  return { baseUrl: url.href.replace(/\/+$/, ''), origin: url.origin, host, loopback, insecure };
}

/** Addresses of link-local networks and of clouds' metadata services. */
const BLOCKED = new BlockList();
BLOCKED.addSubnet('169.254.0.0', 16, 'ipv4');
BLOCKED.addSubnet('0.0.0.0', 8, 'ipv4');
BLOCKED.addAddress('100.100.100.200', 'ipv4');
BLOCKED.addSubnet('fe80::', 10, 'ipv6');
BLOCKED.addAddress('fd00:ec2::254', 'ipv6');
BLOCKED.addAddress('::', 'ipv6');
// The same as IPv6 carries them: IPv4-compatible, through NAT64, through 6to4.
BLOCKED.addSubnet('::a9fe:0', 112, 'ipv6');
BLOCKED.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');
BLOCKED.addSubnet('2002:a9fe::', 32, 'ipv6');
BLOCKED.addAddress('::6464:64c8', 'ipv6');
BLOCKED.addAddress('64:ff9b::6464:64c8', 'ipv6');
BLOCKED.addSubnet('2002:6464:64c8::', 48, 'ipv6');

const BLOCKED_HOSTS = /^(metadata|instance-data)$|^metadata\.(google\.internal|goog|azure\.com)$/;

/** Whether an IP address is never asked. IPv4 written as IPv6 counts as IPv4. */
export function isBlockedAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  const kind = isIP(plain);
  return kind !== 0 && BLOCKED.check(plain, kind === 4 ? 'ipv4' : 'ipv6');
}

function isBlockedHost(host: string): boolean {
  return BLOCKED_HOSTS.test(host.replace(/\.$/, '')) || isBlockedAddress(host.replace(/^\[|\]$/g, ''));
}

export function isLoopback(host: string): boolean {
  return /^(.+\.)?localhost$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(host);
}
