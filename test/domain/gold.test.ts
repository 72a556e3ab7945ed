import { describe, expect, test } from 'vitest';
import {
  ANNOTATION_ROLES,
  type AnnotationRole,
  CHOSEN_HOW,
  type Chosen,
  type Saw,
} from '../../src/domain/annotation.ts';
import type { AnnotationColumns } from '../../src/domain/columns.ts';
import { GOLD_REASONS, goldVersion } from '../../src/domain/gold.ts';
import { resolveGold } from '../../src/domain/resolve-gold.ts';

type Given = readonly [
  item: number,
  annotator: string,
  label: number,
  role?: AnnotationRole,
  saw?: Saw,
  chosen?: Chosen,
];

function columns(given: readonly Given[]): AnnotationColumns {
  const annotators = [...new Set(given.map(([, annotator]) => annotator))];
  return {
    rows: given.length,
    item: Int32Array.from(given, ([item]) => item),
    annotator: Int32Array.from(given, ([, annotator]) => annotators.indexOf(annotator)),
    label: Int16Array.from(given, ([, , label]) => label),
    role: Uint8Array.from(given, ([, , , role = 'primary']) => ANNOTATION_ROLES.indexOf(role)),
    provenance: new Uint8Array(given.length),
    saw: Uint8Array.from(given, ([, , , , saw = 'nothing']) => (saw === 'nothing' ? 0 : 1)),
    chosen: Uint8Array.from(given, ([, , , , , chosen]) => CHOSEN_HOW.indexOf(chosen?.how ?? 'all')),
    probability: Float64Array.from(given, ([, , , , , chosen]) => chosen?.probability ?? 0),
    annotators,
  };
}

function gold(
  items: number,
  given: readonly Given[],
  extra: Partial<Parameters<typeof resolveGold>[0]> = {},
) {
  const resolved = resolveGold({ policy: { kind: 'default' }, items, annotations: columns(given), ...extra });
  return {
    labels: resolved.references.map((reference) => [...reference.labels]),
    why: [...resolved.why].map((code) => GOLD_REASONS[code]),
    annotators: resolved.annotators.map((annotator) => annotator.name),
    rule: resolved.rule,
  };
}

describe('gold by default', () => {
  test('is the label of the one annotator', () => {
    const { labels, why } = gold(3, [
      [0, 'ann', 1],
      [2, 'ann', 0],
    ]);
    expect(labels).toEqual([[1, -1, 0]]);
    expect(why).toEqual(['labelled', 'no annotation', 'labelled']);
  });

  test('is each of two annotators in turn while one split item has not been adjudicated', () => {
    const { labels, rule } = gold(2, [
      [0, 'ann', 1],
      [0, 'bob', 0],
      [1, 'ann', 1],
      [1, 'bob', 1],
    ]);
    expect(labels).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(rule).toContain('averaged');
  });

  test('is the adjudicated label once every split item of two annotators has one', () => {
    const { labels, annotators } = gold(2, [
      [0, 'ann', 1],
      [0, 'bob', 0],
      [0, 'cy', 0, 'adjudication'],
      [1, 'ann', 1],
      [1, 'bob', 1],
    ]);
    expect(labels).toEqual([[0, 1]]);
    expect(annotators, 'an adjudicator is no primary annotator').toEqual(['ann', 'bob']);
  });

  test('is the strict majority of three, and a tie is nobody’s', () => {
    const { labels, why } = gold(2, [
      [0, 'ann', 1],
      [0, 'bob', 1],
      [0, 'cy', 0],
      [1, 'ann', 0],
      [1, 'bob', 1],
      [1, 'cy', 2],
    ]);
    expect(labels).toEqual([[1, -1]]);
    expect(why).toEqual(['labelled', 'annotators tied']);
  });

  test('puts a final label above an adjudication and above the majority, in whatever order they stand', () => {
    const given: Given[] = [
      [0, 'final', 2, 'final'],
      [0, 'cy', 1, 'adjudication'],
      [0, 'ann', 0],
      [0, 'bob', 0],
      [0, 'dee', 0],
    ];
    expect(gold(1, given).labels).toEqual([[2]]);
    expect(gold(1, given.toReversed()).labels).toEqual([[2]]);
  });

  test('counts an abstention as no label and says so', () => {
    expect(gold(1, [[0, 'ann', -1]]).why).toEqual(['annotators abstained']);
  });

  test('says how many labels the majorities rest on where items have different numbers', () => {
    const { rule } = gold(2, [
      [0, 'ann', 1],
      [0, 'bob', 1],
      [0, 'cy', 0],
      [1, 'ann', 1],
    ]);
    expect(rule).toBe('the strict majority of the labels of 3 annotators (1 items have 3, 1 items have 1)');
  });

  test('takes no label from anyone who had seen the verdicts, nor from a review', () => {
    const { why } = gold(2, [
      [0, 'ann', 1, 'primary', 'verdicts'],
      [1, 'bob', 1, 'review'],
    ]);
    expect(why).toEqual(['no annotation', 'no annotation']);
  });
});

describe('gold under a stated policy', () => {
  test('follows one named annotator', () => {
    const { labels } = gold(
      1,
      [
        [0, 'ann', 1],
        [0, 'bob', 0],
      ],
      { policy: { kind: 'annotator', annotator: 'bob' } },
    );
    expect(labels).toEqual([[0]]);
  });

  test('says that the named annotator abstained, although others labelled the item', () => {
    const given: Given[] = [
      [0, 'ann', -1],
      [0, 'bob', 0],
    ];
    const { why } = gold(2, given, { policy: { kind: 'annotator', annotator: 'ann' } });
    expect(why).toEqual(['annotators abstained', 'no annotation']);
  });

  test('keeps each annotator apart although there are three', () => {
    const given: Given[] = [
      [0, 'ann', 1],
      [0, 'bob', 0],
      [0, 'cy', 0],
    ];
    expect(gold(1, given, { policy: { kind: 'each' } }).labels).toEqual([[1], [0], [0]]);
  });

  test('lets a review change a label or take an item out, with the reason', () => {
    const { labels, why } = gold(
      3,
      [
        [0, 'ann', 1],
        [1, 'ann', 1],
        [2, 'ann', 1],
      ],
      {
        reviews: new Map([
          [0, { conclusion: 'gold is', label: 0 }],
          [1, { conclusion: 'ambiguous', label: -1 }],
          [2, { conclusion: 'gold stands', label: -1 }],
        ]),
      },
    );
    expect(labels).toEqual([[0, -1, 1]]);
    expect(why).toEqual(['labelled', 'review: ambiguous', 'labelled']);
  });
});

describe('a version of gold', () => {
  test('does not depend on the order in which lines were merged, but on the policy and every line', () => {
    const version = goldVersion({ kind: 'default' }, ['a', 'b'], ['d']);
    expect(goldVersion({ kind: 'default' }, ['b', 'a'], ['d'])).toEqual(version);
    expect(goldVersion({ kind: 'majority' }, ['a', 'b'], ['d']).hash).not.toBe(version.hash);
    expect(goldVersion({ kind: 'default' }, ['a', 'b'], []).hash).not.toBe(version.hash);
    expect(version.n).toBe(3);
  });
});
