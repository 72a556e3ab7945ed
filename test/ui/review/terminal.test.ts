import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/stats/random/random.ts';
import { KEYS, openTerminal, type TestTerminal } from '../../support/terminal/open-terminal.ts';
import { ASSAY, reviewedStudy } from './study.ts';

/** A review under a shell that lives on and says whether the terminal is as it was. */
function underShell(cwd: string, env: Readonly<Record<string, string>> = {}): TestTerminal {
  const script = `trap : INT; before=$(stty -g); "$0" "$@"; echo "exit code $?"
    if [ "$before" = "$(stty -g)" ]; then echo terminal as before; else echo terminal changed; fi`;
  return openTerminal({
    command: 'sh',
    args: ['-c', script, process.execPath, ASSAY, 'review', '--reviewer', 'eve'],
    cwd,
    env,
  });
}

function expectRestored(terminal: TestTerminal): void {
  expect(terminal.alternateScreen()).toBe(false);
  expect(terminal.cursorHidden()).toBe(false);
  // Bracketed paste is off again: what was last said of it is `l`.
  expect(
    [
      ...terminal
        .raw()
        .toString()
        .matchAll(/\u001b\[\?2004([hl])/g),
    ].at(-1)?.[1],
  ).toBe('l');
}

describe('the terminal is given back', () => {
  test.each([
    ['q', 'q', 0],
    ['Ctrl-C', KEYS.ctrlC, 130],
  ])('after %s', async (_, key, code) => {
    const { folder } = await reviewedStudy();
    const terminal = underShell(folder);
    await terminal.waitFor('Please do task');
    terminal.press(key);
    await terminal.waitFor(`exit code ${code}`);
    await terminal.exit;
    expect(terminal.scrollback()).toContain('terminal as before');
    expectRestored(terminal);
  });

  test.each([
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const)('after %s', async (signal, number) => {
    const study = await reviewedStudy();
    const terminal = study.review();
    await terminal.waitFor('Please do task');
    expect(terminal.cursorHidden()).toBe(true);
    terminal.kill(signal);
    expect((await terminal.exit).signal).toBe(number);
    expectRestored(terminal);
  });

  test('after a crash, whose stack is in the scrollback', async () => {
    const { folder } = await reviewedStudy();
    const bug = `process.on('SIGUSR2', () => { throw new Error('a bug somewhere') })`;
    const terminal = underShell(folder, {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bug)}`,
    });
    await terminal.waitFor('Please do task');
    const child = await childOf(terminal.pid);
    process.kill(child, 'SIGUSR2');
    await terminal.exit;
    expect(terminal.scrollback()).toContain('terminal as before');
    expect(terminal.scrollback().join('\n')).toContain('a bug somewhere');
    expectRestored(terminal);
  });

  test('while it is suspended by Ctrl-Z, and taken again after', async () => {
    const { folder } = await reviewedStudy();
    const terminal = openTerminal({
      command: 'bash',
      args: ['--norc', '--noprofile', '-i'],
      cwd: folder,
      env: { PS1: 'shell> ' },
    });
    await terminal.waitFor('shell>');
    terminal.press(`"${process.execPath}" "${ASSAY}" review --reviewer eve\r`);
    await terminal.waitFor('Please do task');
    terminal.press(KEYS.ctrlZ);
    await terminal.waitFor('Stopped');
    expect(terminal.alternateScreen()).toBe(false);
    expect(terminal.cursorHidden()).toBe(false);
    terminal.press('fg\r');
    await terminal.waitFor('Please do task');
    expect(terminal.alternateScreen()).toBe(true);
    terminal.press('q');
    await terminal.waitFor('decided by eve');
    expect(terminal.alternateScreen()).toBe(false);
  });
});

async function childOf(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return Number(children.trim().split(' ').at(-1));
}

describe('kill -9', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'after random keys (seed %i) loses nothing that was shown as saved',
    async (seed) => {
      const study = await reviewedStudy();
      const random = stream(seed, 'keys');
      const pick = <Value>(values: readonly Value[]) =>
        values[Math.floor(random.nextUniform() * values.length)] as Value;
      const terminal = study.review();
      await terminal.waitFor('Please do task');
      const shown = { labels: 0, decisions: 0 };
      const steps = 2 + Math.floor(random.nextUniform() * 12);
      for (let step = 0; step < steps; step++) {
        const screen = terminal.screen().join('\n');
        if (screen.includes('label it blind') || screen.includes('1 benign')) {
          terminal.press(pick(['1', '2', '-']));
          await terminal.waitFor('✓ label saved');
          await terminal.waitFor('thinks of');
          shown.labels++;
        } else if (random.nextUniform() < 0.3 && /· [1-9]\d* of/.test(screen)) {
          terminal.press('u');
          await terminal.waitFor('✓ withdrawn');
          shown.decisions++;
          break;
        } else if (screen.includes('a gold stands')) {
          terminal.press(pick(['a', '1', '2', 'm', 'o', 't']));
          await terminal.waitFor('✓ saved');
          shown.decisions++;
          if (terminal.screen().join('\n').includes('everything here is decided')) break;
          await terminal.waitFor('Please do task');
        }
      }
      // One key more, whose saving may or may not be under way.
      terminal.press(pick(['1', '2', 'a', 'u', 'm', ' ']));
      terminal.kill('SIGKILL');
      expect((await terminal.exit).signal).toBe(9);

      const [labels, decisions] = [await study.labels(), await study.decisions()];
      expect(labels.length - shown.labels).toBeGreaterThanOrEqual(0);
      expect(labels.length - shown.labels).toBeLessThanOrEqual(1);
      expect(decisions.length - shown.decisions).toBeGreaterThanOrEqual(0);
      expect(decisions.length - shown.decisions).toBeLessThanOrEqual(1);

      const withdrawn = decisions.filter(({ conclusion }) => conclusion.kind === 'withdrawn').length;
      const again = study.review();
      await again.waitFor(`· ${decisions.length - 2 * withdrawn} of 6 decided`);
    },
  );
});

test('says in one sentence that it needs a terminal, and how to do without', async () => {
  const { folder } = await reviewedStudy();
  const terminal = openTerminal({
    command: 'sh',
    args: [
      '-c',
      '"$0" "$@" < /dev/null; echo "exit code $?"',
      process.execPath,
      ASSAY,
      'review',
      '--reviewer',
      'eve',
    ],
    cwd: folder,
  });
  await terminal.exit;
  const said = terminal.scrollback().filter((line) => line !== '');
  expect(said).toEqual([
    'error: assay review needs a terminal to draw on and to read keys from',
    ' = help: use --plain to answer line by line, or --print-ids for the queue alone',
    'exit code 2',
  ]);
});

test('draws on stderr: stdout is data', async () => {
  const { folder } = await reviewedStudy();
  const terminal = openTerminal({
    command: 'sh',
    args: [
      '-c',
      '"$0" "$@" > out.json; cat out.json',
      process.execPath,
      ASSAY,
      'review',
      '--reviewer',
      'eve',
      '--json',
    ],
    cwd: folder,
    cols: 200,
  });
  await terminal.waitFor('Please do task');
  terminal.press('q');
  await terminal.exit;
  expect(terminal.scrollback().join('\n')).toContain('"schema": "assay/review"');
});
