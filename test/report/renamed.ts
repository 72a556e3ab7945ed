import type { Comparison } from '../../src/compare/comparison.ts';
import { binaryFixture } from '../support/comparison-fixture.ts';

/** The binary comparison with one text for every name that comes from outside. */
export function renamed(text: string): Comparison {
  const { criterion, gold, candidates, floors, ranking, ...rest } = binaryFixture();
  const [first, ...others] = candidates;
  if (first === undefined) throw new Error('the fixture has candidates');
  const { main } = first;
  const facets = main.by.map((breakdown) => ({
    ...breakdown,
    facet: text,
    slices: breakdown.slices.map((slice) => ({ ...slice, value: text })),
  }));
  const leader = {
    ...first,
    candidate: { ...first.candidate, id: text },
    main: { ...main, presentation: text, by: facets },
    diagnosis: [{ name: 'net bias' as const, says: text, next: text }],
  };
  return {
    ...rest,
    criterion: { ...criterion, id: text, question: text, labels: [text, 'no'], positive: text },
    gold: {
      ...gold,
      rule: text,
      clusters: { facet: text, count: 38 },
      distribution: gold.distribution.map(({ count }) => ({ label: text, count })),
    },
    candidates: [leader, ...others],
    floors: floors.map((floor) => ({ ...floor, candidate: { ...floor.candidate, id: `prior:${text}` } })),
    ranking: {
      ...ranking,
      head: text,
      remarks: [text],
      order: [{ candidate: text, estimate: 0.4 }, ...ranking.order.slice(1)],
    },
    methods: [text],
  };
}
