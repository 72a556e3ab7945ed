import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Environment } from '../../ui/environment.ts';
import { wantsPlainLines } from '../../ui/wants-plain-lines.ts';

/** The person in front of a review. Tests give their own. */
export interface ReviewTerminal {
  /** Present where a screen can be drawn and keys can be read. */
  readonly screen?: {
    readonly stdin: ReadStream;
    readonly stderr: WriteStream;
    readonly env: Environment;
    readonly stopProcess: () => Promise<void>;
  };
  /** Whether lines are asked for unless told otherwise: a terminal on which nothing can be redrawn. */
  readonly prefersLines: boolean;
  /** Answers to prompts, line by line. */
  readonly lines: () => PromptedLines;
}

export interface PromptedLines {
  ask(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** The terminal of a real process. The screen is on stderr, because stdout is data. */
export function processReviewTerminal(process: NodeJS.Process): ReviewTerminal {
  const { stdin, stderr, env } = process;
  const isTerminal = stdin.isTTY === true && stderr.isTTY === true;
  return {
    ...(isTerminal ? { screen: { stdin, stderr, env, stopProcess: () => stop(process) } } : {}),
    prefersLines: isTerminal && wantsPlainLines(env, stderr),
    lines: () => promptedLines(stdin, stderr),
  };
}

/**
 * As Ctrl-Z does to a program that does not read keys itself; resolves when the shell continues it. Without a shell
 * that can do so the system does not stop the process at all: then it goes on after a moment.
 */
async function stop(process: NodeJS.Process): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  process.kill(process.pid, 'SIGTSTP');
  await Promise.race([
    once(process, 'SIGCONT', { signal }).catch(() => undefined),
    delay(NOT_STOPPED, undefined, { signal }).catch(() => undefined),
  ]);
  waiting.abort();
}

/** Milliseconds after which a process that runs was not stopped. */
const NOT_STOPPED = 250;

function promptedLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): PromptedLines {
  const reader = createInterface({ input, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async ask(prompt) {
      output.write(prompt);
      const { value, done } = await lines.next();
      return done === true ? undefined : value;
    },
    close: () => reader.close(),
  };
}
