import { describe, expect, test } from 'vitest';
import {
  ANNOTATION_ROLES,
  type AnnotationRole,
  CHOSEN_HOW,
  type Chosen,
  SAW,
  type Saw,
} from '../../src/domain/annotation.ts';
import type { AnnotationColumns } from '../../src/domain/columns.ts';
import { samplingOf } from '../../src/domain/sampling.ts';

type Row = readonly [item: number, chosen?: Chosen | undefined, role?: AnnotationRole, saw?: Saw];

function columns(rows: readonly Row[]): AnnotationColumns {
  return {
    rows: rows.length,
    item: Int32Array.from(rows, ([item]) => item),
    annotator: new Int32Array(rows.length),
    label: new Int16Array(rows.length),
    role: Uint8Array.from(rows, ([, , role = 'primary']) => ANNOTATION_ROLES.indexOf(role)),
    provenance: new Uint8Array(rows.length),
    saw: Uint8Array.from(rows, ([, , , saw = 'nothing']) => SAW.indexOf(saw)),
    chosen: Uint8Array.from(rows, ([, chosen]) => CHOSEN_HOW.indexOf(chosen?.how ?? 'all')),
    probability: Float64Array.from(rows, ([, chosen]) => chosen?.probability ?? 0),
    annotators: ['ann'],
  };
}
const sampling = (items: number, rows: readonly Row[]) => samplingOf(items, columns(rows));

describe('sampling', () => {
  test('labels of all items weigh the same, and so do those drawn with one probability', () => {
    expect(sampling(2, [[0], [1]])).not.toHaveProperty('weights');
    const drawn = { how: 'random', probability: 0.2 } as const;
    expect(
      sampling(3, [
        [0, drawn],
        [2, drawn],
      ]),
    ).not.toHaveProperty('weights');
  });

  test('different probabilities weigh by their inverse; items without a label weigh nothing', () => {
    const { weights, unrecorded } = sampling(3, [
      [0, { how: 'stratum', probability: 0.1, stratum: 'common' }],
      [1, { how: 'stratum', probability: 0.5, stratum: 'rare' }],
    ]);
    expect([...(weights ?? [])]).toEqual([10, 2, 0]);
    expect(unrecorded).toBe(0);
  });

  test('of several annotations of an item the likeliest way in counts', () => {
    const { weights } = sampling(2, [
      [0, { how: 'random', probability: 0.1 }],
      [0, { how: 'random', probability: 0.5 }],
      [1],
    ]);
    expect([...(weights ?? [])]).toEqual([2, 1]);
  });

  test.each(['disagreement', 'suggested'] as const)(
    '%s without a probability is refused, with one it weighs',
    (how) => {
      const { admitted, refused, weights } = sampling(3, [[0, { how }], [1, { how, probability: 0.5 }], [2]]);
      expect([...admitted]).toEqual([0, 1, 1]);
      expect([...refused]).toEqual([1, 0, 0]);
      expect([...(weights ?? [])]).toEqual([0, 2, 1]);
    },
  );

  test('what is settled on an item that was labelled anyway counts, however it came to the adjudicator', () => {
    const picked = { how: 'disagreement' } as const;
    const { admitted, refused } = sampling(2, [
      [0],
      [0, picked, 'adjudication'],
      [0, picked],
      [1, picked, 'final'],
    ]);
    // Item 1 was labelled for no other reason: it is refused.
    expect([...admitted]).toEqual([1, 1, 0, 0]);
    expect([...refused]).toEqual([0, 1]);
  });

  test('drawn with a probability that nobody recorded: stands for itself, and is counted', () => {
    const { admitted, unrecorded, weights } = sampling(3, [
      [0, { how: 'random' }],
      [1, { how: 'stratum' }],
      [2],
    ]);
    expect([...admitted]).toEqual([1, 1, 1]);
    expect(unrecorded).toBe(2);
    expect(weights).toBeUndefined();
  });

  test('relabels, reviews and what was given after seeing verdicts are no votes', () => {
    const { admitted, refused } = sampling(3, [
      [0, undefined, 'relabel'],
      [1, undefined, 'review'],
      [2, undefined, 'primary', 'verdicts'],
    ]);
    expect([...admitted]).toEqual([0, 0, 0]);
    expect([...refused]).toEqual([0, 0, 0]);
  });
});
