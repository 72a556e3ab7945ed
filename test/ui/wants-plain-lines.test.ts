import { expect, test } from 'vitest';
import { wantsPlainLines } from '../../src/ui/wants-plain-lines.ts';

const TERMINAL = { isTTY: true };

test('a terminal is drawn on', () => {
  expect(wantsPlainLines({ TERM: 'xterm-256color' }, TERMINAL)).toBe(false);
  expect(wantsPlainLines({ CI: 'false', INK_SCREEN_READER: '0', NO_COLOR: '1' }, TERMINAL)).toBe(false);
});

test.each([{ TERM: 'dumb' }, { CI: 'true' }, { CI: '1' }, { INK_SCREEN_READER: 'true' }])(
  'lines are printed with %j',
  (env) => {
    expect(wantsPlainLines(env, TERMINAL)).toBe(true);
  },
);

test('lines are printed into a pipe or file', () => {
  expect(wantsPlainLines({}, {})).toBe(true);
  expect(wantsPlainLines({}, { isTTY: false })).toBe(true);
});
