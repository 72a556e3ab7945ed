import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { criterion, type ReadingSpec, study } from './study.ts';

const yesNo = criterion('binary', ['yes', 'no'], { positive: 0 });
const cell = fc.record({ gold: fc.boolean(), said: fc.constantFrom('yes', 'no', 'missing') });

function measures(rows: readonly { gold: boolean; said: string }[]) {
  const comparison = compare(
    study({
      criterion: yesNo,
      items: rows.map((_, index) => ({ key: `i${index}` })),
      annotations: rows.map(({ gold }, index) => ({
        item: `i${index}`,
        annotator: 'ann',
        label: gold ? 'yes' : 'no',
      })),
      readings: rows.map(
        ({ said }, index): ReadingSpec => ({
          item: `i${index}`,
          judge: 'j',
          said: said === 'missing' ? { outcome: 'failed' } : said,
        }),
      ),
      settings: { replicates: 5 },
    }),
  );
  return new Map(comparison.candidates[0]?.main.overall.measures.map((measure) => [measure.id, measure]));
}

/** All ways to fill in the missing verdicts one by one, not only constant ones: up to 2^6. */
function everyCompletion(
  rows: readonly { gold: boolean; said: string }[],
): readonly { gold: boolean; said: string }[][] {
  const missing = rows.filter(({ said }) => said === 'missing').length;
  return Array.from({ length: 2 ** missing }, (_, code) => {
    let bit = 0;
    return rows.map(({ gold, said }) =>
      said === 'missing' ? { gold, said: (code >> bit++) & 1 ? 'yes' : 'no' } : { gold, said },
    );
  });
}

const BETWEEN = ['scott_pi', 'mcc', 'macro_f1'];

test('every figure that a missing verdict could move has bounds, but those that describe', () => {
  const said = ['yes', 'no', 'yes', 'no', 'missing', 'missing'];
  const all = measures(said.map((own, index) => ({ gold: index % 3 !== 1, said: own })));
  const without = [...all].flatMap(([id, { bounds }]) => (bounds === undefined ? [id] : []));
  expect(without).toEqual(['kappa_max']);
});

test('a rating has them too: by search for the ICC, exactly for distances', () => {
  const scale = Array.from({ length: 10 }, (_, index) => String(index + 1));
  const rows = [
    ['1', '2'],
    ['3', '3'],
    ['8', '9'],
    ['9', '6'],
    ['10', '10'],
    ['4', undefined],
    ['9', undefined],
  ] as const;
  const rated = (said: readonly (string | undefined)[]) => {
    const { candidates } = compare(
      study({
        criterion: criterion('rating', scale),
        items: rows.map((_, index) => ({ key: `i${index}` })),
        annotations: rows.map(([gold], index) => ({ item: `i${index}`, annotator: 'ann', label: gold })),
        readings: said.map(
          (own, index): ReadingSpec => ({
            item: `i${index}`,
            judge: 'j',
            said: own ?? { outcome: 'failed' },
          }),
        ),
        settings: { replicates: 5 },
      }),
    );
    return new Map(candidates[0]?.main.overall.measures.map((measure) => [measure.id, measure]));
  };
  const found = rated(rows.map(([, own]) => own));
  const completions = scale.flatMap((one) =>
    scale.map((two) => rated(rows.map(([gold, own]) => own ?? (gold === '4' ? one : two)))),
  );
  for (const [id, exact] of [
    ['icc_agreement', false],
    ['mean_absolute_error', true],
    ['signed_bias', true],
  ] as const) {
    const values = completions.flatMap((own) => own.get(id)?.estimate ?? []);
    const bounds = found.get(id)?.bounds;
    expect(bounds?.exact, id).toBe(exact);
    expect(bounds?.low, id).toBeCloseTo(Math.min(...values), 9);
    expect(bounds?.high, id).toBeCloseTo(Math.max(...values), 9);
  }
});

test('no way of filling in missing verdicts leaves the bounds of two labels, and they are reached', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (rows) => {
      fc.pre(
        rows.some(({ said }) => said === 'missing') &&
          rows.filter(({ said }) => said === 'missing').length <= 4,
      );
      const completions = everyCompletion(rows).map(measures);
      for (const [id, { bounds }] of measures(rows)) {
        if (bounds === undefined) continue;
        const values = completions.flatMap((own) => {
          const value = own.get(id)?.estimate;
          return value === undefined ? [] : [value];
        });
        // These may have their extremes between the corners: the search says so.
        expect(bounds.exact, id).toBe(!BETWEEN.includes(id));
        if (BETWEEN.includes(id)) {
          expect(bounds.low, id).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(bounds.high, id).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          continue;
        }
        expect(Math.min(...values), id).toBeCloseTo(bounds.low, 9);
        expect(Math.max(...values), id).toBeCloseTo(bounds.high, 9);
      }
    }),
    { seed: 11, numRuns: 40 },
  );
});
