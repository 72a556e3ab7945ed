import { entryList } from './entry-list.ts';
import { mergeAlike } from './merge-alike.ts';
import type { Units } from './units.ts';

/** Units of clustered items: what all items of a cluster contribute together. */
export function clusterBuilder(clusters: number) {
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
    build: (): Units => ({ kind: 'clusters', ...mergeAlike(list.build(), count) }),
  };
}
