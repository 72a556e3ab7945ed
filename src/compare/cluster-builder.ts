import { entryList } from './entry-list.ts';
import { mergeAlike } from './merge-alike.ts';
import type { Units } from './units.ts';

/**
 * Units of clustered items: what all items of a cluster contribute together.
 *
 * @param alike clusters that contribute just the same become one unit, or stay apart, numbered as they first appear
 */
export function clusterBuilder(clusters: number, alike: 'merged' | 'apart') {
  const list = entryList();
  const number = new Int32Array(clusters).fill(-1);
  let open = 0;
  let count = 0;
  return {
    add: (cell: number, weight: number): void => list.push(-1, cell, weight),
    close(cluster: number): void {
      if (open === list.length()) return;
      if (number[cluster] === -1) number[cluster] = count++;
      for (; open < list.length(); open++) list.setUnit(open, number[cluster] as number);
    },
    build: (): Units =>
      alike === 'merged'
        ? { kind: 'clusters', ...mergeAlike(list.build(), count) }
        : { kind: 'clusters', ...list.build(), count, times: new Float64Array(count).fill(1) },
  };
}
