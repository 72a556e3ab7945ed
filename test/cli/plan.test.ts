import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { itemsForGate } from '../../src/stats/index.ts';
import { CLAIMS_STUDY } from '../support/claims-study.ts';
import { folderWith } from '../support/cli.ts';
import { planSchema } from '../support/plan-schema.ts';

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

interface Requirement {
  readonly id: string;
  readonly needed?: number;
  readonly none?: string;
  readonly have?: number;
  readonly counted: string;
  readonly categories: number;
  readonly joint?: { readonly bounds: number; readonly level: number; readonly power: number };
  readonly inClusters?: { readonly items: number; readonly clusters: number };
  readonly transcripts?: { readonly onAverage: number; readonly almostSurely: number };
  readonly enriched?: {
    readonly labels: number;
    readonly randomLabels: number;
    readonly labelOthers: number;
  };
}

async function planned(files: Readonly<Record<string, string>>, ...args: string[]) {
  const { assay } = await folderWith(files);
  const { out, code, err } = await assay('plan', '--json', ...args);
  expect(code, err).toBe(0);
  const document = JSON.parse(out);
  expect(planSchema.safeParse(document).error).toBeUndefined();
  const requirements: readonly Requirement[] = document.plans[0].requirements;
  const find = (id: string) => requirements.find((own) => own.id === id);
  return { document, plan: document.plans[0], requirements, find };
}

describe('from assumptions alone', () => {
  test('TPR of at least .8 with a truth of .9 takes 107 positives: 2,099 transcripts at 5.1 %', async () => {
    const { document, find } = await planned({}, '--prevalence', '0.051', '--tpr', '0.9');
    expect(document).toMatchObject({ schema: 'assay/plan', schemaVersion: 1 });
    expect(document).not.toHaveProperty('study');
    const gate = find('tpr >= 0.8');
    expect(gate).toMatchObject({
      counted: 'positives',
      needed: 107,
      steady: 113,
      transcripts: { onAverage: 2099, almostSurely: 2355 },
    });
    expect(gate?.enriched?.labels).toBeLessThan(1000);
    expect(gate?.enriched?.randomLabels).toBe(2099);
    expect(gate?.enriched?.labelOthers).toBeGreaterThan(0);
  });

  test('with a truth of .95 it takes 41', async () => {
    expect((await planned({}, '--tpr', '0.95')).find('tpr >= 0.8')?.needed).toBe(41);
  });

  test('widths, kappas and two candidates', async () => {
    const { find, plan } = await planned(
      {},
      ...[
        '--kappa',
        '0.6',
        '--prevalence',
        '0.1',
        '--width',
        '0.2',
        '--difference',
        '0.1',
        '--correlation',
        '0.5',
      ],
    );
    expect(find('interval of kappa 0.2 wide')?.needed).toBe(705);
    expect(find('interval of tpr 20 % wide')?.counted).toBe('positives');
    expect(find('interval of fpr 20 % wide')?.counted).toBe('negatives');
    // Agreement .9 and .8, correlation .5: only first .12, only second .02.
    expect(find('two candidates 10 % apart in agreement')?.needed).toBe(99);
    expect(plan.annotators).toBe(3);
  });

  test('a gate on kappa, on FPR, and one that nothing can show', async () => {
    const kappa = await planned(
      {},
      '--measure',
      'kappa',
      '--at-least',
      '0.4',
      '--kappa',
      '0.6',
      '--prevalence',
      '0.3',
    );
    expect(kappa.find('kappa >= 0.4')?.needed).toBe(191);
    const fpr = await planned({}, '--measure', 'fpr', '--at-most', '0.2', '--fpr', '0.1');
    expect(fpr.find('fpr <= 0.2')).toMatchObject({ counted: 'negatives', needed: 107 });
    const never = await planned({}, '--measure', 'tpr', '--at-least', '0.95');
    expect(never.find('tpr >= 0.95')?.none).toContain('it is believed to be 90 %');
    const unknown = await planned({}, '--measure', 'precision', '--at-least', '0.5');
    expect(unknown.find('precision >= 0.5')?.none).toBe('no plan is known for a gate on precision');
    const low = await planned({}, '--measure', 'kappa', '--at-least', '0.8');
    expect(low.find('kappa >= 0.8')?.none).toContain('kappa is believed to be 0.70');
  });

  test('clusters take more', async () => {
    const alone = await planned({}, '--prevalence', '0.5');
    const clustered = await planned({}, '--prevalence', '0.5', '--icc', '0.2', '--cluster-size', '16');
    // 8 positives in a cluster of 16.
    expect(clustered.find('tpr >= 0.8')?.inClusters).toEqual({ items: 336, clusters: 42 });
    expect(alone.find('tpr >= 0.8')?.inClusters).toBeUndefined();
  });

  test('a gate in several categories is planned so that all of them pass, at a joint level', async () => {
    const { find, requirements } = await planned({}, '--prevalence', '0.5', '--categories', '4');
    const gate = find('tpr >= 0.8');
    // .05 over four bounds, .2 over the four that one gate has; items by the exact power at that level.
    expect(gate?.joint).toEqual({
      bounds: 4,
      level: expect.closeTo(0.9875, 12),
      power: expect.closeTo(0.95, 12),
    });
    const each = itemsForGate({ actual: 0.9, bound: 0.8, side: 'at least', level: 0.9875 }, 0.95)?.items;
    expect(each).toBeGreaterThan(107);
    expect(gate?.needed).toBe(each);
    expect(gate?.transcripts?.onAverage).toBe(2 * 4 * (each ?? 0));
    // Widths and the comparison of two candidates are no gates.
    expect(requirements.filter(({ joint }) => joint !== undefined)).toHaveLength(1);
    const { assay } = await folderWith({});
    expect(oneLine((await assay('plan', '--categories', '4')).out)).toContain(
      'One of 4 bounds that are tested together, over criteria, gates and values: planned for an interval of 98.75 % (Bonferroni, Holm’s hardest step), and with 95.0 % power in each of the 4',
    );
  });

  test('a gate on kappa and one in clusters are planned at the joint level, too', async () => {
    const kappa = ['--measure', 'kappa', '--at-least', '0.4', '--kappa', '0.6', '--prevalence', '0.3'];
    const one = await planned({}, ...kappa);
    const two = await planned({}, ...kappa, '--categories', '2');
    const typed = await planned({}, ...kappa, '--level', '0.975', '--power', '0.9');
    expect(two.find('kappa >= 0.4')?.needed).toBe(typed.find('kappa >= 0.4')?.needed);
    expect(two.find('kappa >= 0.4')?.needed).toBeGreaterThan(one.find('kappa >= 0.4')?.needed ?? 0);
    const clusters = ['--prevalence', '0.5', '--icc', '0.2', '--cluster-size', '16'];
    const joint = await planned({}, ...clusters, '--categories', '2');
    const asked = await planned({}, ...clusters, '--level', '0.975', '--power', '0.9');
    expect(joint.find('tpr >= 0.8')?.inClusters).toEqual(asked.find('tpr >= 0.8')?.inClusters);
    const kappaJoint = await planned(
      {},
      ...kappa,
      '--categories',
      '2',
      '--icc',
      '0.2',
      '--cluster-size',
      '8',
    );
    const kappaAsked = await planned(
      {},
      ...kappa,
      ...['--level', '0.975', '--power', '0.9', '--icc', '0.2', '--cluster-size', '8'],
    );
    expect(kappaJoint.find('kappa >= 0.4')?.inClusters).toEqual(kappaAsked.find('kappa >= 0.4')?.inClusters);
  });

  test('text names every assumption with where it comes from, and what it costs', async () => {
    const { assay, folder } = await folderWith({});
    const { out, err, code } = await assay(
      'plan',
      '--prevalence',
      '0.051',
      '--label-cost',
      '2',
      '--verdict-cost',
      '0.01',
    );
    expect(code).toBe(0);
    const said = oneLine(out);
    expect(said).toContain('prevalence of positives 5.1 % typed');
    expect(said).toContain('TPR of the judge 90.0 % default');
    expect(said).toContain('tpr >= 0.8 107 positives 2,099');
    expect(said).toContain('record these probabilities');
    expect(said).toContain('2,099 transcripts, 4218.99 for one label and one verdict each');
    expect(said).toContain('3 annotators per transcript');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(err).toBe('next: assay init\n');
    expect(await readdir(folder)).toEqual([]);
  });

  test('repeats are planned where two of them are said to differ', async () => {
    const { plan } = await planned({}, '--self-agreement', '0.7', '--reliability', '0.9');
    // .9 x .3 / (.7 x .1) = 3.86.
    expect(plan.repeats).toBe(4);
  });

  test.each([
    [['--prevalence', '5'], '--prevalence 5 cannot be planned with', 'give a share between 0 and 1'],
    [['--tpr', 'high'], '--tpr high cannot be planned with', 'give a share between 0 and 1'],
    [['--cluster-size', '0.5'], '--cluster-size 0.5 cannot', 'give a number of 1 or more'],
    [['--kappa', '1'], '--kappa 1 cannot', 'give a kappa between -1 and 1'],
    [['--icc', '-0.1'], '--icc -0.1 cannot', 'give a share from 0 to 1'],
    [['--label-cost', ''], '--label-cost  cannot', 'give a number of 0 or more'],
    [['--measure', 'tpr'], '--measure tpr says what to show, not how much', 'add --at-least or --at-most'],
  ])('%j is refused', async (args, message, remedy) => {
    const { assay } = await folderWith({});
    const { code, err } = await assay('plan', ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(remedy);
  });

  test('an impossible correlation is no plan, and says what to do', async () => {
    const { find } = await planned({}, '--difference', '0.3', '--correlation', '0.95');
    expect(find('two candidates 30 % apart in agreement')?.none).toContain('type another --correlation');
  });
});

describe('the published schema of plans', () => {
  type Document = Awaited<ReturnType<typeof planned>>['document'];

  test.each([
    ['a member that it does not know', (own: Document) => (own.extra = 1)],
    ['a requirement’s as well', (own: Document) => (own.plans[0].requirements[0].extra = 1)],
    ['a number needed that is a text', (own: Document) => (own.plans[0].requirements[0].needed = '107')],
    ['an assumption without its origin', (own: Document) => delete own.plans[0].assumptions.tpr.from],
    ['a plan without notes', (own: Document) => delete own.plans[0].notes],
    ['another version', (own: Document) => (own.schemaVersion = 2)],
  ])('refuses %s', async (_, spoil) => {
    const { document } = await planned({});
    spoil(document);
    expect(planSchema.safeParse(document).success).toBe(false);
  });
});

describe('in a study', () => {
  const GATED = {
    ...CLAIMS_STUDY,
    'assay.yaml': `${CLAIMS_STUDY['assay.yaml']}gates:\n  - {measure: tpr, at_least: 0.7}\n  - {measure: fpr, at_most: 0.15, by: category}\n`,
  };

  test('before the import gates are planned from assumptions, and nothing is in the way', async () => {
    const { assay, folder } = await folderWith(GATED);
    const { out, code } = await assay('plan');
    expect(code).toBe(0);
    expect(oneLine(out)).toContain('tpr >= 0.7');
    expect(oneLine(out)).toContain(
      'nothing is known from data yet: the store of this study holds no items yet',
    );
    expect(existsSync(join(folder, 'comparisons.jsonl'))).toBe(false);
  });

  test('after it the data say what can be assumed', async () => {
    const { assay, folder } = await folderWith(GATED);
    for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv']) await assay('import', file);
    const { out } = await assay('plan', '--json');
    const document = JSON.parse(out);
    expect(planSchema.safeParse(document).error).toBeUndefined();
    const { plans, study } = document;
    expect(study).toBe('Claims');
    const [plan] = plans;
    expect(plan.criterion).toBe('harmful');
    // 47 of 180 gold labels are yes; 60 tasks of eight.
    expect(plan.assumptions.prevalence).toEqual({ value: 47 / 180, from: 'data' });
    expect(plan.assumptions.clusterSize).toEqual({ value: 8, from: 'data' });
    expect(plan.assumptions.tpr.from).toBe('data');
    expect(plan.observed).toMatchObject({
      candidate: 'careful',
      second: 'talky',
      labelled: 180,
      positives: 47,
    });
    const [tpr, fpr] = plan.requirements;
    expect(tpr).toMatchObject({ id: 'tpr >= 0.7', have: 47 });
    expect(fpr).toMatchObject({ id: 'fpr <= 0.15 by category', categories: 3, have: 133 });
    const negatives = plan.observed.by[0].values.map(
      ({ value, labelled, positives }: { value: string; labelled: number; positives: number }) => ({
        value,
        have: labelled - positives,
      }),
    );
    expect(plan.observed.by).toMatchObject([{ facet: 'category' }]);
    const counts = negatives.map(({ have }: { have: number }) => have);
    expect(counts.reduce((sum: number, own: number) => sum + own, 0)).toBe(133);
    expect(negatives).toContainEqual(fpr.fewest);
    expect(fpr.fewest.have).toBe(Math.min(...counts));
    expect(tpr).not.toHaveProperty('fewest');
    const said = oneLine((await assay('plan')).out);
    expect(said).toContain(`Fewest gold negatives are there in "${fpr.fewest.value}": ${fpr.fewest.have}.`);
    expect(said).toContain('133 in all');
    // Every transcript was asked once.
    expect(plan).toMatchObject({ noRepeats: 'how far two repeats of a judge agree is not known' });
    // The TPR once and the FPR in three categories are four bounds; the FPR's three have to pass together.
    expect(tpr.joint).toEqual({
      bounds: 4,
      level: expect.closeTo(0.9875, 12),
      power: expect.closeTo(0.8, 12),
    });
    expect(fpr.joint.power).toBeCloseTo(1 - 0.2 / 3, 12);
    // To plan is not to compare: nothing is entered as tried.
    expect(existsSync(join(folder, 'comparisons.jsonl'))).toBe(false);
  });

  test('repeats are planned from how far the best candidate repeats itself', async () => {
    const [head, ...rows] = CLAIMS_STUDY['verdicts.csv'].trimEnd().split('\n');
    const flip = (row: string, at: number) =>
      at % 20 === 0 ? row.replace(/(yes|no)$/, (label) => (label === 'yes' ? 'no' : 'yes')) : row;
    const repeated = (second: (row: string, at: number) => string) => ({
      ...CLAIMS_STUDY,
      'verdicts.csv': [
        `${head},repeat`,
        ...rows.map((row) => `${row},1`),
        ...rows.map((row, at) => `${second(row, at)},2`),
        '',
      ].join('\n'),
    });
    const planOf = async (study: Readonly<Record<string, string>>) => {
      const { assay } = await folderWith(study);
      for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv'])
        expect((await assay('import', file)).code).toBe(0);
      const document = JSON.parse((await assay('plan', '--json', '--reliability', '0.98')).out);
      expect(planSchema.safeParse(document).error).toBeUndefined();
      const kappa = JSON.parse((await assay('compare', '--json')).out)
        .comparisons[0].consistency.repeats.find(
          ({ candidate }: { candidate: string }) => candidate === document.plans[0].observed.candidate,
        )
        .measures.find(({ id }: { id: string }) => id === 'repeat_kappa').estimate;
      return { plan: document.plans[0], kappa };
    };
    const { plan, kappa } = await planOf(repeated(flip));
    expect(plan.assumptions.selfAgreement).toEqual({ value: kappa, from: 'data' });
    // Spearman-Brown, turned round.
    expect(plan.repeats).toBe(Math.ceil((0.98 * (1 - kappa)) / (kappa * 0.02)));
    expect(plan.repeats).toBeGreaterThan(1);
    expect(plan).not.toHaveProperty('noRepeats');
    const same = await planOf(repeated((row) => row));
    expect(same.kappa).toBe(1);
    expect(same.plan.repeats).toBe(1);
  });

  test('what is typed wins over the data', async () => {
    const { assay } = await folderWith(GATED);
    for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv']) await assay('import', file);
    const { out } = await assay(
      'plan',
      '--json',
      '--prevalence',
      '0.02',
      '--measure',
      'tpr',
      '--at-least',
      '0.6',
    );
    const [plan] = JSON.parse(out).plans;
    expect(plan.assumptions.prevalence).toEqual({ value: 0.02, from: 'typed' });
    expect(plan.requirements[0].id).toBe('tpr >= 0.6');
    expect(plan.requirements.map(({ id }: Requirement) => id)).not.toContain('tpr >= 0.7');
  });

  test('gates of all criteria are one family, whichever is planned', async () => {
    const { assay } = await folderWith({
      'assay.yaml': `assay: 1
name: Two
criteria:
  - {id: harmful, question: Is it harmful?, scale: binary, labels: [no, yes], positive: yes}
  - {id: hidden, question: Is it hidden?, scale: binary, labels: [no, yes], positive: yes}
cluster: none
facets: [category]
gates:
  - {criterion: harmful, measure: tpr, at_least: 0.8}
  - {criterion: hidden, measure: tpr, at_least: 0.8, by: category}
`,
    });
    const { plans } = JSON.parse((await assay('plan', '--json', '--criterion', 'harmful')).out);
    expect(plans).toHaveLength(1);
    expect(plans[0].requirements[0].joint).toMatchObject({ bounds: 2, level: expect.closeTo(0.975, 12) });
    const both = JSON.parse((await assay('plan', '--json')).out);
    expect(planSchema.safeParse(both).error).toBeUndefined();
    expect(both.plans[1].notes).toContain(
      'no item has a category yet: planned as if there were one value of it',
    );
    // A typed gate takes their place, once per criterion that is planned.
    const typed = JSON.parse(
      (await assay('plan', '--json', '--measure', 'fpr', '--at-most', '0.2', '--criterion', 'hidden')).out,
    );
    expect(typed.plans[0].requirements[0]).not.toHaveProperty('joint');
  });

  test('an unknown criterion is an error', async () => {
    const { assay } = await folderWith(GATED);
    const { code, err } = await assay('plan', '--criterion', 'nothing');
    expect(code).toBe(2);
    expect(err).toContain('the study has no criterion "nothing"');
  });
});
