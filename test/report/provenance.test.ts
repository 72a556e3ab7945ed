import { describe, expect, test } from 'vitest';
import { provenanceHash } from '../../src/report/provenance.ts';
import { recordedSentence } from '../../src/report/provenance-part.ts';
import { binaryFixture, provenanceFixture } from '../support/comparison-fixture.ts';

const comparisons = [binaryFixture()];

describe('provenance', () => {
  test('names gold, candidates and what was left out', () => {
    const [criterion] = provenanceFixture(comparisons).criteria;
    expect(criterion?.gold?.n).toBe(456);
    expect(criterion?.deploymentPrevalence).toBe(0.051);
    expect(criterion?.unlabelled.map(({ count }) => count)).toEqual([1, 3, 40]);
    const below = criterion?.candidates.find(({ id }) => id === 'claude/strict');
    expect(below?.leftOut).toEqual([
      { reason: 'refused', count: 21 },
      { reason: 'unparsable', count: 8 },
    ]);
  });

  test('has one hash for equal inputs and another where anything differs', () => {
    const one = provenanceHash(provenanceFixture(comparisons));
    expect(provenanceHash(provenanceFixture([binaryFixture()]))).toBe(one);
    expect(provenanceHash(provenanceFixture(comparisons, { illustrative: true }))).not.toBe(one);
  });

  test('a criterion named like a member of every object has no deployment prevalence', () => {
    const [comparison] = comparisons;
    if (comparison === undefined) throw new Error('one comparison');
    const odd = { ...comparison, criterion: { ...comparison.criterion, id: 'constructor' } };
    expect(provenanceFixture([odd]).criteria[0]).not.toHaveProperty('deploymentPrevalence');
  });

  test('carries a date only where replies do', () => {
    expect(recordedSentence(provenanceFixture(comparisons))).toEqual([]);
    const recorded = { first: '2026-03-01T10:00:00Z', last: '2026-03-02T11:30:00Z' };
    expect(recordedSentence(provenanceFixture(comparisons, { recorded }))).toEqual([
      'Verdicts recorded between 2026-03-01T10:00:00Z and 2026-03-02T11:30:00Z.',
    ]);
  });
});
