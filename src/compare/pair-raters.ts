import type { Pairing } from './pair.ts';
import type { Selection } from './selection.ts';
import { unitBuilder } from './unit-builder.ts';

type Add = (reference: number, first: number, second: number, weight: number) => void;

/**
 * A pairing of anything but a candidate with gold: two annotators, two orders, right and wrong. `entriesOf` adds what
 * an item contributes; an item that adds nothing is not used, and none is counted as left out.
 *
 * @param references how many tables stand beside one another, to be averaged
 * @param scale what one item weighs in each of them
 */
export function pairRaters(
  selection: Selection,
  references: number,
  size: number,
  scale: number,
  entriesOf: (item: number, add: Add) => void,
): Pairing {
  const { items, cluster, way, crossed = [], weight: weights } = selection;
  const isWeighted = weights !== undefined;
  const builder = unitBuilder(cluster === undefined ? undefined : selection.clusters, { isWeighted });
  const others = crossed.map((own) => ({ ...own, builder: unitBuilder(own.clusters, { isWeighted }) }));
  const goldCounts = new Float64Array(references * size);
  let n = 0;
  for (let at = 0; at < items.length; at++) {
    let used = false;
    const own = weights === undefined ? 1 : (weights[at] as number);
    entriesOf(items[at] as number, (reference, first, second, weight) => {
      used = true;
      const cell = (reference * size + first) * size + second;
      builder.add(cell, weight * own);
      for (const other of others) other.builder.add(cell, weight * own);
      const goldAt = reference * size + first;
      goldCounts[goldAt] = (goldCounts[goldAt] as number) + weight / scale;
    });
    if (!used) continue;
    n++;
    builder.close(cluster === undefined ? 0 : (cluster[at] as number));
    for (const own of others) own.builder.close(own.cluster[at] as number);
  }
  return {
    references,
    strata: 1,
    size,
    scale,
    isWeighted,
    labelled: items.length,
    n,
    units: builder.build(),
    ...(way === undefined ? {} : { way }),
    ...(others.length === 0
      ? {}
      : { crossed: others.map((own) => ({ name: own.name, units: own.builder.build() })) }),
    missing: [],
    leftOut: [],
    goldCounts,
  };
}
