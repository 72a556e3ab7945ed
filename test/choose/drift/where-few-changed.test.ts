import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { driftOf } from '../../../src/choose/drift/drift-of.ts';
import { driftSentences } from '../../../src/report/drift-part.ts';
import { jsonReport } from '../../../src/report/json.ts';
import { type AnnotationSpec, criterion, study } from '../../compare/study.ts';
import { binaryFixture, provenanceFixture } from '../../support/comparison-fixture.ts';

const YES_NO = criterion('binary', ['yes', 'no'], { positive: 0 });

/** Two of five are positive, and the items of a task have the same mix. */
const goldOf = (index: number) => (index % 5 < 2 ? 'yes' : 'no');
const otherOf = (label: string) => (label === 'yes' ? 'no' : 'yes');

interface Plan {
  readonly items: number;
  /** Items of a task; independent unless given. */
  readonly ofTask?: number;
  /** Agents, which cross tasks. */
  readonly agents?: number;
  /** Items on which the judge is wrong on the first occasion, and on the second. */
  readonly wrong?: readonly [(index: number) => boolean, (index: number) => boolean];
  readonly annotations?: readonly AnnotationSpec[];
}

const never = () => false;

function drift({ items, ofTask, agents, wrong = [never, never], annotations }: Plan) {
  const keys = Array.from({ length: items }, (_, index) => `item-${String(index).padStart(4, '0')}`);
  const input = study({
    criterion: YES_NO,
    items: keys.map((key, index) => ({
      key,
      facets: { task: `t${Math.floor(index / (ofTask ?? 1))}`, agent: `a${index % (agents ?? 1)}` },
    })),
    readings: wrong.flatMap((isWrong, at) =>
      keys.map((item, index) => ({
        item,
        judge: 'judge',
        said: isWrong(index) ? otherOf(goldOf(index)) : goldOf(index),
        occasion: at + 1,
      })),
    ),
    annotations:
      annotations ?? keys.map((item, index) => ({ item, annotator: 'anna', label: goldOf(index) })),
    ...(ofTask === undefined ? {} : { cluster: 'task' }),
    ...(agents === undefined ? {} : { crossed: ['agent'] }),
  });
  const found = driftOf(input, 0);
  if (found === undefined) throw new Error('it was asked anew');
  return found;
}

function intervalOf(found: ReturnType<typeof drift>, id: string) {
  const interval = found.differences.find((own) => own.id === `difference:${id}`)?.interval;
  return interval !== undefined && 'low' in interval ? interval : undefined;
}

const bound = (effective: number) => 1 - 0.025 ** (1 / effective);

describe('a judge that answers as before, on independent items', () => {
  const found = drift({ items: 100 });

  test('100 items, 40 positive, all right: the worst of 3.6 % is that positives are missed', () => {
    // u = 1 - .025^(1/100) = .0362166926; kappa 1 - u / (.48 - .2 u) = 1 - .0766074719.
    const kappa = intervalOf(found, 'kappa');
    expect(kappa).toMatchObject({ high: 0, level: 0.95, method: 'no verdict changed: exact bound' });
    expect(kappa?.low).toBeCloseTo(-0.0766074719, 9);
    expect(found).toMatchObject({ noneChanged: true, isNoninferior: false });
    expect(found.smallestFall).toBeCloseTo(0.0766074719, 9);
  });

  test('a share changes by as much as its own items may', () => {
    expect(intervalOf(found, 'agreement')?.low).toBeCloseTo(-bound(100), 9);
    expect(intervalOf(found, 'tpr')?.low).toBeCloseTo(-bound(40), 9);
    expect(intervalOf(found, 'tpr')?.high).toBe(0);
    expect(intervalOf(found, 'fpr')?.low).toBe(0);
    expect(intervalOf(found, 'fpr')?.high).toBeCloseTo(bound(60), 9);
  });

  test('the report says how, and what would have been noticed', () => {
    expect(driftSentences(found)[1]).toBe(
      'judge: kappa 0.00 [-0.08, 0.00] against the first occasion, on the same 100 items (no verdict changed: exact bound): not shown to be within 0.05 of when it was validated. A fall of 0.08 or more would have changed a verdict here in 97.5 % of such checks or more; a smaller one may have happened unseen.',
    );
  });

  test('JSON keeps to the committed schema', () => {
    const file = join(import.meta.dirname, '../../../schemas/comparison.schema.json');
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')));
    const comparison = { ...binaryFixture(), drift: [found] };
    const document = JSON.parse(jsonReport([comparison], provenanceFixture([comparison])));
    expect(document.comparisons[0].drift[0].noneChanged).toBe(true);
    expect(schema.safeParse(document).error).toBeUndefined();
    document.comparisons[0].drift[0].noneChanged = false;
    expect(schema.safeParse(document).success).toBe(false);
  });

  test('with more items it is shown to be as good', () => {
    const more = drift({ items: 200 });
    expect(more.isNoninferior).toBe(true);
    const u = bound(200);
    expect(more.smallestFall).toBeCloseTo(u / (0.48 - 0.2 * u), 9);
    expect(driftSentences(more)[1]).toContain(
      'shown to be no more than 0.05 worse than when it was validated',
    );
  });

  test('one that errs may also have become better', () => {
    const errs = (index: number) => index % 10 === 0;
    const kappa = intervalOf(drift({ items: 100, wrong: [errs, errs] }), 'kappa');
    // 10 positives missed: kappa (.9 - .54) / .46; found again: agreement .9 + u, by chance .4 (.3 + u) + .6 (.7 - u).
    const u = bound(100);
    const [before, chance] = [0.36 / 0.46, 0.54 - 0.2 * u];
    expect(kappa?.high).toBeCloseTo((0.9 + u - chance) / (1 - chance) - before, 9);
    // Missed, of the 30 that were found: by chance .4 (.3 - u) + .6 (.7 + u).
    const worse = 0.54 + 0.2 * u;
    expect(kappa?.low).toBeCloseTo((0.9 - u - worse) / (1 - worse) - before, 9);
  });

  test('figures that rest on nothing that changed have it, others one of what changed', () => {
    // Only negatives change: false alarms vary, the share of positives found does not.
    const later = drift({ items: 100, wrong: [never, (index) => index % 20 === 4] });
    expect(later.noneChanged).toBeUndefined();
    expect(intervalOf(later, 'kappa')?.method).toBe('few verdicts changed: Jeffreys');
    expect(intervalOf(later, 'tpr')?.method).toBe('no verdict changed: exact bound');
    expect(intervalOf(later, 'tpr')?.low).toBeCloseTo(-bound(40), 9);
  });
});

describe('a judge of which a few verdicts changed', () => {
  test('5 of 100: the chances of all eight kinds of change, 1/4 of an item each beforehand', () => {
    const found = drift({ items: 100, wrong: [never, (index) => index % 20 === 4] });
    const [kappa, agreement] = [intervalOf(found, 'kappa'), intervalOf(found, 'agreement')];
    // Middle 95 % of 2 million draws in R, of rgamma(c(40, 0, 0, 0, 0, 0, 5, 55) + 1/4) over their sum.
    expect(agreement?.low).toBeCloseTo(-0.1014, 2);
    // What varies reaches a little further there: -.05 + qt(.975, 99) sqrt(.05 x .95 / 99).
    expect(agreement?.high).toBeCloseTo(-0.0065358, 5);
    expect(kappa?.low).toBeCloseTo(-0.2064, 2);
    expect(driftSentences(found)[1]).toContain(
      'on the same 100 items (few verdicts changed: Jeffreys): not shown to be within 0.05',
    );
  });

  test('8 of 100 and more: what varies tells enough', () => {
    const found = drift({ items: 100, wrong: [never, (index) => index % 12 === 3 && index < 96] });
    expect(intervalOf(found, 'kappa')?.method).toBe('joint cluster jackknife');
  });

  test('the interval holds the truth whatever share turns from right to wrong', () => {
    const ends = Array.from({ length: 31 }, (_, count) =>
      intervalOf(drift({ items: 100, wrong: [never, (index) => index < count] }), 'agreement'),
    );
    for (const share of [0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.12]) {
      let held = 0;
      let probability = (1 - share) ** 100;
      ends.forEach((interval, count) => {
        if (interval !== undefined && interval.low <= -share && -share <= interval.high) held += probability;
        probability *= ((100 - count) / (count + 1)) * (share / (1 - share));
      });
      expect(held).toBeGreaterThan(0.93);
    }
  });

  test('in clusters they count by how alike these are', () => {
    const apart = drift({ items: 200, ofTask: 5, wrong: [never, (index) => index % 35 === 0] });
    const together = drift({ items: 200, ofTask: 5, wrong: [never, (index) => index >= 10 && index < 16] });
    const [wide, wider] = [apart, together].map((found) => intervalOf(found, 'agreement')?.low ?? 0);
    expect(apart.differences[0]?.interval).toMatchObject({
      method: 'few verdicts changed: Jeffreys, effective items',
    });
    expect(wide).toBeLessThan(-0.03);
    expect(wider).toBeLessThan(1.3 * (wide ?? 0));
  });
});

describe('items that share clusters', () => {
  test('30 tasks of 5: a task counts as one item, less what Student’s t takes', () => {
    // 30 (qnorm(.975) / qt(.975, 29))² = 27.5507 effective items; u = .1253172422, kappa 1 - u / (.48 - .2 u).
    const found = drift({ items: 150, ofTask: 5 });
    const u = 0.1253172422;
    expect(intervalOf(found, 'kappa')?.low).toBeCloseTo(-u / (0.48 - 0.2 * u), 9);
    expect(intervalOf(found, 'kappa')?.method).toBe('no verdict changed: exact bound, effective items');
    expect(intervalOf(found, 'tpr')?.low).toBeCloseTo(-u, 9);
  });

  test('of ways that cross the one with the fewer effective clusters counts', () => {
    // 11 agents; 2.2281388519649385 = qt(.975, 10) in R. The mix of classes within an agent does not matter to kappa.
    const u = bound(11 * (1.959963984540054 / 2.2281388519649385) ** 2);
    const found = drift({ items: 165, ofTask: 5, agents: 11 });
    expect(intervalOf(found, 'kappa')?.low).toBeCloseTo(-u / (0.48 - 0.2 * u), 9);
    expect(driftSentences(drift({ items: 165, ofTask: 5, agents: 3 }))[1]).toContain(
      'nothing is shown: by agent: too few clusters: 3, at least 8 are needed',
    );
  });

  test('below 8 of them nothing is shown, and the report says why', () => {
    const found = drift({ items: 100, ofTask: 20 });
    expect(found.noneChanged).toBeUndefined();
    expect(found.smallestFall).toBeUndefined();
    expect(driftSentences(found)[1]).toBe(
      'judge: kappa 0.00 against the first occasion, on the same 100 items: without an interval nothing is shown: too few clusters: 5, at least 8 are needed.',
    );
  });

  test('changes that cancel within each are changes', () => {
    const found = drift({
      items: 150,
      ofTask: 5,
      wrong: [(index) => index % 5 === 0, (index) => index % 5 === 1],
    });
    expect(found.noneChanged).toBeUndefined();
    expect(found.differences[0]?.interval).toEqual({ none: 'the difference does not vary between clusters' });
  });
});

test('two annotators without consensus: the mean of what it could do to each figure', () => {
  const annotations = Array.from({ length: 100 }, (_, index) =>
    ['anna', 'ben'].map((annotator) => ({
      item: `item-${String(index).padStart(4, '0')}`,
      annotator,
      // Ben says no to 10 of the 40 positives.
      label: annotator === 'ben' && index % 10 === 0 ? 'no' : goldOf(index),
    })),
  ).flat();
  const found = drift({ items: 100, annotations });
  const u = bound(100);
  const anna = -u / (0.48 - 0.2 * u);
  // Against Ben the judge has 30 positives right and 10 false alarms: agreement .9, by chance .3 x .4 + .7 x .6. Missed
  // ones: (.9 - u) and .3 (.4 - u) + .7 (.6 + u).
  const chance = 0.54 + 0.4 * u;
  const ben = (0.9 - u - chance) / (1 - chance) - 0.36 / 0.46;
  expect(intervalOf(found, 'kappa')?.low).toBeCloseTo((anna + ben) / 2, 9);
});
