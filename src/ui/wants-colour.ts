import type { WriteStream } from 'node:tty';
import type { Environment } from './environment.ts';

/**
 * Whether a terminal is to get colour: `NO_COLOR` with any text forbids it and nothing overrules that; else
 * the terminal and `FORCE_COLOR` decide.
 */
export function wantsColour(env: Environment, stream: Pick<WriteStream, 'hasColors'>): boolean {
  const forbidden = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  return !forbidden && stream.hasColors(env);
}
