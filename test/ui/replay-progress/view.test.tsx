import fc from 'fast-check';
import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../../src/domain/outcome.ts';
import type { ProgressState } from '../../../src/replay/progress.ts';
import { displayWidth } from '../../../src/text/width.ts';
import { NO_NOTES, type Notes } from '../../../src/ui/replay-progress/notes.ts';
import { themeFor } from '../../../src/ui/replay-progress/theme.ts';
import { ReplayProgressView } from '../../../src/ui/replay-progress/view.tsx';
import { PAYLOADS } from '../../support/payloads.ts';
import { candidate, replay, THREE } from './states.ts';

const WAITING: Notes = {
  current: 'waiting 7 s: the provider is overloaded',
  past: ['after 12 s: waiting 2 s: 429 Too Many Requests'],
};

function draw(
  state: ProgressState,
  { columns = 80, rows = 24, notes = NO_NOTES, ended = false, colour = false } = {},
): string {
  const progress = { state, notes, ended };
  return renderToString(
    <ReplayProgressView progress={progress} size={{ columns, rows }} theme={themeFor(colour)} />,
    { columns },
  );
}

describe('a replay in progress', () => {
  // The figures by hand: 300 + 50 + 1,000 + 0 of 4 x 1,000 trials are 33.75 %, cut; 1,350 in 100 s are 13.5/s;
  // 2,650 left at that rate take 196.3 s; 1,234,567 + 98,000 tokens; $12.345 and one unknown price.
  test.each([60, 80, 200])('is drawn in %i columns', async (columns) => {
    const drawn = draw(THREE, { columns, notes: WAITING });
    await expect(`${drawn}\n`).toMatchFileSnapshot(`golden/progress-${columns}.golden.txt`);
  });

  test.each([12, 8, 5, 3, 1])(
    'gives up details, candidates and notes, in this order, in %i rows',
    async (rows) => {
      const drawn = draw(THREE, { rows });
      expect(drawn.split('\n').length).toBeLessThanOrEqual(Math.max(1, rows - 1));
      await expect(`${drawn}\n`).toMatchFileSnapshot(`golden/progress-${rows}-rows.golden.txt`);
    },
  );

  test('leaves a last frame without hint, note or time left', async () => {
    const drawn = draw(THREE, { ended: true, notes: { past: WAITING.past } });
    await expect(`${drawn}\n`).toMatchFileSnapshot('golden/ended.golden.txt');
  });
});

test('shows the first candidates and counts the others where there are more than rows', () => {
  const many = replay(Array.from({ length: 40 }, (_, index) => candidate(`judge ${index}`, index, 100)));
  const lines = draw(many, { rows: 24 }).split('\n');
  // 23 lines: title, pace, gap, candidates of two lines each, this count, hint: nine candidates fit.
  expect(lines.filter((line) => line.startsWith('judge')).map((line) => line.slice(0, 8).trim())).toEqual(
    Array.from({ length: 9 }, (_, index) => `judge ${index}`),
  );
  // 9 + 10 + ... + 39 = 744.
  expect(lines).toContain('31 more candidates: 744 of 3,100 trials done');
});

test('says that a price is unknown, and never $0', () => {
  const drawn = draw(
    replay([
      candidate('unknown', 5, 10, { tokens: 900, costKnown: false }),
      candidate('half known', 5, 10, { tokens: 900, cost: 1.5, costKnown: false }),
      candidate('nothing sent', 5, 10, { outcomes: { verdict: 5 } }),
      candidate('costs nothing', 5, 10, { tokens: 900 }),
    ]),
    { columns: 120 },
  );
  const line = (id: string) => drawn.split('\n').find((text) => text.startsWith(id));
  expect(line('unknown')).toMatch(/900 tokens +price unknown$/);
  expect(line('half known')).toMatch(/900 tokens +\$1\.50 or more$/);
  expect(line('nothing sent')).toMatch(/5\/10$/);
  expect(line('costs nothing')).toMatch(/900 tokens +free$/);
  expect(drawn).not.toMatch(/\$0(\.00)?\b(?!\.)/);
});

test('names the kinds of outcome that occurred and no other', () => {
  const drawn = draw(
    replay([candidate('judge', 4, 10, { outcomes: { verdict: 1, cut_off: 2, too_long: 1 } })]),
  );
  expect(drawn).toContain('\n  1 verdict, 2 cut off, 1 too long\n');
  expect(drawn).not.toMatch(/refused|failed|abstained|unparsable/);
});

test('says 100 % when everything is done and not before', () => {
  expect(draw(replay([candidate('judge', 9999, 10_000)]))).toContain('9,999 of 10,000 trials  99 %');
  expect(draw(replay([candidate('judge', 10_000, 10_000)]))).toContain('10,000 of 10,000 trials  100 %');
  expect(draw(replay([]))).toContain('0 of 0 trials  –');
});

test('promises no time left while it stops', () => {
  expect(draw(THREE)).toContain(' left');
  expect(draw({ ...THREE, stopping: true })).not.toContain(' left');
});

test('says by words and bars alone what it says in colour', () => {
  // renderToString colours only where the test runs in colour: without a theme there is nothing to lose.
  const uncoloured = (text: string) => text.replaceAll(/\u001b\[[\d;]*m/g, '');
  expect(uncoloured(draw(THREE, { notes: WAITING, colour: true }))).toBe(draw(THREE, { notes: WAITING }));
});

test.each(PAYLOADS)('$name in an id puts no control character into the drawing', ({ text }) => {
  const drawn = draw(replay([candidate(text, 1, 2)]));
  expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(drawn.split('\n')).toHaveLength(draw(replay([candidate('plain', 1, 2)])).split('\n').length);
});

test('never leaves the screen, whatever its size and whatever is shown', () => {
  const anyCandidate = fc
    .record({
      id: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...PAYLOADS.map(({ text }) => text))),
      done: fc.nat(10_000_000),
      planned: fc.nat(10_000_000),
      counts: fc.array(fc.nat(100_000), { minLength: OUTCOMES.length, maxLength: OUTCOMES.length }),
      tokens: fc.nat(2_000_000_000),
      cost: fc.double({ min: 0, max: 1e6, noNaN: true }),
      costKnown: fc.boolean(),
    })
    .map(({ id, done, planned, counts, ...rest }) =>
      candidate(id, Math.min(done, planned), planned, {
        ...rest,
        outcomes: Object.fromEntries(OUTCOMES.map((outcome, index) => [outcome, counts[index] ?? 0])),
      }),
    );
  const size = fc.record({
    columns: fc.integer({ min: 1, max: 220 }),
    rows: fc.integer({ min: 1, max: 60 }),
    ended: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyCandidate, { maxLength: 30 }), size, (candidates, options) => {
      const lines = draw(replay(candidates), options).split('\n');
      expect(lines.length).toBeLessThanOrEqual(Math.max(1, options.rows - 1));
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(options.columns);
    }),
    { seed: 20_261_120, numRuns: 150 },
  );
});
