import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { criterion, type ReadingSpec, study } from './study.ts';

const yesNo = criterion('binary', ['yes', 'no'], { positive: 0 });

function figures(
  trials: Readonly<Record<string, readonly ReadingSpec['said'][]>>,
  gold: Readonly<Record<string, string>>,
) {
  const result = compare(
    study({
      criterion: yesNo,
      items: Object.keys(gold).map((key) => ({ key })),
      annotations: Object.entries(gold).map(([item, label]) => ({ item, annotator: 'ann', label })),
      readings: Object.entries(trials).flatMap(([item, own]) =>
        own.map((said, index) => ({ item, judge: 'j', said, repeat: index + 1 })),
      ),
    }),
  ).candidates[0];
  if (result === undefined) throw new Error('no candidate');
  return result;
}

test('items weigh equally however often they were asked, and n counts items', () => {
  // a: yes in 2 of 3; b: no in 2 of 2; c: yes once. Gold yes, no, no: agreement (2/3 + 1 + 0) / 3 = 5/9.
  const { main } = figures(
    { a: ['yes', 'yes', 'no'], b: ['no', 'no'], c: ['yes'] },
    { a: 'yes', b: 'no', c: 'no' },
  );
  expect(main.overall.n).toBe(3);
  expect(main.overall.measures[0]?.estimate).toBeCloseTo(5 / 9, 12);
  expect(main.overall.confusion[0]?.[0]).toBeCloseTo(2 / 3, 12);
  expect(main.overall.confusion[1]).toEqual([1, 1]);
});

test('an item is left out only where none of its trials gave a verdict, for the most frequent reason', () => {
  const { main, verdictRate } = figures(
    {
      a: ['yes', { outcome: 'failed' }],
      b: [{ outcome: 'failed' }, { outcome: 'refused' }, { outcome: 'refused' }],
    },
    { a: 'yes', b: 'no' },
  );
  expect(main.overall.n).toBe(1);
  expect(main.overall.leftOut.map(({ reason, count }) => [reason, count])).toEqual([['refused', 1]]);
  expect(verdictRate).toBe(0.25);
});

test('readings of later occasions are another measurement', () => {
  const comparison = compare(
    study({
      criterion: yesNo,
      items: [{ key: 'a' }],
      annotations: [{ item: 'a', annotator: 'ann', label: 'yes' }],
      readings: [
        { item: 'a', judge: 'j', said: 'yes' },
        { item: 'a', judge: 'j', said: 'no', occasion: 2 },
      ],
    }),
  );
  expect(comparison.candidates[0]?.main.overall.measures[0]?.estimate).toBe(1);
  expect(comparison.methods.join(' ')).toContain('1 readings of later occasions');
});

test('the same label in every repeat gives the figures of one call', () => {
  const gold = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`i${i}`, i % 3 === 0 ? 'yes' : 'no']),
  );
  const said = (i: number) => (i % 4 === 0 ? 'yes' : 'no');
  const once = figures(Object.fromEntries(Object.keys(gold).map((key, i) => [key, [said(i)]])), gold);
  const thrice = figures(
    Object.fromEntries(Object.keys(gold).map((key, i) => [key, [said(i), said(i), said(i)]])),
    gold,
  );
  once.main.overall.measures.forEach(({ estimate, n }, index) => {
    const repeated = thrice.main.overall.measures[index];
    expect(repeated?.estimate).toBeCloseTo(estimate ?? Number.NaN, 12);
    expect(repeated?.n).toBe(n);
  });
});
