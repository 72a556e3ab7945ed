/**
 * What a review does to the race between two judges that are equally good: gold with a few errors, two judges, a
 * reviewer who looks at the product's own queue, or at one judge's disagreements alone. Prints a table.
 *
 *   node bench/review-simulation.ts [studies]
 */
import { type QueueEntry, type ReviewCase, reviewQueue } from '../src/domain/review-queue.ts';
import { cohenKappa, type RandomStream, stream, tally } from '../src/stats/index.ts';

export type Queue = 'whole queue' | 'one judge’s disagreements';
export type Reviewer = 'perfect' | 'anchored';

export interface RaceAfterReview {
  /** Means over studies: before, and after the review. */
  readonly before: { readonly first: number; readonly second: number };
  readonly after: { readonly first: number; readonly second: number };
  /** Mean difference after the review, and its standard error. */
  readonly difference: number;
  readonly error: number;
  /** Share of studies in which the first judge is ahead after the review; a tie counts half. */
  readonly firstAhead: number;
  /** Mean items reviewed. */
  readonly reviewed: number;
}

const ITEMS = 1000;
const PREVALENCE = 0.3;
/** Each judge against the truth: kappa .733. */
const TPR = 0.85;
const FPR = 0.1;
/** Share of gold labels that are wrong: so many that either judge's kappa against gold is .65. */
const GOLD_ERROR = 0.05;
/** How often an anchored reviewer takes a shown verdict that is not gold for the answer, whatever the truth. */
const ANCHORED = 0.2;

/** Reviews `studies` made-up studies. Deterministic in the seed. */
export function raceAfterReview(
  queue: Queue,
  reviewer: Reviewer,
  studies: number,
  seed = '1',
): RaceAfterReview {
  const sums = { b1: 0, b2: 0, a1: 0, a2: 0, squares: 0, ahead: 0, reviewed: 0 };
  for (let study = 0; study < studies; study++) {
    const { before, after, reviewed } = reviewOne(queue, reviewer, `${seed}/${study}`);
    sums.b1 += before[0];
    sums.b2 += before[1];
    sums.a1 += after[0];
    sums.a2 += after[1];
    sums.squares += (after[0] - after[1]) ** 2;
    sums.ahead += after[0] > after[1] ? 1 : after[0] === after[1] ? 0.5 : 0;
    sums.reviewed += reviewed;
  }
  const difference = (sums.a1 - sums.a2) / studies;
  return {
    before: { first: sums.b1 / studies, second: sums.b2 / studies },
    after: { first: sums.a1 / studies, second: sums.a2 / studies },
    difference,
    error: Math.sqrt((sums.squares / studies - difference ** 2) / studies),
    firstAhead: sums.ahead / studies,
    reviewed: sums.reviewed / studies,
  };
}

function reviewOne(queue: Queue, reviewer: Reviewer, seed: string) {
  const random = stream(seed, 'review simulation');
  const truth = Int16Array.from({ length: ITEMS }, () => (random.nextUniform() < PREVALENCE ? 1 : 0));
  const judge = () => truth.map((label) => (random.nextUniform() < (label === 1 ? TPR : FPR) ? 1 : 0));
  const judges = [judge(), judge()] as const;
  const gold = truth.map((label) => (random.nextUniform() < GOLD_ERROR ? 1 - label : label));
  const kappas = (): readonly [number, number] => [kappaOf(gold, judges[0]), kappaOf(gold, judges[1])];
  const before = kappas();
  const cases = Array.from(gold, (label, item): ReviewCase => {
    const verdicts = ['first', 'second'].map((candidate, index) => ({
      candidate,
      labels: [judges[index]?.[item] ?? 0],
    }));
    return { item: String(item), facets: {}, gold: [label], verdicts };
  });
  const entries = reviewQueue(cases, { seed, criterion: 'simulated' }).filter(
    ({ disagreements }) =>
      queue === 'whole queue' || disagreements.some(({ candidate }) => candidate === 'first'),
  );
  for (const entry of entries) {
    const item = Number(entry.item);
    gold[item] = decisionOn(entry, truth[item] ?? 0, reviewer, random);
  }
  return { before, after: kappas(), reviewed: entries.length };
}

/** The blind label is the truth; an anchored reviewer gives it up for a shown verdict one time in five. */
function decisionOn(
  { disagreements }: QueueEntry,
  truth: number,
  reviewer: Reviewer,
  random: RandomStream,
): number {
  const shown = disagreements[Math.floor(random.nextUniform() * disagreements.length)];
  return reviewer === 'anchored' && shown !== undefined && random.nextUniform() < ANCHORED
    ? shown.verdict
    : truth;
}

function kappaOf(gold: Int16Array, judge: Int16Array): number {
  const { value } = cohenKappa(tally(gold, judge, 2));
  if (value === undefined) throw new Error('a simulated study without one of the labels');
  return value;
}

function main(studies: number): void {
  const number = (value: number) => value.toFixed(3).replace('0.', '.');
  process.stdout.write(
    `${studies} studies of ${ITEMS} items, prevalence ${PREVALENCE}; mean kappa of two equal judges\n`,
  );
  for (const queue of ['whole queue', 'one judge’s disagreements'] as const) {
    for (const reviewer of ['perfect', 'anchored'] as const) {
      const { before, after, difference, error, firstAhead, reviewed } = raceAfterReview(
        queue,
        reviewer,
        studies,
      );
      process.stdout.write(
        `${queue.padEnd(26)} ${reviewer.padEnd(9)} reviewed ${reviewed.toFixed(0).padStart(3)}  before ${number(before.first)} v ${number(before.second)}  after ${number(after.first)} v ${number(after.second)}  difference ${number(difference)} +- ${number(error)}  first ahead ${(100 * firstAhead).toFixed(0)} %\n`,
      );
    }
  }
}

if (import.meta.main) main(Number(process.argv[2] ?? 2000));
