import type { WriteStream } from 'node:tty';
import { wantsPlainLines } from '../../ui/wants-plain-lines.ts';

export type StopSignal = 'SIGINT' | 'SIGTERM';

/** The person in front of a replay: who can be asked, who draws, who interrupts. Tests give their own. */
export interface Terminal {
  /** Where progress is drawn; absent where lines are printed. */
  readonly screen?: WriteStream;
  /** Asks a question that is answered by yes or no; absent where nobody is there to answer. */
  readonly ask?: (question: string) => Promise<boolean>;
  /** Calls on each signal, until what it returns is called. */
  onSignal(listener: (signal: StopSignal) => void): () => void;
}

/** The terminal of a real process. */
export function processTerminal({ stdin, stderr, env }: NodeJS.Process): Terminal {
  return {
    ...(wantsPlainLines(env, stderr) ? {} : { screen: stderr }),
    ...(stdin.isTTY && stderr.isTTY ? { ask } : {}),
    onSignal(listener) {
      const signals: readonly StopSignal[] = ['SIGINT', 'SIGTERM'];
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}

async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl-C and the end of the input are a no.
    const answer = await new Promise<string>((resolve) => {
      lines.on('SIGINT', () => {
        process.stderr.write('\n');
        lines.close();
      });
      lines.on('close', () => resolve(''));
      lines.question(`${question} [y/N] `).then(resolve, () => resolve(''));
    });
    return /^(y|yes)$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
