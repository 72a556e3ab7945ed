import type { JudgeEntry } from '../domain/study.ts';
import type { Endpoint } from './endpoint.ts';
import { judgeProblem } from './read-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const OWN_HOSTS: Readonly<Record<string, string>> = {
  'api.openai.com': 'OPENAI_API_KEY',
  'ae.api.openai.com': 'OPENAI_API_KEY',
  'au.api.openai.com': 'OPENAI_API_KEY',
  'eu.api.openai.com': 'OPENAI_API_KEY',
  'in.api.openai.com': 'OPENAI_API_KEY',
  'jp.api.openai.com': 'OPENAI_API_KEY',
  'us.api.openai.com': 'OPENAI_API_KEY',
  'api.anthropic.com': 'ANTHROPIC_API_KEY',
};

/** A host's labels: letters, digits, and hyphens inside. Others could share a variable with another host. */
const HOST = /^[a-z0-9]+(-+[a-z0-9]+)*(\.[a-z0-9]+(-+[a-z0-9]+)*)*$/;

/**
 * The environment variable that holds a host's API key: that of the provider for its own hosts, for any other
 * `ASSAY_KEY_<HOST>` in upper case, dots to `_`, hyphens to `__`. The name comes from the host alone, so that a
 * project's file cannot have one host's key sent to another; no two hosts share a name. `undefined` for hosts
 * that have none: IP addresses of version 6 and names that are no proper host names.
 *
 * @example keyVariable('api-x.com') // 'ASSAY_KEY_API__X_COM'
 */
export function keyVariable(host: string): string | undefined {
  if (Object.hasOwn(OWN_HOSTS, host)) return OWN_HOSTS[host];
  if (!HOST.test(host)) return undefined;
  return `ASSAY_KEY_${host.replaceAll('-', '__').replaceAll('.', '_').toUpperCase()}`;
}

/**
 * The API key for an endpoint; `undefined` where a loopback host has none, which needs none, and for hosts that are
 * asked over http.
 *
 * @throws InputError naming the variable that is not set, or where the key could not stand in a header.
 */
export function apiKeyFor(entry: JudgeEntry, endpoint: Endpoint, env: Environment): string | undefined {
  // In the clear a key would be anybody's.
  if (endpoint.insecure) return undefined;
  const variable = keyVariable(endpoint.host);
  // White space comes from files that keys are copied from, and is never part of one.
  const key = variable === undefined ? undefined : env[variable]?.trim();
  if (key !== undefined && key !== '') {
    if (/^[\x21-\x7e]+$/.test(key)) return key;
    throw judgeProblem(
      entry,
      `${variable} holds characters that no API key has`,
      `set ${variable} to the key alone`,
    );
  }
  if (endpoint.loopback) return undefined;
  if (variable === undefined) {
    throw judgeProblem(
      entry,
      `no variable could hold a key for ${endpoint.host}`,
      'name the host by its DNS name',
    );
  }
  throw judgeProblem(
    entry,
    `there is no API key for ${endpoint.host}`,
    `set the environment variable ${variable}`,
  );
}

/**
 * @throws InputError where `ASSAY_OFFLINE` is set (to anything but 0), loopback included: judges that are asked
 * over a connection are not built.
 */
export function refuseOffline(entry: JudgeEntry, env: Environment): void {
  const offline = env['ASSAY_OFFLINE'] ?? '';
  if (offline === '' || offline === '0') return;
  const problem = 'it is asked over the network, and ASSAY_OFFLINE is set';
  throw judgeProblem(entry, problem, 'unset ASSAY_OFFLINE, or replay local judges alone');
}
