import { mcnemar, type RandomStream, signFlipTest } from '../../src/stats/index.ts';
import { clusterRate, happens } from './draw.ts';

/**
 * Two judges of TPR .85 and FPR .10 at 30 % prevalence, whose errors go together within prompts (correlation .2), each
 * in prompts of its own: the shares in which the tests call them unequal at 5 %.
 */
export function equalJudges(random: RandomStream, clusters: number, size: number, draws: number) {
  let classical = 0;
  let flipped = 0;
  for (let draw = 0; draw < draws; draw++) {
    const differences = new Float64Array(clusters);
    let onlyFirst = 0;
    let onlySecond = 0;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const [first, second] = [ratesIn(random), ratesIn(random)];
      for (let item = 0; item < size; item++) {
        const isPositive = happens(random, 0.3);
        const one = happens(random, isPositive ? first.fnr : first.fpr);
        const other = happens(random, isPositive ? second.fnr : second.fpr);
        if (one === other) continue;
        differences[cluster] = (differences[cluster] as number) + (other ? 1 : -1);
        if (other) onlyFirst++;
        else onlySecond++;
      }
    }
    if ((mcnemar(onlyFirst, onlySecond).midPValue.value ?? 1) <= 0.05) classical++;
    if ((signFlipTest({ differences, random }).pValue.value ?? 1) <= 0.05) flipped++;
  }
  return { classical: classical / draws, flipped: flipped / draws };
}

function ratesIn(random: RandomStream) {
  return { fpr: clusterRate(random, 0.1, 0.2), fnr: clusterRate(random, 0.15, 0.2) };
}
