import { tailOf } from '../intervals/interval.ts';
import { toScale } from '../intervals/transform.ts';
import { tQuantile } from '../random/distributions.ts';
import { type ClusteredItems, clusteredItems, designEffect } from './clustered-items.ts';
import { itemsForGate, type ShareGate } from './items-for-gate.ts';

const FEWEST_MISSES = 5;

/**
 * How many items in clusters show with the given power that a share keeps a bound, by the interval that is used for
 * clusters: t on the logit. Never fewer than independent items and the design effect ask for, nor so few that fewer than
 * 5 independent misses are expected: that interval then too often does not exist.
 *
 * Whole clusters. Undefined where more than a million items are needed.
 *
 * With a the share, b the bound, G clusters: items = design effect x (t(1 - tail) + t(power))^2 / (a (1 - a) (logit a -
 * logit b)^2), t with G - 1 degrees of freedom; checked by bench/planning-simulation.ts.
 *
 * A combination of this library's: the design effect of Kish 1965, Survey Sampling, and the power of a t test on the logit.
 *
 * @throws RangeError when an argument is out of its range, or the share is not on the right side of the bound.
 * @example
 * itemsForClusteredGate({ actual: 0.9, bound: 0.8, side: 'at least' }, 0.8, 0.2, 8) // { items: 336, clusters: 42 }
 */
export function itemsForClusteredGate(
  gate: ShareGate,
  power: number,
  icc: number,
  clusterSize: number,
): ClusteredItems | undefined {
  const { actual, bound, side, level = 0.95 } = gate;
  const tail = tailOf(level);
  const effect = designEffect(icc, clusterSize);
  const alone = itemsForGate(gate, power);
  if (alone === undefined) return undefined;
  const least = clusteredItems(alone.items, icc, clusterSize, level);
  if (clusterSize === 1) return least;
  const [share, limit] = side === 'at least' ? [actual, bound] : [1 - actual, 1 - bound];
  const gap = (toScale('logit', share) ?? 0) - (toScale('logit', limit) ?? 0);
  const fewest = (FEWEST_MISSES * effect) / (1 - share);
  const each = share * (1 - share) * gap * gap;
  for (let clusters = least.clusters; ; clusters++) {
    const reach = tQuantile(1 - tail, clusters - 1) + tQuantile(power, clusters - 1);
    if (clusters * clusterSize >= Math.max(fewest, (effect * reach * reach) / each) - 1e-9) {
      return { items: Math.round(clusters * clusterSize), clusters };
    }
  }
}
