import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashValue } from '../../src/domain/hash.ts';
import type { SavedMeasure } from '../../src/domain/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CLAIMS_STUDY } from '../support/claims-study.ts';
import { folderWith } from '../support/cli.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { openaiJudge } from '../support/replayed-study.ts';
import { replayStudy } from './replay-fixture.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(async () => server.stop());

/** What the store holds of the report in the folder, and the report itself. */
async function kept(folder: string, name: string) {
  const document = JSON.parse(await readFile(join(folder, 'reports', `${name}.json`), 'utf8'));
  const store = await openStore(join(folder, '.assay', 'store.sqlite'));
  try {
    return { document, measures: await store.loadMeasures(hashValue(document.provenance)) };
  } finally {
    await store.close();
  }
}

/** Two annotators who differ on every ninth item. */
function twoAnnotators(gold: string): string {
  const [, ...rows] = gold.trim().split('\n');
  const other = (label: string | undefined) => (label === 'yes' ? 'no' : 'yes');
  return [
    'item,ann,bea',
    ...rows.map((row, at) => `${row},${at % 9 === 0 ? other(row.split(',')[1]) : row.split(',')[1]}`),
  ].join('\n');
}

async function claimsReport() {
  const { assay, folder } = await folderWith({
    ...CLAIMS_STUDY,
    'gold.csv': twoAnnotators(CLAIMS_STUDY['gold.csv']),
  });
  for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv'])
    expect((await assay('import', file)).code).toBe(0);
  const { code, err } = await assay('report', '--format', 'json,csv');
  expect(code, err).toBe(0);
  const { document, measures } = await kept(folder, 'claims');
  const csv = await readFile(join(folder, 'reports', 'claims.csv'), 'utf8');
  const [comparison] = document.comparisons;
  const hash = (id: string): string =>
    comparison.candidates.find((own: { candidate: { id: string } }) => own.candidate.id === id).candidate
      .hash;
  const find = (candidate: string, presentation: string, id: string, facet?: SavedMeasure['facet']) =>
    measures.find(
      (own) =>
        own.candidate === candidate &&
        own.presentation === presentation &&
        own.measure.id === id &&
        own.facet?.name === facet?.name &&
        own.facet?.value === facet?.value,
    )?.measure;
  return { comparison, measures, csv, hash, find };
}

describe('the store keeps every figure of a report', () => {
  test('those of bias, people, contest and claims, as the report has them', async () => {
    const { comparison, hash, find } = await claimsReport();
    const careful = hash('careful');
    const [first] = comparison.candidates;
    const estimate = (of: { measures: readonly { id: string; estimate: number }[] }, id: string) =>
      of.measures.find((own) => own.id === id)?.estimate;
    // Bias: over all items, and per facet.
    expect(first.candidate.id).toBe('careful');
    expect(find(careful, 'one call', 'label_shares_p')?.estimate).toBe(
      estimate(first.bias, 'label_shares_p'),
    );
    const [byFacet] = first.bias.byFacet;
    expect(
      find(careful, 'one call', 'differential_error_p', { name: byFacet.facet, value: '' })?.estimate,
    ).toBe(estimate(byFacet, 'differential_error_p'));
    // People.
    const [people] = comparison.people.candidates;
    expect(find(hash(people.candidate), 'beside people', 'people_kappa_difference')?.estimate).toBe(
      estimate(people, 'people_kappa_difference'),
    );
    // Contest: a candidate, a pair and what picking yields.
    const [leader] = comparison.contest.candidates;
    expect(find(hash(leader.candidate), 'contest', 'behind_best')?.estimate).toBe(
      estimate(leader, 'behind_best'),
    );
    const [pair] = comparison.contest.pairs;
    const [difference] = pair.differences;
    expect(find(`${hash(pair.first)} ${hash(pair.second)}`, 'contest', difference.id)).toMatchObject({
      estimate: difference.estimate,
      test: { adjusted: difference.test.adjusted },
    });
    expect(find('', 'contest', comparison.contest.outOfBag.id)?.estimate).toBe(
      comparison.contest.outOfBag.estimate,
    );
    // Claims: overall, of a value, of a difference, and if some gold is wrong.
    const [rates] = comparison.claims.rates;
    const own = hash(rates.candidate);
    expect(find(own, 'claims', 'corrected_rate')?.estimate).toBe(rates.overall.corrected.estimate);
    const [facet] = rates.by;
    const [value] = facet.values;
    expect(find(own, 'claims', 'raw_rate', { name: facet.facet, value: value.value })?.estimate).toBe(
      value.raw.estimate,
    );
    const [both] = facet.differences;
    expect(
      find(own, 'claims', 'rate_difference', { name: facet.facet, value: `${both.first} - ${both.second}` })
        ?.estimate,
    ).toBe(both.raw.estimate);
    const [wrong] = rates.sensitivity;
    expect(wrong).toMatchObject({ kind: 'missed', share: 0.02 });
    expect(find(own, 'claims, 2 % of gold missed', 'corrected_rate')?.estimate).toBe(
      wrong.corrected.estimate,
    );
  });

  test('each once, as many as the long table has rows', async () => {
    const { measures, csv } = await claimsReport();
    const places = measures.map(({ candidate, presentation, facet, measure }) =>
      JSON.stringify([candidate, presentation, facet, measure.id]),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(measures).toHaveLength(csv.trim().split('\n').length - 1);
  });

  test('and those of a drift check', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`i${at}`, `Item ${at}.`])),
      more: 'repeats: {k: 2}\n',
    });
    await place.assay('replay');
    await place.assay('replay', '--drift');
    expect((await place.assay('report', '--format', 'json')).code).toBe(0);
    const { document, measures } = await kept(place.folder, 'replayed');
    const [{ drift, candidates }] = document.comparisons;
    const saved = measures.filter(({ presentation }) => presentation === 'asked anew');
    expect(saved.map(({ measure }) => measure.id)).toEqual(
      [...drift[0].changed, ...drift[0].differences].map(({ id }: { id: string }) => id),
    );
    expect(saved[0]?.measure.id).toBe('flips_between');
    expect(saved.every(({ candidate }) => candidate === candidates[0].candidate.hash)).toBe(true);
  });
});
