import type { Clock } from '../domain/clock.ts';

/** The outside world as a command sees it; tests give their own. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Data: tables, JSON, ids. */
  out(text: string): void;
  /** Progress, warnings, errors. */
  err(text: string): void;
  /** Columns to lay tables out for. */
  readonly width: number;
  /** Columns of the terminal that shows `err`; absent where it goes elsewhere, whose lines stay whole. */
  readonly errWidth?: number;
}

/** How a command says with which exit code the program ends. */
export type Finish = (exitCode: number) => void;

/** The context of a real process. */
export function processContext(process: NodeJS.Process): Context {
  return {
    cwd: process.cwd(),
    env: process.env,
    clock: { now: () => Date.now() },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    width: process.stdout.columns ?? 80,
    ...(process.stderr.isTTY ? { errWidth: process.stderr.columns } : {}),
  };
}
