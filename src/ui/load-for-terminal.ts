import type { Environment } from './environment.ts';

/**
 * Runs the dynamic import that loads Ink, with the environment that Ink and React read while they load:
 *
 * - FORCE_COLOR: Ink's colours ignore NO_COLOR and look at stdout, which here is data and often a pipe;
 * - NODE_ENV: React's development build takes nearly twice the time for each frame.
 *
 * `env` must be `process.env` to have an effect; it is as before once the import is done.
 */
export async function loadForTerminal<T>(
  env: Environment,
  colour: boolean,
  load: () => Promise<T>,
): Promise<T> {
  const { FORCE_COLOR, NODE_ENV } = env;
  env['FORCE_COLOR'] = colour ? '1' : '0';
  env['NODE_ENV'] = NODE_ENV ?? 'production';
  try {
    return await load();
  } finally {
    restore(env, 'FORCE_COLOR', FORCE_COLOR);
    restore(env, 'NODE_ENV', NODE_ENV);
  }
}

function restore(env: Environment, name: string, value: string | undefined): void {
  if (value === undefined) delete env[name];
  else env[name] = value;
}
