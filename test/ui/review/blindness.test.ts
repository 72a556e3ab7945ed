import { describe, expect, test } from 'vitest';
import { KEYS, type TestTerminal } from '../../support/terminal/open-terminal.ts';
import { reviewedStudy } from './study.ts';

/** Everything that can be looked at without giving a label; the last screen of each look. */
async function lookAround(terminal: TestTerminal): Promise<readonly string[]> {
  const screens: string[] = [];
  // The foot is drawn last: with it and the item's text, the whole screen is there.
  const look = async (...texts: readonly string[]) => {
    const screen = await terminal.waitFor((now) =>
      [...texts, 'q quit'].every((text) => now.some((line) => line.includes(text))),
    );
    screens.push(screen.join('\n'));
    return screen;
  };
  await look('Please do task');
  // Keys that decide, note, or open verdicts once an item is labelled; none of them may do anything yet.
  // An arrow after each makes it a press of its own, however many the program reads at once.
  for (const key of ['a', 'm', 'o', 't', 'c', KEYS.enter, KEYS.right, 'l', '?'])
    terminal.press(`${key}${KEYS.up}`);
  screens.push((await terminal.waitFor('? closes')).join('\n'));
  terminal.press('?');
  await look('Please do task');
  const isNarrow = !terminal.screen().some((line) => line.includes('│'));
  const item = isNarrow ? [] : ['Please do task'];
  terminal.press(KEYS.tab);
  const list = await look('› Items', ...item);
  const last = list.flatMap((line) => /^[› ] · (i\d+)/.exec(line)?.[1] ?? []).at(-1) ?? '';
  terminal.press('G');
  const own = `Please do task ${last.slice(1)}.`;
  await look(`› · ${last}`, ...(isNarrow ? [] : [own, `Task ${last.slice(1)} is done.`]));
  terminal.press(KEYS.tab);
  await look(`› ${last}`, own, ...(isNarrow ? [] : [`Task ${last.slice(1)} is done.`]));
  return screens;
}

describe.each([
  { cols: 60, rows: 15 },
  { cols: 80, rows: 24 },
  { cols: 200, rows: 60 },
])('before the label, at $cols x $rows', (size) => {
  test('no screen holds a verdict, a rationale, a candidate or gold', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    const screens = await lookAround(terminal);
    terminal.press('q');
    await terminal.exit;
    const all = `${screens.join('\n')}\n${terminal.raw().toString()}`;
    for (const told of ['thinks of', 'strict', 'lax', 'Gold:', 'Verdicts and gold', '≠', '1 gold is']) {
      expect(all).not.toContain(told);
    }
    expect(await study.opened()).toEqual([]);
    expect(await study.decisions()).toEqual([]);
  });

  test('with every gold label and every verdict the other way round, the screens are the same', async () => {
    const [study, swapped] = await Promise.all([reviewedStudy(), reviewedStudy({ swapped: true })]);
    const screens = await lookAround(study.review(size));
    expect(await lookAround(swapped.review(size))).toEqual(screens);
  });
});

test('the label is blind only where no filter has told the verdict', async () => {
  const study = await reviewedStudy();
  const terminal = study.review();
  await terminal.waitFor('Please do task');
  terminal.press('f');
  await terminal.waitFor('labels not blind');
  // everything, lax, strict, then the first direction
  terminal.press('j');
  await terminal.waitFor('›   candidate lax');
  terminal.press('j');
  await terminal.waitFor('›   candidate strict');
  terminal.press('j');
  await terminal.waitFor('›   gold benign, judged harmful');
  terminal.press(KEYS.enter);
  await terminal.waitFor('benign judged harmful');
  // Switching the filter off again does not make it unseen, and neither does a restart.
  terminal.press('f');
  await terminal.waitFor('›   everything');
  terminal.press(KEYS.enter);
  await terminal.waitFor('the whole queue');
  terminal.press('q');
  await terminal.exit;

  const again = study.review();
  await again.waitFor('Please do task');
  const told = new Map<string, string>();
  for (let decided = 1; decided <= 6; decided++) {
    const item = /^› (i\d+)/.exec((await again.waitFor('Please do task'))[1] ?? '')?.[1] ?? '';
    again.press('1');
    const opened = (await again.waitFor(`lax thinks of ${item}`)).join('\n');
    told.set(item, /Gold: +benign/.test(opened) ? 'verdicts' : 'nothing');
    again.press('m');
    await again.waitFor(`· ${decided} of`);
  }
  expect(told.size).toBe(6);
  expect(new Map((await study.labels()).map(({ item, saw }) => [item, saw]))).toEqual(told);
});
