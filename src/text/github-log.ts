import { sanitise } from './sanitise.ts';

/**
 * Untrusted text for a log that GitHub Actions reads: sanitised, and no line of it is taken for a workflow
 * command, neither `::name::` at its start nor the older `##[name]` anywhere in it.
 *
 * @example githubLog('::set-env name=PATH::x') // '⟦::⟧set-env name=PATH::x'
 */
export function githubLog(text: string): string {
  return sanitise(text, { multiline: true })
    .replace(/^([^\S\n]*)::/gm, '$1⟦::⟧')
    .replaceAll('##[', '##⟦[⟧');
}
