import type { PlannedCandidate } from '../../replay/candidates.ts';

/** Where candidates' requests go, with the port where one is written; each once, in order. */
export function hostsOf(candidates: readonly PlannedCandidate[]): readonly string[] {
  const urls = candidates.map(({ asks }) => String(asks.identity['baseUrl'] ?? ''));
  return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).host))].sort();
}

/** Whether nothing leaves this machine. */
export function isOnlyLoopback(hosts: readonly string[]): boolean {
  return hosts.every((host) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host));
}
