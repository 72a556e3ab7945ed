import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planSchema } from '../support/plan-schema.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, openaiJudge } from '../support/replayed-study.ts';
import { replayStudy } from './replay-fixture.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(async () => server.stop());
beforeEach(async () => {
  await server.reset();
  await server.plan({});
});

const PRICE = ', price: {input: 2, output: 8}';
const ITEMS = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`i${at}`, `Item ${at}.`]));

interface Purchase {
  readonly source: string;
  readonly transcripts: number;
  readonly candidates: readonly string[];
  readonly unpriced: readonly string[];
  readonly dollars?: { readonly low: number; readonly high: number };
  readonly none?: string;
}

async function replayed(judges: readonly string[], templates?: readonly string[]) {
  const place = await replayStudy({
    judges,
    items: ITEMS,
    ...(templates === undefined ? {} : { templates }),
  });
  const said = await place.assay('replay');
  expect(said.code, said.err).toBe(0);
  const prices = new Map<string, number | undefined>(
    (JSON.parse((await place.assay('compare', '--json')).out).comparisons[0].costs ?? []).map(
      ({ candidate, perVerdict }: { candidate: string; perVerdict?: number }) => [candidate, perVerdict],
    ),
  );
  const plan = async (...args: string[]) => {
    const { out, err, code } = await place.assay('plan', ...args);
    expect(code, err).toBe(0);
    return out;
  };
  const document = JSON.parse(await plan('--json'));
  expect(planSchema.safeParse(document).error).toBeUndefined();
  const [planned] = document.plans;
  const find = (source: string): Purchase =>
    planned.purchases.find((purchase: Purchase) => purchase.source === source);
  return { plan, planned, find, prices };
}

describe('a plan from data', () => {
  test('says what a further transcript, judge, template and repeat cost by measured price', async () => {
    const { planned, find, prices, plan } = await replayed(
      [openaiJudge(server.url, PRICE), anthropicJudge(server.url, PRICE)],
      ['./plain.md', './shaped.md'],
    );
    const best: string = planned.observed.candidate;
    const [judge, template] = best.split('/');
    const otherJudge = `${judge === 'gpt' ? 'claude' : 'gpt'}/${template}`;
    const otherTemplate = `${judge}/${template === 'plain' ? 'shaped' : 'plain'}`;
    const price = (id: string) => prices.get(id) as number;
    // The dearest question is the one that the others are answered by.
    const transcripts = Math.max(
      ...planned.requirements.map(
        (own: { transcripts?: { onAverage: number } }) => own.transcripts?.onAverage ?? 0,
      ),
    );
    expect(transcripts).toBeGreaterThan(9);
    expect(find('item')).toMatchObject({ transcripts: transcripts - 9, candidates: [best] });
    expect(find('item').dollars?.low).toBeCloseTo((transcripts - 9) * price(best), 10);
    expect(find('repeat').dollars?.high).toBeCloseTo(transcripts * price(best), 10);
    expect(find('judge')).toMatchObject({ transcripts, candidates: [otherJudge], unpriced: [] });
    expect(find('judge').dollars?.low).toBeCloseTo(transcripts * price(otherJudge), 10);
    expect(find('template')).toMatchObject({ transcripts, candidates: [otherTemplate] });
    expect(find('template').dollars?.high).toBeCloseTo(transcripts * price(otherTemplate), 10);
    expect(planned.assumptions.verdictCost).toEqual({ value: price(best), from: 'data' });
    const text = (await plan()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('What to buy next, by measured price');
    expect(text).toMatch(/another judge \d[\d,]* \$\d+\.\d+/);
    expect(text).toContain('what a label costs is unknown and comes on top (--label-cost)');
  });

  test('a label’s price is asked in the currency of the measured one, and what is typed wins', async () => {
    const { plan } = await replayed([openaiJudge(server.url, PRICE)]);
    expect((await plan('--label-cost', '2')).replaceAll(/\s+/g, ' ')).toContain(
      'a verdict’s cost was measured in US dollars: --label-cost is taken to be in the same',
    );
    const [typed] = JSON.parse(await plan('--json', '--verdict-cost', '0.5')).plans;
    expect(typed.assumptions.verdictCost).toEqual({ value: 0.5, from: 'typed' });
  });

  test('a judge without a price, and one that was never asked, are unknown and not 0', async () => {
    const { find, plan } = await replayed([openaiJudge(server.url, PRICE), anthropicJudge(server.url)]);
    const sources = ['judge', 'repeat'].map(find);
    // Whichever is the best, one of the two rows is the unpriced judge's.
    expect(sources.filter(({ none }) => none === 'no price was measured')).toHaveLength(1);
    expect(sources.flatMap(({ unpriced }) => unpriced)).toEqual(['claude/plain']);
    expect(find('template')).toMatchObject({ none: 'no other template was asked here', candidates: [] });
    expect(find('template')).not.toHaveProperty('dollars');
    expect(await plan()).toMatch(/another template\s+\d[\d,]*\s+unknown/);
  });

  test('without any measured price nothing is said to cost 0', async () => {
    const { plan, planned } = await replayed([openaiJudge(server.url)]);
    expect(planned.assumptions).not.toHaveProperty('verdictCost');
    const text = (await plan()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('is unknown: no verdict here has a measured price');
    expect(text).not.toContain('$');
  });
});
