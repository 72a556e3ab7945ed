import { describe, expect, test } from 'vitest';
import { sanitise } from '../../../src/text/sanitise.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { openTerminal, type TestTerminal } from '../../support/terminal/open-terminal.ts';
import { ASSAY, reviewedStudy } from './study.ts';

/** Hostile texts everywhere: ids, speech, reasoning, tools, labels of judges, rationales. */
async function hostileStudy() {
  const all = PAYLOADS.map(({ text }, index) => `<${index}>${text}</${index}>`);
  const id = (index: number) => `${PAYLOADS[index]?.text ?? ''} ${index}`;
  const items = [0, 1, 20, 37].map((index) => ({
    id: id(index),
    messages: [
      { role: 'user', content: all.join('\n') },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: all.join('\n') },
          { type: 'text', text: 'x' },
        ],
        tool_calls: [{ id: 'c', name: all[3] ?? '', arguments: all.join('\n') }],
      },
      { role: 'tool', tool_call_id: 'c', content: all.join('\n') },
    ],
    facets: { category: all[1] ?? '' },
  }));
  const judge = `judge ${PAYLOADS[0]?.text}${PAYLOADS[36]?.text}`;
  return reviewedStudy({
    files: {
      'items.jsonl': items.map((item) => JSON.stringify(item)).join('\n'),
      'gold.jsonl': items
        .map((item) => JSON.stringify({ item: item.id, annotator: 'ann', label: 'benign' }))
        .join('\n'),
      'verdicts.jsonl': items
        .map((item) => JSON.stringify({ item: item.id, judge, label: 'harmful', rationale: all.join('\n') }))
        .join('\n'),
    },
    sources: ['items.jsonl', 'gold.jsonl', 'verdicts.jsonl'],
  });
}

const SEQUENCE = /\u001b(?:\[[\d;?<>=]*[ -/]*[@-~]|.)/gs;
/** What moves, erases, colours, hides the cursor, switches screen, paste and synchronised output; nothing else. */
const OURS =
  /^\u001b\[(\?(25|2026|1049|2004)[hl]|\d*[A-G]|\d*[JK]|\d*(;\d*)?H|(0|1|2|4|22|24|33|34|36|39)?m)$/;

function expectHarmless(raw: string): void {
  const sequences = [...new Set([...raw.matchAll(SEQUENCE)].map(([text]) => text))];
  expect(sequences.filter((sequence) => !OURS.test(sequence))).toEqual([]);
  expect(
    raw
      .replaceAll(SEQUENCE, '')
      .replaceAll('\r\n', '')
      .match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g),
  ).toBeNull();
}

/** The texts that a terminal shows column by column as they are; the others are left to the bytes. */
const SIMPLE = PAYLOADS.map(
  ({ text }, index) => `<${index}>${sanitise(text, { multiline: true })}</${index}>`,
)
  .flatMap((text) => text.split('\n'))
  .map((line) => line.trim())
  .filter((line) => /^[\x20-\x7e␀-␡⟦⟧]+$/.test(line));

function expectShown(lines: readonly string[]): void {
  const all = lines.map((line) => line.trim());
  expect(SIMPLE.length).toBeGreaterThan(40);
  for (const text of SIMPLE)
    expect(
      all.some((line) => line.includes(text)),
      text,
    ).toBe(true);
}

async function pages(terminal: TestTerminal, until: RegExp): Promise<readonly string[]> {
  const lines: string[] = [];
  for (;;) {
    const screen = await terminal.waitFor(() => true);
    lines.push(...screen);
    if (screen.some((line) => until.test(line))) return lines;
    // A key is done with when the pane's place has moved: a key that waits would be read together with the next.
    terminal.press('\u0006');
    await terminal.waitFor((now) => placeOf(now) !== placeOf(screen));
  }
}

/** How far the pane in use has been read, as its heading says: `› name  60 %`. */
function placeOf(screen: readonly string[]): string | undefined {
  return /›[^│]*?(\d+) %/.exec(screen[1] ?? '')?.[1];
}

test('on the screen every hidden text stands readable, and no byte of it is obeyed', async () => {
  const study = await hostileStudy();
  const terminal = study.review({ cols: 230, rows: 200 });
  await terminal.waitFor('M1 user');
  expect(terminal.screen().join('\n')).toMatch(/hidden characters: \d{3}/);
  terminal.press('Z');
  await terminal.waitFor((screen) => !screen.some((line) => line.includes('folded')));
  const lines = await pages(terminal, /hidden characters: \d+ {2}100 %/);
  expectShown(lines);
  terminal.press('1');
  await terminal.waitFor('label saved');
  await terminal.waitFor('≠ judge');
  expectShown(await pages(terminal, /Verdicts and gold( {2}100 %|$)/));
  terminal.press('?');
  await terminal.waitFor('? closes');
  terminal.press('?');
  await terminal.waitFor('q quit');
  terminal.press('f');
  await terminal.waitFor('escape closes');
  terminal.press('f');
  await terminal.waitFor('q quit');
  terminal.press('q');
  await terminal.exit;
  expectHarmless(terminal.raw().toString());
});

describe.each([
  ['line mode', ['--plain'], {}],
  ['screen-reader mode', [], { INK_SCREEN_READER: 'true' }],
  ['a terminal on which nothing is drawn', [], { CI: '1' }],
  ['line mode for screen readers', ['--screen-reader'], {}],
])('in %s', (_, options, env) => {
  test('every hidden text stands readable, and no byte of it is obeyed', async () => {
    const study = await hostileStudy();
    const terminal = study.review({ cols: 230, rows: 200, options, env });
    await terminal.waitFor('label [1 benign');
    terminal.press('1\r');
    await terminal.waitFor('decision, a note may follow');
    terminal.press('m two of them\r');
    await terminal.waitFor('Item 2 of');
    await terminal.waitFor((screen) => screen.filter((line) => line.startsWith('label [')).length > 0);
    terminal.press('q\r');
    await terminal.exit;
    const raw = terminal.raw().toString();
    expect(raw).not.toContain('\u001b');
    expectHarmless(raw);
    expectShown(raw.split('\r\n'));
    expect(await study.decisions()).toMatchObject([
      { conclusion: { kind: 'ambiguous' }, note: 'two of them' },
    ]);
  });
});

test.each(PAYLOADS.filter(({ text }) => !text.includes('\u0000')))(
  'an error that repeats $name',
  async ({ text }) => {
    const { assay } = await reviewedStudyOnce();
    for (const option of ['--candidate', '--where', '--direction', '--criterion']) {
      const { code, err, out } = await assay('review', '--print-ids', option, text);
      expect([code, out]).toEqual([2, '']);
      expectHarmless(err);
    }
  },
);

let once: ReturnType<typeof reviewedStudy> | undefined;
function reviewedStudyOnce() {
  once ??= reviewedStudy();
  return once;
}

test('ids on stdout are sanitised too', async () => {
  const { folder } = await hostileStudy();
  const terminal = openTerminal({
    command: process.execPath,
    args: [ASSAY, 'review', '--print-ids'],
    cwd: folder,
    cols: 200,
  });
  await terminal.exit;
  expectHarmless(terminal.raw().toString());
  expect(terminal.scrollback().join('\n')).toContain('a␛]52;c;ZXZpbA==␇b 0');
});
