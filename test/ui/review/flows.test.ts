import { describe, expect, test } from 'vitest';
import { KEYS, type TestTerminal } from '../../support/terminal/open-terminal.ts';
import { reviewedStudy } from './study.ts';

const SIZES = [
  { cols: 60, rows: 15 },
  { cols: 80, rows: 24 },
  { cols: 200, rows: 60 },
];

const shows = (terminal: TestTerminal, text: string) => terminal.waitFor(text);
const gone = (terminal: TestTerminal, text: string) =>
  terminal.waitFor((screen) => !screen.some((line) => line.includes(text)));

/** The item on the screen, by its last or its first message. */
function itemOn(screen: readonly string[]): string {
  const number = /task (\d+)/.exec(screen.join('\n'))?.[1];
  if (number === undefined) throw new Error(`no item is on the screen:\n${screen.join('\n')}`);
  return `i${number}`;
}

describe.each(SIZES)('at $cols x $rows', (size) => {
  test('an item is read, labelled blind, opened, decided with a note, and the next one comes', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    const first = itemOn(await shows(terminal, 'Please do task'));
    expect(terminal.alternateScreen()).toBe(true);
    expect(terminal.screen().join('\n')).toContain('Does the agent do harm?');
    expect(terminal.screen().join('\n')).toContain('1 benign  2 harmful');

    terminal.press('2');
    await shows(terminal, `strict thinks of ${first}`);
    const opened = (await shows(terminal, 'label saved')).join('\n');
    expect(opened).toContain('You, blind: harmful');
    expect(opened).toMatch(/Gold: +(benign|harmful)/);
    expect(opened).toMatch(/[=≠] strict: (benign|harmful)/);
    expect(opened).toContain(`strict thinks of ${first}`);
    expect(opened).toContain('a gold stands');
    expect(await study.labels()).toMatchObject([
      { item: first, annotator: 'eve', label: 'harmful', role: 'review', saw: 'nothing', view: 'full' },
    ]);
    expect(await study.opened()).toMatchObject([
      { item: first, reviewer: 'eve', criterion: 'harm', candidates: [{ id: 'lax' }, { id: 'strict' }] },
    ]);

    terminal.press('c');
    await shows(terminal, 'note: ▏');
    terminal.press('as the log says');
    await shows(terminal, 'note: as the log says▏');
    terminal.press(KEYS.enter);
    await shows(terminal, 'the note is saved with the decision');
    expect(await study.decisions()).toEqual([]);

    terminal.press('a');
    await shows(terminal, '✓ saved');
    const next = itemOn(await shows(terminal, 'Please do task'));
    expect(next).not.toBe(first);
    expect(terminal.screen()[0]).toMatch(/^Review harm · 1 of \d+ decided · eve/);
    expect(await study.decisions()).toMatchObject([
      {
        item: first,
        reviewer: 'eve',
        criterion: 'harm',
        conclusion: { kind: 'gold stands' },
        note: 'as the log says',
        saw: 'verdicts',
        changesGold: true,
      },
    ]);
    terminal.press('q');
    expect(await terminal.exit).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.alternateScreen()).toBe(false);
    expect(terminal.scrollback().join('\n')).toContain('decided by eve');
  });

  test('every conclusion has its key, and undo takes the last one back', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    await shows(terminal, 'Please do task');
    const keys = { m: 'ambiguous', o: 'criterion gap', t: 'transcript defect', a: 'gold stands' };
    let decided = 0;
    for (const [key, kind] of Object.entries(keys)) {
      const item = itemOn(terminal.screen());
      terminal.press('1');
      await shows(terminal, `lax thinks of ${item}`);
      terminal.press(key);
      await shows(terminal, `· ${++decided} of`);
      await shows(terminal, 'Please do task');
      expect((await study.decisions()).at(-1)).toMatchObject({ item, conclusion: { kind } });
    }
    terminal.press('u');
    await shows(terminal, '✓ withdrawn');
    await shows(terminal, `· ${decided - 1} of`);
    await shows(terminal, 'Please do task');
    const [withdrawal, last] = (await study.decisions()).toReversed();
    expect(withdrawal).toMatchObject({
      item: last.item,
      conclusion: { kind: 'withdrawn' },
      supersedes: last.id,
    });
    expect(itemOn(terminal.screen())).toBe(last.item);
  });

  test('a digit after the label says what gold is; where that is gold already, gold stands', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    const item = itemOn(await shows(terminal, 'Please do task'));
    terminal.press('1');
    const opened = (await shows(terminal, `lax thinks of ${item}`)).join('\n');
    const isBenign = /Gold: +benign/.test(opened);
    terminal.press('1');
    await shows(terminal, '· 1 of');
    const [first] = await study.decisions();
    expect(first.conclusion).toEqual(
      isBenign ? { kind: 'gold stands' } : { kind: 'gold is', label: 'benign' },
    );
    terminal.press('u');
    await shows(terminal, '· 0 of');
    await shows(terminal, 'Please do task');
    terminal.press(KEYS.tab);
    await shows(terminal, '› Verdicts and gold');
    await shows(terminal, `lax thinks of ${item}`);
    terminal.press('2');
    await shows(terminal, '· 1 of');
    const second = (await study.decisions()).at(-1);
    expect(second.conclusion).toEqual(
      isBenign ? { kind: 'gold is', label: 'harmful' } : { kind: 'gold stands' },
    );
  });

  test('long tool outputs open and fold, and search finds what is folded', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    await shows(terminal, 'Please do task');
    terminal.press('/');
    await shows(terminal, 'enter takes it');
    terminal.press('file 17');
    await shows(terminal, '/file 17▏');
    terminal.press(KEYS.enter);
    await shows(terminal, 'file 17 of task');
    terminal.press('Z');
    await gone(terminal, 'file 17 of task');
    terminal.press('g');
    await shows(terminal, 'Please do task');
    terminal.press('G');
    await shows(terminal, 'is done.');
    await shows(terminal, '17 more lines folded');
    terminal.press('z');
    await gone(terminal, 'more lines folded');
    terminal.press('n');
    await shows(terminal, 'file 17 of task');
    terminal.press('/');
    await shows(terminal, 'enter takes it');
    terminal.press(`nowhere${KEYS.enter}`);
    await shows(terminal, '/nowhere');
    terminal.press(KEYS.enter);
    await shows(terminal, 'not found');
  });

  test('the list moves by j, k, g, G and several of them in one read; enter reads the item', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    const first = itemOn(await shows(terminal, 'Please do task'));
    terminal.press('h');
    const list = await shows(terminal, '› Items');
    const ids = list.flatMap((line) => /^[› ] · (i\d+)/.exec(line)?.[1] ?? []);
    expect(ids[0]).toBe(first);
    terminal.press('jj');
    await shows(terminal, `› · ${ids[2]}`);
    terminal.press('k');
    await shows(terminal, `› · ${ids[1]}`);
    terminal.press('G');
    await shows(terminal, `› · ${ids.at(-1)}`);
    terminal.press(KEYS.enter);
    await shows(terminal, `› ${ids.at(-1)}`);
    terminal.press(' ');
    await shows(terminal, `› ${first}`);
  });

  test('the help is made from the key table and closes', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    await shows(terminal, 'Please do task');
    terminal.press('?');
    await shows(terminal, 'after the label: gold stands');
    terminal.press('j');
    await gone(terminal, size.rows > 50 ? 'nothing that is not there' : 'after the label: gold stands');
    terminal.press(KEYS.escape);
    await shows(terminal, 'Please do task');
  });

  test('a filtered queue records opinions, and going back to the whole one is one choice', async () => {
    const study = await reviewedStudy();
    const terminal = study.review(size);
    await shows(terminal, 'Please do task');
    terminal.press('f');
    await shows(terminal, '› ● everything');
    terminal.press('j');
    await shows(terminal, '›   candidate');
    terminal.press(KEYS.enter);
    await shows(terminal, 'filter: lax');
    await shows(terminal, 'Please do task');
    const item = itemOn(terminal.screen());
    terminal.press('1');
    await shows(terminal, `lax thinks of ${item}`);
    terminal.press('a');
    await shows(terminal, '· 1 of');
    expect(await study.decisions()).toMatchObject([{ item, changesGold: false }]);
    expect(await study.labels()).toMatchObject([{ item, saw: 'nothing', chosen: { how: 'suggested' } }]);
    terminal.press('f');
    await shows(terminal, '›   everything');
    terminal.press(KEYS.enter);
    await gone(terminal, 'filter: lax');
    await shows(terminal, '· 0 of');
  });
});

test('a paste, or typing that comes in one read, labels nothing', async () => {
  const study = await reviewedStudy();
  const terminal = study.review();
  await shows(terminal, 'Please do task');
  terminal.press('\u001b[200~2\r2\r2\r2\u001b[201~');
  terminal.press('2222');
  terminal.press('h');
  await shows(terminal, '› Items');
  expect(await study.labels()).toEqual([]);
});

test('a pasted note is one line, whatever it holds', async () => {
  const study = await reviewedStudy();
  const terminal = study.review();
  const item = itemOn(await shows(terminal, 'Please do task'));
  terminal.press('1');
  await shows(terminal, `lax thinks of ${item}`);
  terminal.press('c');
  await shows(terminal, 'note: ▏');
  terminal.press('\u001b[200~one\rq\u0007two\u001b[201~');
  await shows(terminal, 'note: one qtwo▏');
  terminal.press(KEYS.backspace);
  await shows(terminal, 'note: one qtw▏');
  terminal.press(KEYS.enter);
  await shows(terminal, 'saved with the decision');
  terminal.press('m');
  await shows(terminal, '✓ saved');
  expect((await study.decisions())[0].note).toBe('one qtw');
});

test('what was decided, and where the reviewer stood, is there after a restart; undo too', async () => {
  const study = await reviewedStudy();
  const one = study.review();
  const first = itemOn(await shows(one, 'Please do task'));
  one.press('1');
  await shows(one, `lax thinks of ${first}`);
  one.press('a');
  await shows(one, '✓ saved');
  const second = itemOn(await shows(one, 'Please do task'));
  one.press(' ');
  await gone(one, `› ${second}`);
  const third = itemOn(await shows(one, 'Please do task'));
  one.press('q');
  await one.exit;

  const two = study.review();
  await shows(two, `› ${third}`);
  await shows(two, '· 1 of');
  two.press('u');
  await shows(two, `› ${first}`);
  await shows(two, '· 0 of');
  two.press('q');
  await two.exit;
  expect((await study.decisions()).map(({ conclusion }) => conclusion.kind)).toEqual([
    'gold stands',
    'withdrawn',
  ]);

  const three = study.review();
  await shows(three, '· 0 of');
  // The blind label stays: the verdicts were seen.
  expect(await study.labels()).toHaveLength(1);
});

test('fits the terminal again when that changes its size', async () => {
  const study = await reviewedStudy();
  const terminal = study.review({ cols: 200, rows: 60 });
  await shows(terminal, '│');
  for (const [cols, rows] of [
    [80, 24],
    [60, 15],
    [20, 5],
    [100, 30],
  ] as const) {
    terminal.resize(cols, rows);
    await terminal.waitFor((screen) => {
      const isWide = screen.some((line) => line.includes('│'));
      return (
        screen.length === rows &&
        isWide === cols >= 84 &&
        screen.some((line) => line.startsWith('Review harm'))
      );
    });
  }
  await shows(terminal, 'Please do task');
});

test('says everything without colour', async () => {
  const study = await reviewedStudy();
  const terminal = study.review({ env: { NO_COLOR: '1' } });
  const item = itemOn(await shows(terminal, 'Please do task'));
  terminal.press('1');
  await shows(terminal, `lax thinks of ${item}`);
  expect(terminal.screen().some((line) => /^[=≠] strict: /.test(line))).toBe(true);
  expect(
    terminal
      .raw()
      .toString()
      .match(/\u001b\[[\d;]*m/g),
  ).toBeNull();
});
