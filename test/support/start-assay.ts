import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'assay.js');
/** The user's own is none of a test's business. */
const CACHE = join(tmpdir(), 'assay-cache-of-tests');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** Resolves when it has ended, with all that it said. */
  readonly ended: Promise<Ended>;
  /** What it has written to stdout by now. */
  readonly said: () => string;
}

/** The program, as users start it (npm run build), in a process of its own. */
export function startAssay(
  cwd: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Started {
  return startProgram(PROGRAM, cwd, env, args);
}

/** The same with another program in its place. */
export function startProgram(
  program: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Started {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH, XDG_CACHE_HOME: CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, out, err }));
  return { child, ended, said: () => out };
}
