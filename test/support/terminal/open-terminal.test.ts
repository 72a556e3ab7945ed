import { expect, test } from 'vitest';
import { KEYS, openTerminal } from './open-terminal.ts';

const node = (script: string, rest: { cols?: number; rows?: number } = {}) =>
  openTerminal({ command: process.execPath, args: ['-e', script], ...rest });

test('shows what a person would see, and keeps the bytes', async () => {
  const terminal = node(String.raw`process.stdout.write('one\ntwo\x1b[1A\x1b[31mX\x1b[0m\n\n日本\n')`);
  expect(await terminal.exit).toEqual({ exitCode: 0, signal: 0 });
  expect(terminal.screen().slice(0, 4)).toEqual(['oneX', 'two', '日本', '']);
  expect(terminal.raw().includes('\u001b[31mX')).toBe(true);
});

test('keeps what scrolled off the top', async () => {
  const terminal = node(`for (let i = 1; i <= 8; i++) console.log('line ' + i)`, { rows: 4 });
  await terminal.exit;
  expect(terminal.screen()).toEqual(['line 6', 'line 7', 'line 8', '']);
  expect(terminal.scrollback()[0]).toBe('line 1');
});

test('types keys, waits for what they do, and tells of a new size', async () => {
  const terminal = node(`
    process.stdin.setRawMode(true);
    process.stdin.on('data', (data) => console.log('got ' + JSON.stringify(String(data))));
    process.stdout.on('resize', () => console.log(process.stdout.columns + ' x ' + process.stdout.rows));
    console.log('ready');
  `);
  await terminal.waitFor('ready');
  terminal.press(KEYS.down);
  await terminal.waitFor('got "\\u001b[B"');
  terminal.resize(50, 10);
  await terminal.waitFor((screen) => screen.includes('50 x 10'));
});

test('makes a signal of Ctrl-C, and says which signal ended the program', async () => {
  const script = `console.log('ready'); setInterval(() => {}, 1000)`;
  const interrupted = node(script);
  await interrupted.waitFor('ready');
  interrupted.press(KEYS.ctrlC);
  expect(await interrupted.exit).toEqual({ exitCode: 0, signal: 2 });

  const killed = node(script);
  await killed.waitFor('ready');
  killed.kill('SIGTERM');
  expect(await killed.exit).toEqual({ exitCode: 0, signal: 15 });
});

test('says what was on the screen when the program ends or time is up first', async () => {
  await expect(node(`console.log('bye')`).waitFor('hello')).rejects.toThrow(
    /^the program ended \(exit code 0, signal 0\) before the screen showed "hello":\nbye/,
  );
  const silent = node(`console.log('ready'); setInterval(() => {}, 1000)`);
  await silent.waitFor('ready');
  await expect(silent.waitFor('hello', 1)).rejects.toThrow(/^1 ms went by before/);
});

test('follows cursor and alternate screen', async () => {
  const terminal = node(
    String.raw`process.stdout.write('\x1b[?1049h\x1b[?25lin'); setInterval(() => {}, 1000)`,
  );
  await terminal.waitFor('in');
  expect([terminal.alternateScreen(), terminal.cursorHidden()]).toEqual([true, true]);
});
