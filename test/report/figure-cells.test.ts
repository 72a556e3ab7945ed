import { describe, expect, test } from 'vitest';
import type { Measure } from '../../src/domain/measure.ts';
import { figureCell, intervalCell } from '../../src/report/figure-cells.ts';
import { footnotes } from '../../src/report/footnotes.ts';

const KAPPA: Measure = {
  id: 'kappa',
  estimate: 0.7312,
  interval: { low: 0.61, high: 0.83, level: 0.95, method: 'cluster jackknife' },
  n: 100,
  leftOut: [],
  cautions: [],
  shown: true,
};

function cells(measure: Measure) {
  const notes = footnotes();
  return { figure: figureCell(measure, notes), interval: intervalCell(measure, notes), notes: notes.notes() };
}

describe('a measure in a table', () => {
  test('is its number and its interval', () => {
    expect(cells(KAPPA)).toEqual({ figure: '0.73', interval: '[0.61, 0.83]', notes: [] });
  });

  test('that does not exist is a dash with the reason, never 0', () => {
    const { interval: _, ...rest } = KAPPA;
    expect(cells({ ...rest, estimate: undefined, reason: 'no items' })).toEqual({
      figure: '–ᵃ',
      interval: '',
      notes: ['ᵃ kappa does not exist: no items.'],
    });
  });

  test('that is withheld shows neither its number nor its interval', () => {
    const cautions = [
      'withheld: 3 items with gold "yes", at least 5 are needed',
      'gold "yes" stands in 2 clusters',
    ];
    expect(cells({ ...KAPPA, shown: false, cautions })).toEqual({
      figure: '–ᵃ',
      interval: '',
      notes: ['ᵃ kappa is withheld: 3 items with gold "yes", at least 5 are needed.'],
    });
  });

  test('to be careful with carries its caution', () => {
    expect(cells({ ...KAPPA, cautions: ['only 7 items with gold "yes"'] })).toMatchObject({
      figure: '0.73ᵃ',
      notes: ['ᵃ Only 7 items with gold "yes".'],
    });
  });

  test('without an interval says why', () => {
    expect(cells({ ...KAPPA, interval: { none: 'too few clusters' } })).toMatchObject({
      interval: '–ᵃ',
      notes: ['ᵃ No interval: too few clusters.'],
    });
  });

  test('a real zero is a zero', () => {
    expect(cells({ ...KAPPA, estimate: 0 }).figure).toBe('0.00');
  });
});

describe('footnotes', () => {
  test('equal texts share a mark, and marks never run out', () => {
    const notes = footnotes();
    const marks = Array.from({ length: 60 }, (_, index) => notes.mark(`note ${index}`));
    expect(notes.mark('note 7')).toBe(marks[7]);
    expect(new Set(marks).size).toBe(60);
    expect(notes.notes()).toHaveLength(60);
  });
});
