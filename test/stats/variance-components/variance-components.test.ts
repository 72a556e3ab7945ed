import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCrossedSums,
  type CrossedDesign,
  componentsOfSums,
  crossedSumsLength,
  decisionStudy,
  SOURCES,
  type Source,
  varianceComponents,
} from '../../../src/stats/index.ts';
import { meanSquares } from '../../../src/stats/variance-components/mean-squares.ts';
import { expectNear, expectNone, expectValue } from '../expectations.ts';

/** 4 items x 3 judges x 2 templates x 2 repeats; components as R's aov gives them, to six digits. */
const TOY = [
  [5, 5, 4, 5, 4, 4, 4, 3, 5, 4, 3, 4],
  [2, 2, 1, 2, 2, 1, 2, 2, 3, 3, 2, 2],
  [4, 4, 4, 4, 3, 4, 3, 3, 5, 5, 4, 4],
  [1, 1, 1, 1, 2, 2, 1, 1, 2, 1, 1, 1],
].flat();
const TOY_DESIGN = { judges: 3, templates: 2, repeats: 2 };

/** Shrout & Fleiss 1979, Psychological Bulletin 86:420-428: 6 targets, 4 judges. */
const SHROUT = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];

const option = (judges: number, templates: number, repeats: number) => ({ judges, templates, repeats });

describe('variance components', () => {
  test('of the toy are those of R', () => {
    const components = varianceComponents(TOY, TOY_DESIGN);
    const expected: Record<Source, number> = {
      item: 1.993056,
      judge: -0.003472,
      template: 0.114583,
      itemJudge: 0.159722,
      itemTemplate: -0.03125,
      judgeTemplate: 0.024306,
      itemJudgeTemplate: 0.038194,
      rest: 0.166667,
    };
    for (const source of SOURCES) expectValue(components[source], expected[source], 5.1e-7);
  });

  test('of Shrout and Fleiss are the published ones', () => {
    const components = varianceComponents(SHROUT, option(4, 1, 1));
    expectValue(components.item, 2.5556, 5e-5);
    expectValue(components.judge, 5.2444, 5e-5);
    expectValue(components.rest, 1.0194, 5e-5);
    expectNone(components.template, 'one template');
    expectNone(components.itemTemplate, 'one template');
    expectNone(components.judgeTemplate, 'one template');
    expectNone(components.itemJudgeTemplate, 'one template');
    expectNone(components.itemJudge, 'cannot be told from repeats');
  });

  test('judges and templates may change places', () => {
    const turned = varianceComponents(SHROUT, option(1, 4, 1));
    expectValue(turned.template, 5.2444, 5e-5);
    expectValue(turned.rest, 1.0194, 5e-5);
    expectNone(turned.judge, 'one judge');
    expectNone(turned.itemTemplate, 'cannot be told from repeats');
  });

  test('do not exist for one item, nor from one call', () => {
    expectNone(varianceComponents([1, 0], option(2, 1, 1)).item, 'two items');
    expectNone(varianceComponents([], option(2, 1, 1)).rest, 'two items');
    const single = varianceComponents([1, 0, 1], option(1, 1, 1));
    expectNone(single.rest, 'nothing tells');
    expectNone(single.item, 'cannot be told from repeats');
  });

  test('do not change when a constant is added, or items, judges, templates or repeats change places', () => {
    const cases = fc
      .record({
        judges: fc.integer({ min: 1, max: 3 }),
        templates: fc.integer({ min: 1, max: 3 }),
        repeats: fc.integer({ min: 1, max: 3 }),
        items: fc.integer({ min: 2, max: 6 }),
      })
      .chain(({ items, ...design }) => {
        const size = items * design.judges * design.templates * design.repeats;
        return fc.record({
          design: fc.constant(design),
          values: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: size, maxLength: size }),
          shift: fc.integer({ min: -1000, max: 1000 }),
        });
      });
    fc.assert(
      fc.property(cases, ({ design, values, shift }) => {
        // Reversing the whole list reverses every source at once.
        const changed = values.toReversed().map((value) => value + shift);
        expectSame(varianceComponents(changed, design), varianceComponents(values, design));
      }),
    );
  });

  test('from sums are those from values, in whatever chunks', () => {
    const sums = new Float64Array(crossedSumsLength(TOY_DESIGN));
    const chunk = sums.slice();
    addCrossedSums(sums, 0, TOY_DESIGN, TOY, 36);
    for (const from of [24, 0, 12]) addCrossedSums(chunk, 0, TOY_DESIGN, TOY, from);
    const pooled = sums.map((value, at) => value + (chunk[at] ?? 0));
    expectSame(componentsOfSums(pooled, TOY_DESIGN), varianceComponents(TOY, TOY_DESIGN));
  });

  test('of a design without noise are the planted ones', () => {
    // Items differ by 0 and 6: variance 18; judges by 0 and 2: variance 2; nothing interacts, no call differs.
    const values = [0, 6].flatMap((item) => [0, 2].flatMap((judge) => [item + judge, item + judge]));
    const components = varianceComponents(values, option(2, 1, 2));
    expectValue(components.item, 18);
    expectValue(components.judge, 2);
    expectValue(components.itemJudge, 0);
    expectValue(components.rest, 0);
  });

  test('rest on mean squares of 0 where there is no degree of freedom', () => {
    // 3 items x 2 judges, once each: only items, judges and their interaction have degrees of freedom.
    const design = option(2, 1, 1);
    const sums = new Float64Array(crossedSumsLength(design));
    [1, 0, 3, 2, 2, 5].forEach((_, at, values) => {
      if (at % 2 === 0) addCrossedSums(sums, 0, design, values, at);
    });
    const { effect, degrees, within, withinDegrees } = meanSquares(design, sums);
    expect([...degrees]).toEqual([0, 2, 1, 2, 0, 0, 0, 0]);
    // Means of the items .5, 2.5, 3.5, of both judges 2 and 7/3; by hand.
    expectNear(effect[1] ?? 9, 14 / 3);
    expectNear(effect[2] ?? 9, 1 / 6);
    expectNear(effect[3] ?? 9, 8 / 3);
    expect([...effect.subarray(4)]).toEqual([0, 0, 0, 0]);
    expect([within, withinDegrees]).toEqual([0, 0]);
  });

  test('wants values that fill the design', () => {
    expect(() => varianceComponents([1, 2, 3], option(2, 1, 1))).toThrow(
      '3 values do not fill items of 2 judges',
    );
    expect(() => varianceComponents([], option(0, 1, 1))).toThrow('do not fill');
    expect(() => varianceComponents([], option(1, 1.5, 1))).toThrow('do not fill');
    expect(() => varianceComponents([], option(1, 1, -1))).toThrow('do not fill');
  });
});

describe('a decision study', () => {
  const components = varianceComponents(TOY, TOY_DESIGN);

  test.each([
    [option(1, 1, 1), 0.845361, 0.798331],
    [option(3, 2, 1), 0.957997, 0.930559],
    [option(1, 1, 4), 0.892691, 0.84041],
  ])('of the toy, %j', (own, relative, absolute) => {
    const study = decisionStudy(components, TOY_DESIGN, own);
    expectValue(study.generalizability, relative, 5.1e-7);
    expectValue(study.dependability, absolute, 5.1e-7);
  });

  test('gives the intraclass correlations of Shrout and Fleiss', () => {
    // ICC(1) .1657, (2,1) .2898, (3,1) .7148, (1,k) .4428, (2,k) .6201, (3,k) .9093 (R psych, lme4).
    const crossed = varianceComponents(SHROUT, option(4, 1, 1));
    const nested = varianceComponents(SHROUT, option(1, 1, 4));
    const of = (own: CrossedDesign) => decisionStudy(crossed, option(4, 1, 1), own);
    expectValue(of(option(1, 1, 1)).dependability, 0.2898, 5e-5);
    expectValue(of(option(1, 1, 1)).generalizability, 0.7148, 5e-5);
    expectValue(of(option(4, 1, 1)).dependability, 0.6201, 5.1e-5);
    expectValue(of(option(4, 1, 1)).generalizability, 0.9093, 5e-5);
    const repeated = (repeats: number) =>
      decisionStudy(nested, option(1, 1, 4), option(1, 1, repeats)).dependability;
    expectValue(repeated(1), 0.1657, 5e-5);
    expectValue(repeated(4), 0.4428, 5e-5);
  });

  test('counts negative components as 0', () => {
    // judge and itemTemplate are negative: absolute error of one verdict is the sum of the others but the item.
    const { absoluteError, relativeError } = decisionStudy(components, TOY_DESIGN, option(1, 1, 1));
    expectValue(relativeError, 0.159722 + 0.038194 + 0.166667, 2e-6);
    expectValue(absoluteError, 0.159722 + 0.038194 + 0.166667 + 0.114583 + 0.024306, 3e-6);
  });

  test('divides each component by what it is averaged over', () => {
    const planted = Object.fromEntries(SOURCES.map((source, at) => [source, { value: at + 1 }]));
    // item 1, judge 2, template 3, item x judge 4, item x template 5, judge x template 6, all three 7, rest 8.
    const study = decisionStudy(
      planted as ReturnType<typeof varianceComponents>,
      option(2, 2, 2),
      option(2, 3, 4),
    );
    const relative = 4 / 2 + 5 / 3 + 7 / 6 + 8 / 24;
    const absolute = relative + 2 / 2 + 3 / 3 + 6 / 6;
    expectValue(study.relativeError, relative);
    expectValue(study.absoluteError, absolute);
    expectValue(study.generalizability, 1 / (1 + relative));
    expectValue(study.dependability, 1 / (1 + absolute));
  });

  test('says nothing about a second of what was seen once', () => {
    const seen = option(2, 1, 1);
    const own = varianceComponents([1, 0, 0, 0, 1, 1], seen);
    expectNone(decisionStudy(own, seen, option(2, 2, 1)).dependability, 'one template was seen');
    expectNone(decisionStudy(own, seen, option(2, 1, 2)).absoluteError, 'no item was asked twice');
    const single = option(1, 1, 2);
    const other = varianceComponents([1, 0, 0, 0], single);
    expectNone(decisionStudy(other, single, option(2, 1, 1)).relativeError, 'one judge was seen');
  });

  test('does not exist where nothing varies', () => {
    const seen = option(1, 1, 2);
    const study = decisionStudy(varianceComponents([1, 1, 1, 1], seen), seen, option(1, 1, 1));
    expectNone(study.generalizability, 'nothing varies');
    expectValue(study.absoluteError, 0);
  });

  test('more of anything never makes it less dependable', () => {
    const level = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(level, level, level, (judges, templates, repeats) => {
        const less = decisionStudy(components, TOY_DESIGN, option(judges, templates, repeats));
        for (const more of [
          option(judges + 1, templates, repeats),
          option(judges, templates + 1, repeats),
          option(judges, templates, repeats + 1),
        ]) {
          const study = decisionStudy(components, TOY_DESIGN, more);
          expect(study.dependability.value).toBeGreaterThanOrEqual(less.dependability.value ?? 1);
          expect(study.generalizability.value).toBeGreaterThanOrEqual(less.generalizability.value ?? 1);
        }
      }),
    );
  });
});

function expectSame(
  one: ReturnType<typeof varianceComponents>,
  two: ReturnType<typeof varianceComponents>,
): void {
  for (const source of SOURCES) {
    const expected = two[source];
    if (expected.value === undefined) expectNone(one[source], expected.reason);
    else expectValue(one[source], expected.value);
  }
}
