import type { Environment } from './environment.ts';

/**
 * Whether plain lines must be printed instead of drawing: no terminal, a terminal that cannot move its
 * cursor, CI, or a screen reader, which would read every redrawn frame aloud.
 *
 * @example wantsPlainLines({ TERM: 'dumb' }, process.stderr) // true
 */
export function wantsPlainLines(env: Environment, stderr: { readonly isTTY?: boolean }): boolean {
  return stderr.isTTY !== true || env['TERM'] === 'dumb' || isOn(env['INK_SCREEN_READER']) || isOn(env['CI']);
}

/** CI=false is how people ask a CI machine for the terminal's output. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}
