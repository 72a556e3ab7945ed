import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../../src/text/sanitise.ts';
import { truncate } from '../../../src/text/truncate.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { KEYS, openTerminal, type TestTerminal } from '../../support/terminal/open-terminal.ts';

const DRIVER = join(import.meta.dirname, '..', 'fixtures', 'draw-replay.ts');

type Rest = { readonly cols?: number; readonly rows?: number; readonly env?: Record<string, string> };

/** The driver alone in a terminal. */
function drawing(scene: string, rest: Rest = {}): TestTerminal {
  return openTerminal({ command: process.execPath, args: [DRIVER, scene], ...rest });
}

/** The driver under a shell that lives on and says whether the terminal is as it was. */
function drawingUnderShell(scene: string): TestTerminal {
  const script = `trap : INT; before=$(stty -g); "$0" "$@"; echo "exit code $?"
    if [ "$before" = "$(stty -g)" ]; then echo terminal as before; else echo terminal changed; fi`;
  return openTerminal({ command: 'sh', args: ['-c', script, process.execPath, DRIVER, scene] });
}

/** Ten more trials are done. */
function step(terminal: TestTerminal): void {
  process.kill(terminal.pid, 'SIGUSR2');
}

const SEQUENCE = /\u001b(?:\[[\d;?]*[ -/]*[@-~]|.)/gs;
const sequences = (raw: string) => [...raw.matchAll(SEQUENCE)].map(([text]) => text);
const colours = (terminal: TestTerminal) =>
  sequences(terminal.raw().toString()).filter((sequence) => sequence.endsWith('m'));

test('advances in place, on the normal screen, and leaves the last frame in the scrollback', async () => {
  const terminal = drawing('steps');
  await terminal.waitFor('0 of 200 trials');
  expect(terminal.alternateScreen()).toBe(false);
  for (let done = 10; done <= 90; done += 10) {
    step(terminal);
    const screen = await terminal.waitFor(
      `${done} verdicts, ${(100 * done).toLocaleString('en')} tokens, $0.${done}`,
    );
    expect(screen.filter((line) => line.startsWith('Replay:'))).toHaveLength(1);
  }
  step(terminal);
  expect(await terminal.exit).toEqual({ exitCode: 0, signal: 0 });
  const lines = terminal.scrollback();
  expect(lines.filter((line) => line.startsWith('Replay: 100 of 200 trials  50 %'))).toHaveLength(1);
  expect(lines).toContain('  100 verdicts, 10,000 tokens, $1.00');
  expect(lines.indexOf('all done')).toBe(lines.lastIndexOf('  no reply yet') + 1);
});

test('fits the terminal again when that changes its size', async () => {
  const terminal = drawing('steps', { cols: 80, rows: 24 });
  await terminal.waitFor('Ctrl-C finishes what is in flight, saves and stops');
  terminal.resize(40, 4);
  await terminal.waitFor((screen) => screen.includes('Ctrl-C finishes what is in flight, save…'));
  terminal.resize(160, 24);
  await terminal.waitFor((screen) => screen.some((line) => /^alpha .* 0\/100 {2}no reply yet$/.test(line)));
});

describe('Ctrl-C', () => {
  test('reaches a caller that listens, who stops in good order', async () => {
    const terminal = drawingUnderShell('listens');
    await terminal.waitFor('0 of 200 trials');
    terminal.press(KEYS.ctrlC);
    await terminal.exit;
    const lines = terminal.scrollback();
    expect(lines).toContain('stopped in good order');
    expect(lines).toContain('exit code 0');
    expect(lines.find((line) => line.includes('stopping (interrupted): 7 in flight'))).toMatch(/^after /);
    expect(lines).toContain('terminal as before');
    expect(terminal.cursorHidden()).toBe(false);
  });

  test('reaches onInterrupt', async () => {
    const terminal = drawing('onInterrupt');
    await terminal.waitFor('0 of 200 trials');
    terminal.press(KEYS.ctrlC);
    expect(await terminal.exit).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.scrollback()).toContain('stopped in good order');
  });

  test('ends the process where nobody listens', async () => {
    const terminal = drawingUnderShell('deaf');
    await terminal.waitFor('0 of 200 trials');
    terminal.press(KEYS.ctrlC);
    await terminal.exit;
    // 128 + SIGINT; the terminal itself wrote ^C.
    expect(terminal.scrollback()).toContain('^Cexit code 130');
    expect(terminal.scrollback()).toContain('terminal as before');
    expect(terminal.cursorHidden()).toBe(false);
  });
});

describe('the terminal is given back', () => {
  test.each([
    ['throws', 'an error nobody caught', { exitCode: 1, signal: 0 }],
    ['exits', 'an exit on the way', { exitCode: 3, signal: 0 }],
  ])('after a replay that %s: %s', async (scene, _, exit) => {
    const terminal = drawing(scene);
    await terminal.waitFor('0 of 200 trials');
    expect(terminal.cursorHidden()).toBe(true);
    step(terminal);
    expect(await terminal.exit).toEqual(exit);
    expect(terminal.cursorHidden()).toBe(false);
  });

  test.each([
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const)('after %s', async (signal, number) => {
    const terminal = drawing('steps');
    await terminal.waitFor('0 of 200 trials');
    terminal.kill(signal);
    expect((await terminal.exit).signal).toBe(number);
    expect(terminal.cursorHidden()).toBe(false);
  });
});

describe('colour', () => {
  test('is there in a terminal', async () => {
    const terminal = drawing('steps');
    await terminal.waitFor('Ctrl-C');
    expect(colours(terminal)).not.toEqual([]);
  });

  test.each([{ NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '3' }, { FORCE_COLOR: '0' }])(
    'is not there with %j, and the same is said',
    async (env) => {
      const terminal = drawing('steps', { env });
      await terminal.waitFor('Ctrl-C');
      expect(colours(terminal)).toEqual([]);
      expect(terminal.screen()[0]).toMatch(/^Replay: 0 of 200 trials {2}0 % {2}░+$/);
    },
  );

  test('depends on the terminal and not on where the data goes', async () => {
    const terminal = openTerminal({
      command: 'sh',
      args: ['-c', '"$0" "$@" > /dev/null', process.execPath, DRIVER, 'steps'],
    });
    await terminal.waitFor('Ctrl-C');
    expect(colours(terminal)).not.toEqual([]);
  });
});

describe('hostile ids and notes', () => {
  async function drawn(): Promise<TestTerminal> {
    const terminal = drawing('hostile', { cols: 200, rows: 200 });
    await terminal.exit;
    return terminal;
  }

  test('put no control character on the terminal but what moves, erases and colours a frame', async () => {
    const raw = (await drawn()).raw().toString();
    const known = /^\u001b\[(\?25[hl]|\?2026[hl]|\d*[AEGK]|(1|2|22|33|34|39)m)$/;
    expect([...new Set(sequences(raw))].filter((sequence) => !known.test(sequence))).toEqual([]);
    const rest = raw.replaceAll(SEQUENCE, '').replaceAll('\r\n', '');
    expect(rest.match(/[\u0000-\u001f\u007f-\u009f]/g)).toBeNull();
  });

  test('stand on the screen as text, each in its row', async () => {
    const lines = (await drawn()).scrollback();
    const shown = PAYLOADS.map(({ text }) => truncate(sanitise(text), 48).trim());
    // What the emulator joins or splits differently from our table of widths is left to the bytes above.
    const simple = shown.filter((text) => /^[\x20-\x7e␀-␡…⟦⟧]+$/.test(text));
    expect(simple.length).toBeGreaterThan(40);
    for (const text of simple) expect(lines.some((line) => line.startsWith(text))).toBe(true);
  });
});

test('draws no more than ten frames a second, however fast trials end', async () => {
  const terminal = drawing('flood');
  await terminal.exit;
  const milliseconds = Number(/drawn for (\d+) ms/.exec(terminal.raw().toString())?.[1]);
  const frames = sequences(terminal.raw().toString()).filter(
    (sequence) => sequence === '\u001b[?2026h',
  ).length;
  expect(frames).toBeGreaterThan(1);
  // One at the start and one at the end come on top.
  expect(frames).toBeLessThanOrEqual(milliseconds / 100 + 2);
  expect(terminal.scrollback().some((line) => line.startsWith('Replay: 20,000 of 40,000'))).toBe(true);
});

test('does not end the replay when it cannot draw, and says so when it is stopped', async () => {
  const terminal = drawing('broken');
  expect(await terminal.exit).toEqual({ exitCode: 0, signal: 0 });
  const lines = terminal.scrollback();
  expect(lines).toContain('the display failed: Error: the terminal is gone');
  expect(lines.some((line) => line.startsWith('drawn for '))).toBe(true);
});
