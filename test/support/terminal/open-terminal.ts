import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';

export interface TerminalOptions {
  readonly cols?: number;
  readonly rows?: number;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to a small environment of its own: nothing of the machine's, such as CI or NO_COLOR, gets in. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

interface TerminalExit {
  readonly exitCode: number;
  /** The number of the signal that ended the process; 0 where none did. */
  readonly signal: number;
}

/** A program in a real pseudo-terminal, and what a person in front of it would see. */
export interface TestTerminal {
  readonly pid: number;
  /** The rows of the screen from the top, without spaces at their ends. */
  screen(): string[];
  /** What scrolled off the top, then the screen. */
  scrollback(): string[];
  cursorHidden(): boolean;
  alternateScreen(): boolean;
  /** Everything the program wrote, byte for byte. */
  raw(): Buffer;
  /**
   * Resolves with the screen when it shows the text, or when the predicate holds; looks after each piece of
   * output. Rejects with the screen in its message when the time is up or the program ends first.
   */
  waitFor(what: string | ((screen: string[]) => boolean), timeoutMs?: number): Promise<string[]>;
  /** Types; `KEYS` names what cannot be written down. The terminal makes a signal of Ctrl-C by itself. */
  press(keys: string): void;
  resize(cols: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the program has ended and all its output is on the screen. */
  readonly exit: Promise<TerminalExit>;
}

export const KEYS = {
  ctrlC: '\u0003',
  ctrlZ: '\u001a',
  escape: '\u001b',
  enter: '\r',
  tab: '\t',
  backspace: '\u007f',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
} as const;

/** The marks of synchronized output, between which a frame is drawn. */
const FRAME_BEGINS = '\u001b[?2026h';
const FRAME_ENDS = '\u001b[?2026l';

/**
 * Starts a program in a pseudo-terminal of `cols` x `rows`; it is killed when the test ends.
 *
 * @example
 * const terminal = openTerminal({ command: process.execPath, args: ['bin/assay.js', 'review'] });
 * await terminal.waitFor('1 of 24');
 * terminal.press('j');
 */
export function openTerminal(options: TerminalOptions): TestTerminal {
  const { cols = 80, rows = 24, command, args, env = {}, cwd = process.cwd() } = options;
  const emulator = new xterm.Terminal({ cols, rows, scrollback: 10_000, allowProposedApi: true });
  const child = spawn(command, [...args], {
    cols,
    rows,
    cwd,
    name: 'xterm-256color',
    // As bytes: the emulator decodes characters that two reads cut apart.
    encoding: null,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8', ...env },
  });

  const pieces: Buffer[] = [];
  const raw = () => Buffer.concat(pieces);
  // What the emulator has drawn so far ends in the middle of a frame: nobody's screen.
  let isInFrame = false;
  const watchers = new Set<() => void>();
  let ended: TerminalExit | undefined;
  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  child.onData((data: string | Uint8Array) => {
    pieces.push(Buffer.from(data));
    const isOpen = raw().lastIndexOf(FRAME_BEGINS) > raw().lastIndexOf(FRAME_ENDS);
    emulator.write(data, () => {
      isInFrame = isOpen;
      tell();
    });
  });
  // A terminal answers when it is asked where its cursor is or what it can do.
  emulator.onData((answer) => {
    if (ended === undefined) child.write(answer);
  });
  const exit = new Promise<TerminalExit>((resolve) => {
    child.onExit(({ exitCode, signal = 0 }) =>
      emulator.write('', () => {
        ended = { exitCode, signal };
        resolve(ended);
        tell();
      }),
    );
  });
  onTestFinished(async () => {
    if (ended === undefined) child.kill('SIGKILL');
    await exit;
    emulator.dispose();
  });

  const lines = (from: number) => {
    const buffer = emulator.buffer.active;
    return Array.from({ length: buffer.baseY + emulator.rows - from }, (_, index) =>
      (buffer.getLine(from + index)?.translateToString(true) ?? '').trimEnd(),
    );
  };
  const screen = () => lines(emulator.buffer.active.baseY);

  return {
    pid: child.pid,
    screen,
    scrollback: () => lines(0),
    cursorHidden: () => raw().lastIndexOf('\u001b[?25l') > raw().lastIndexOf('\u001b[?25h'),
    alternateScreen: () => emulator.buffer.active.type === 'alternate',
    raw,
    waitFor(what, timeoutMs = 15_000) {
      const holds =
        typeof what === 'string' ? (now: string[]) => now.some((line) => line.includes(what)) : what;
      return new Promise((resolve, reject) => {
        const fail = (why: string) => {
          watchers.delete(look);
          const wanted = typeof what === 'string' ? JSON.stringify(what) : what.toString();
          reject(new Error(`${why} before the screen showed ${wanted}:\n${screen().join('\n')}`));
        };
        const timer = setTimeout(() => fail(`${timeoutMs} ms went by`), timeoutMs);
        const look = () => {
          const now = screen();
          if (!isInFrame && holds(now)) {
            clearTimeout(timer);
            watchers.delete(look);
            resolve(now);
          } else if (ended !== undefined) {
            clearTimeout(timer);
            fail(`the program ended (exit code ${ended.exitCode}, signal ${ended.signal})`);
          }
        };
        watchers.add(look);
        look();
      });
    },
    press: (keys) => child.write(keys),
    resize(newCols, newRows) {
      emulator.resize(newCols, newRows);
      child.resize(newCols, newRows);
    },
    kill: (signal) => child.kill(signal),
    exit,
  };
}
