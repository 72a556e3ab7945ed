import { describe, expect, test } from 'vitest';
import type { ComparisonEntry } from '../../src/cli/comparing/comparison-log.ts';
import { tunedSince } from '../../src/cli/comparing/tuned.ts';

const GOLD = { n: 1, hash: 'g' };
const OLD = { id: 'haiku/strict', judge: 'haiku', template: 'strict', view: 'full', hash: 'old' } as const;
// Beside the old one it is shown under another id.
const NEW = { ...OLD, id: 'haiku/strict #new', hash: 'new' };

function entry(at: string, candidates: ComparisonEntry['candidates'], kind?: 'opened'): ComparisonEntry {
  return { at, criterion: 'harm', gold: GOLD, candidates, ...(kind === undefined ? {} : { kind }) };
}

describe('a candidate is tuned on these labels', () => {
  test('where it first appears after a disagreement of an earlier version was opened', () => {
    const log = [
      entry('2026-01-01', [OLD]),
      entry('2026-01-02', [OLD], 'opened'),
      entry('2026-01-03', [NEW]),
    ];
    expect(tunedSince(log, 'harm', NEW)).toBe('2026-01-02');
    expect(tunedSince(log.slice(0, 2), 'harm', NEW)).toBe('2026-01-02');
  });

  test('and not where it is the version that was opened, or was compared before', () => {
    const log = [entry('2026-01-01', [OLD, NEW]), entry('2026-01-02', [OLD], 'opened')];
    expect(tunedSince(log, 'harm', OLD)).toBeUndefined();
    expect(tunedSince(log, 'harm', NEW)).toBeUndefined();
  });

  test('nor where only figures were looked at, under another criterion, or at another candidate', () => {
    expect(tunedSince([entry('2026-01-01', [OLD])], 'harm', NEW)).toBeUndefined();
    expect(tunedSince([entry('2026-01-01', [OLD], 'opened')], 'other', NEW)).toBeUndefined();
    expect(
      tunedSince([entry('2026-01-01', [{ ...OLD, judge: 'opus' }], 'opened')], 'harm', NEW),
    ).toBeUndefined();
  });
});
