import {
  costAtPrevalence,
  drawBinomial,
  kappaAtPrevalence,
  precisionAtPrevalence,
  projectedInterval,
  stream,
} from '../src/stats/index.ts';

/**
 * How often the 95 % interval of `projectedInterval` holds the truth: kappa, precision and cost at a prevalence of 5 %,
 * from TPR and FPR seen on a given number of gold positives and negatives. 2,000 draws each. Exits 1 where coverage
 * leaves 92 to 99 %.
 */
const DRAWS = 2000;
const PREVALENCE = 0.05;
const COSTS = { missed: 10, falseAlarm: 1 };
const PROJECTIONS = {
  kappa: (tpr: number, fpr: number) => kappaAtPrevalence(tpr, fpr, PREVALENCE).value,
  precision: (tpr: number, fpr: number) => precisionAtPrevalence(tpr, fpr, PREVALENCE).value,
  cost: (tpr: number, fpr: number) => costAtPrevalence(tpr, fpr, PREVALENCE, COSTS).value,
};

let [lowest, highest] = [1, 0];
process.stdout.write('positives negatives   TPR   FPR   kappa  precision    cost\n');
for (const [positives, negatives] of [
  [10, 40],
  [10, 90],
  [30, 70],
  [50, 50],
  [60, 140],
  [150, 350],
] as const) {
  for (const [tpr, fpr] of [
    [0.85, 0.1],
    [0.95, 0.02],
    [0.6, 0.3],
  ] as const) {
    const shares = Object.entries(PROJECTIONS).map(([name, project]) => {
      const random = stream(1, name, `${positives} ${negatives} ${tpr} ${fpr}`);
      const truth = project(tpr, fpr) ?? Number.NaN;
      let held = 0;
      let given = 0;
      for (let draw = 0; draw < DRAWS; draw++) {
        const truePositives = drawBinomial(random, positives, tpr);
        const falsePositives = drawBinomial(random, negatives, fpr);
        const interval = projectedInterval(
          {
            truePositives,
            falseNegatives: positives - truePositives,
            falsePositives,
            trueNegatives: negatives - falsePositives,
          },
          project,
        );
        if ('none' in interval) continue;
        given++;
        if (interval.low <= truth && truth <= interval.high) held++;
      }
      return held / given;
    });
    lowest = Math.min(lowest, ...shares);
    highest = Math.max(highest, ...shares);
    const cells = shares.map((share) => share.toFixed(3).padStart(8)).join('  ');
    process.stdout.write(
      `${String(positives).padStart(9)} ${String(negatives).padStart(9)}  ${tpr.toFixed(2)}  ${fpr.toFixed(2)}  ${cells}\n`,
    );
  }
}
process.stdout.write(`lowest ${lowest.toFixed(3)}, highest ${highest.toFixed(3)}\n`);
if (lowest < 0.92 || highest > 0.99) process.exitCode = 1;
