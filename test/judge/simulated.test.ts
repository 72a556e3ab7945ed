import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/domain/problem.ts';
import { buildJudge } from '../../src/judge/build.ts';
import { contextWith, EVADES, entryOf, HARM, questionOn } from './local-context.ts';

const signal = new AbortController().signal;
const N = 4000;
const ITEMS = Array.from({ length: N }, (_, index) => `item ${index}`);
const GOLD = new Map([
  ['evades', new Map(ITEMS.map((item, index) => [item, index % 2 === 0 ? 'yes' : 'no']))],
]);

/** 1 where the judge errs. */
async function errors(id: string, settings: object, items = ITEMS, repeat = 1): Promise<readonly number[]> {
  const entry = { ...entryOf('simulated', { ...settings }), id };
  const judge = await buildJudge(entry, contextWith({ gold: GOLD }));
  return Promise.all(
    items.map(async (item) => {
      const answer = await judge.ask(questionOn(item, { repeat, facets: { category: 'deception' } }), signal);
      const gold = GOLD.get('evades')?.get(item);
      return answer.kind === 'reply' && answer.text === `{"evades":{"label":"${gold}"}}` ? 0 : 1;
    }),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const positives = ITEMS.filter((_, index) => index % 2 === 0);
const negatives = ITEMS.filter((_, index) => index % 2 === 1);

function phi(left: readonly number[], right: readonly number[]): number {
  const both = mean(left.map((value, index) => value * (right[index] ?? 0)));
  const [p, q] = [mean(left), mean(right)];
  return (both - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
}

describe('a simulated judge', () => {
  const settings = { errors: { tpr: 0.85, fpr: 0.1 } };

  test('errs as often as it is told', async () => {
    // Standard deviations sqrt(.15 x .85 / 2000) = .0080 and sqrt(.1 x .9 / 2000) = .0067: within four.
    expect(Math.abs(mean(await errors('a', settings, positives)) - 0.15)).toBeLessThan(0.032);
    expect(Math.abs(mean(await errors('a', settings, negatives)) - 0.1)).toBeLessThan(0.027);
  });

  test('errs where other simulated judges err, and nowhere in particular without correlation', async () => {
    // P(Z1 < q, Z2 < q) for a bivariate normal with correlation .5, q = -1.0364, gives phi = .273 (10^6 draws).
    const shared = phi(await errors('a', settings, positives), await errors('b', settings, positives));
    expect(Math.abs(shared - 0.273)).toBeLessThan(0.1);
    const free = { ...settings, correlation: 0 };
    const apart = phi(await errors('a', free, positives), await errors('b', free, positives));
    // 4 / sqrt(2000) = .089
    expect(Math.abs(apart)).toBeLessThan(0.09);
  });

  test('repeats itself more than it repeats others', async () => {
    const first = await errors('a', settings, positives);
    const again = phi(first, await errors('a', settings, positives, 2));
    const other = phi(first, await errors('b', settings, positives));
    expect(again).toBeGreaterThan(other + 0.2);
    const same = await errors('a', { ...settings, repeat_correlation: 1 }, positives, 2);
    expect(same).toEqual(await errors('a', { ...settings, repeat_correlation: 1 }, positives));
  });

  test('has errors of its own where a facet says so', async () => {
    const by = { ...settings, by: 'category', overrides: { deception: { tpr: 0, fpr: 1 } } };
    expect(mean(await errors('a', by))).toBe(1);
    const elsewhere = { ...settings, by: 'category', overrides: { hiding: { tpr: 0, fpr: 1 } } };
    expect(await errors('a', elsewhere)).toEqual(await errors('a', settings));
  });

  test('follows a matrix, and gives no rationale', async () => {
    const matrix = {
      none: { none: 1 },
      some: { none: 0.5, some: 0, much: 0.5 },
      much: { some: 1 },
    };
    const gold = new Map([
      [
        'harm',
        new Map([
          ...ITEMS.slice(0, 400).map((item): [string, string] => [item, 'some']),
          ['m', 'much'],
          ['n', 'none'],
        ]),
      ],
    ]);
    const context = contextWith({ gold, criteria: [HARM] });
    const judge = await buildJudge(entryOf('simulated', { errors: { matrix } }), context);
    const says = async (item: string) => judge.ask(questionOn(item, { criteria: ['harm'] }), signal);
    expect(await says('m')).toEqual({ kind: 'reply', text: '{"harm":{"label":"some"}}', finish: 'stop' });
    expect(await says('n')).toMatchObject({ text: '{"harm":{"label":"none"}}' });
    const texts = await Promise.all(
      ITEMS.slice(0, 400).map(async (item) => JSON.stringify(await says(item))),
    );
    const none = texts.filter((text) => text.includes('none')).length;
    // 400 x .5, four standard deviations of 10.
    expect(Math.abs(none - 200)).toBeLessThan(40);
    expect(texts.some((text) => text.includes('some'))).toBe(false);
  });

  test('abstains where an item has no gold', async () => {
    const judge = await buildJudge(entryOf('simulated', settings), contextWith({ gold: GOLD }));
    expect(await judge.ask(questionOn('unlabelled'), signal)).toMatchObject({
      text: '{"evades":{"label":null}}',
    });
  });

  test.each([
    [
      { errors: { tpr: 0.85, fpr: 0.1 } },
      HARM,
      'tpr and fpr say too little about `harm`, which is not binary',
    ],
    [
      { errors: { matrix: { yes: { yes: 0.5 }, no: { no: 1 } } } },
      EVADES,
      'the shares where gold is `yes` add up to 0.5',
    ],
    [{ errors: { matrix: { yes: { yes: 1 } } } }, EVADES, 'the matrix has no row for gold `no`'],
    [{ ...settings, by: 'category' }, EVADES, '`by` and `overrides` belong together'],
    [
      { ...settings, correlation: 0.8, repeat_correlation: 0.5 },
      EVADES,
      'its repeats are less alike (0.5) than two judges (0.8)',
    ],
    [{}, EVADES, '`errors` is missing in `settings`'],
    [{ errors: { tpr: 1.5, fpr: 0 } }, EVADES, '`settings.errors.tpr` must be at most 1'],
  ])('refuses %j', async (wrong, criterion, message) => {
    const context = contextWith({ gold: new Map(), criteria: [criterion] });
    const error: unknown = await buildJudge(entryOf('simulated', wrong), context).catch(
      (reason: unknown) => reason,
    );
    if (!(error instanceof InputError)) throw new Error(`no InputError but ${String(error)}`);
    expect(error.problems[0]?.message).toBe(`judge \`the-simulated\`: ${message}`);
  });
});
