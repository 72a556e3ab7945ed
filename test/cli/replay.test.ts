import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replayStudy as replayOnce } from '../../src/cli/replaying/replay-study.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { openaiJudge, TEMPLATE } from '../support/replayed-study.ts';
import { documentOf, replayStudy } from './replay-fixture.ts';
import { doneTrials, labelCounts, query } from './replay-store.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
beforeEach(async () => {
  await server.plan({});
  await server.reset();
});
afterAll(async () => server.stop());

const asked = async () => (await server.state()).requests.length;
const PRICED = ', price: {input: 1, output: 10}';
const SIX = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`i${index}`, `Item ${index}.`]));
const MANY = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`i${index}`, `Item ${index}.`]));

describe('what is asked', () => {
  test('labelled items only, unless told otherwise', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: SIX,
      labelled: ['i0', 'i1'],
    });
    expect((await place.assay('replay')).err).toContain('2 items, 1 candidate, 2 trials');
    expect(await asked()).toBe(2);
    await place.assay('replay', '--on', 'unlabelled');
    expect(await asked()).toBe(6);
    expect((await place.assay('replay', '--on', 'all')).err).toContain(
      '6 trials read from replies paid for before',
    );
    expect(await asked()).toBe(6);
  });

  test('of items that are labelled later they alone, and where labels are shuffled the few turned over', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: MANY,
      labelled: Object.keys(MANY).slice(0, 30),
    });
    await place.write('plain.md', TEMPLATE.replace('layout:', 'label_order: shuffled\nlayout:'));
    expect((await place.assay('replay')).err).toContain('30 trials');
    await place.write('more.csv', ['item,ann', ...Object.keys(MANY).map((id) => `${id},no`)].join('\n'));
    expect((await place.assay('import', 'more.csv')).code).toBe(0);
    expect((await place.assay('replay')).err).toContain('60 trials');
    const again = (await asked()) - 60;
    expect(again).toBeGreaterThanOrEqual(0);
    expect(again).toBeLessThan(6);
    const count = 'SELECT count(*) AS calls FROM trial JOIN word ON word.id = presentation';
    expect(query(place.store, `${count} WHERE run = 2 AND word.text = 'labels_reversed'`)).toEqual([
      { calls: 30 },
    ]);
  });

  test('two items with the same text stay two trials, and one request is sent', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: { one: 'The same.', two: 'The same.' },
    });
    expect((await place.assay('replay')).code).toBe(0);
    expect(await asked()).toBe(1);
    expect(doneTrials(place.store).map(({ readings }) => readings)).toEqual([1, 1]);
  });

  test('--limit takes so many trials, and the next replay goes on', async () => {
    const place = await replayStudy({ judges: [openaiJudge(server.url)], items: SIX });
    const said = await place.assay('replay', '--limit', '4');
    expect(said.err).toContain('next: assay replay, which goes on where this stopped');
    expect(await asked()).toBe(4);
    expect((await place.assay('replay')).code).toBe(0);
    expect(await asked()).toBe(6);
  });

  test('a changed word in a template asks anew; another alias, name or id does not', async () => {
    const place = await replayStudy({ judges: [openaiJudge(server.url)], items: SIX });
    await place.assay('replay');
    const study = await place.read('assay.yaml');
    await place.write(
      'assay.yaml',
      study
        .replace('labels: [no, yes]', 'labels: [no, {id: yes, aliases: [yeah]}]')
        .replace('id: gpt', 'id: other'),
    );
    await place.write('plain.md', TEMPLATE.replace('id: plain', 'id: renamed'));
    expect((await place.assay('replay')).err).toContain('nothing to do: 6 trials of this plan');
    expect(await asked()).toBe(6);
    await place.write('plain.md', TEMPLATE.replace('# instructions\n', '# instructions\nCarefully: '));
    await place.assay('replay');
    expect(await asked()).toBe(12);
  });

  test('an alias for what the judge wrote is read with --reread, for nothing', async () => {
    await server.plan({ labels: ['yes', 'no', 'nope'] });
    const place = await replayStudy({ judges: [openaiJudge(server.url)], items: MANY });
    const { candidates } = documentOf(await place.assay('replay', '--json'));
    const unread = candidates[0]?.outcomes['unparsable'] ?? 0;
    expect(unread).toBeGreaterThan(0);
    const study = await place.read('assay.yaml');
    await place.write('assay.yaml', study.replace('[no, yes]', '[{id: no, aliases: [nope]}, yes]'));
    const said = await place.assay('replay', '--reread');
    expect(said.out).toBe(`60 stored replies read again: ${unread} readings changed; nothing was sent\n`);
    expect(await asked()).toBe(60);
    expect((await place.assay('replay', '--reread')).out).toContain('nothing has changed');
  });
});

describe('what is said before the first call', () => {
  test('calls, tokens, money and the host, and an unknown price as unknown', async () => {
    const place = await replayStudy({
      judges: [
        openaiJudge(server.url, PRICED),
        openaiJudge(server.url).replace('gpt, ', 'free, ').replace('gpt-x', 'gpt-y'),
      ],
      items: SIX,
    });
    const { err } = await place.assay('replay');
    const host = new URL(server.url).host;
    expect(err).toContain(`about 12 calls to ${host}, about $`);
    expect(err).toContain('and more for 1 candidate of unknown price');
    expect(err).toMatch(/free\/plain +6 +6 +[\d,]+ +[\d,]+ +unknown/);
    expect(err).toMatch(/gpt\/plain +6 +6 +[\d,]+ +[\d,]+ +\$0\.0\d+/);
  });

  test('the estimate is within a factor of two of the bill', async () => {
    // Replies of some 300 tokens, as the estimate expects of this form.
    await server.plan({ form: `${'So it seems to me. '.repeat(63)}\nDECISION: {label}` });
    const place = await replayStudy({ judges: [openaiJudge(server.url, PRICED)], items: SIX });
    const said = await place.assay('replay', '--json');
    const estimate = JSON.parse(said.out.split('\n')[0] ?? '');
    const { summary } = documentOf(said);
    expect(estimate).toMatchObject({ event: 'estimate', calls: 6, unpriced: [], isSampled: false });
    expect(estimate.cost / summary.cost).toBeGreaterThan(0.5);
    expect(estimate.cost / summary.cost).toBeLessThan(2);
  });

  test('is asked about where somebody can answer and it may be dear; a no sends nothing', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url, ', price: {input: 1000, output: 10000}')],
      items: SIX,
    });
    const questions: string[] = [];
    const err: string[] = [];
    const context = {
      cwd: place.folder,
      env: {},
      clock: { now: () => Date.now() },
      out: () => undefined,
      err: (text: string) => void err.push(text),
      width: 80,
    };
    const terminal = (answer: boolean) => ({
      ask: async (question: string) => {
        questions.push(question);
        return answer;
      },
      onSignal: () => () => undefined,
    });
    expect(await replayOnce({}, context, terminal(false))).toBe(4);
    expect(questions[0]).toMatch(/^Send 6 calls, about \$\d+\.\d\d\?$/);
    expect(err.at(-1)).toBe('nothing was sent\n');
    expect(await asked()).toBe(0);
    expect(await replayOnce({ yes: true }, context, terminal(false))).toBe(0);
    expect(questions).toHaveLength(1);
    expect(await asked()).toBe(6);
  });
});

describe('money', () => {
  test('asks again when ten calls have cost half as much again as was said; a no sends nothing more', async () => {
    // Replies of 100 times the usual length.
    await server.plan({ faultRate: 1, faults: ['huge_usage'], latencyMs: 20 });
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`i${index}`, `Item ${index}.`]),
    );
    const judge = () => openaiJudge(server.url, ', price: {input: 1, output: 10}');
    const more = 'replay: {concurrency: 4}\n';
    const place = await replayStudy({ judges: [judge()], items: many, more });
    const said: string[] = [];
    const questions: string[] = [];
    const context = {
      cwd: place.folder,
      env: {},
      clock: { now: () => Date.now() },
      out: () => undefined,
      err: (text: string) => void said.push(text),
      width: 80,
    };
    const terminal = (answer: boolean) => ({
      ask: async (question: string) => {
        questions.push(question);
        return answer;
      },
      onSignal: () => () => undefined,
    });
    expect(await replayOnce({}, context, terminal(false))).toBe(4);
    expect(said.join('')).toContain('stopped: not wanted at that cost; what came back is saved');
    expect(said.join('')).not.toContain('signal');
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatch(/the whole will cost about \$[\d.]+, not \$[\d.]+\. Go on\?$/);
    // Ten, and those that were in flight until the tenth was on disk: one group of commits, four at a time.
    const before = await asked();
    expect(before).toBeGreaterThanOrEqual(10);
    expect(before).toBeLessThanOrEqual(18);
    expect((await place.assay('replay')).code).toBe(0);
    expect(await asked()).toBe(80);
    await server.plan({});
  });

  test('--max-cost is refused where a price is unknown, before anything is sent', async () => {
    const place = await replayStudy({ judges: [openaiJudge(server.url)], items: SIX });
    const said = await place.assay('replay', '--max-cost', '1');
    expect(said.code).toBe(2);
    expect(said.err).toContain('a cap on cost cannot be kept: the price of gpt/plain is unknown');
    expect(await asked()).toBe(0);
  });

  test('it stops at the cap, says so, and goes on with a higher one', async () => {
    const judge = openaiJudge(server.url, `${PRICED}, settings: {max_output_tokens: 50}`);
    const place = await replayStudy({ judges: [judge], items: MANY });
    const first = await place.assay('replay', '--json', '--max-cost', '0.01');
    expect(first.code).toBe(4);
    const { summary } = documentOf(first);
    expect(summary.cost).toBeLessThanOrEqual(0.01);
    expect(summary.cost).toBeGreaterThan(0.008);
    expect(first.err).toContain('stopped: the next call might pass $0.0100');
    expect((await place.assay('replay', '--max-cost', '1')).code).toBe(0);
    expect(await asked()).toBe(60);
  });
});

describe('what failed', () => {
  test('is told with its reasons and asked again with --retry-failed', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: { ...SIX, sick: 'Once [[fault:bad_request*1]].' },
    });
    const said = await place.assay('replay');
    expect(said.code).toBe(3);
    expect(said.err).toContain('failed: 1 x permanent: 400: Unknown parameter.');
    expect(said.err).toContain('next: assay replay --retry-failed');
    expect((await place.assay('replay')).code).toBe(3);
    expect(await asked()).toBe(7);
    const again = await place.assay('replay', '--retry-failed');
    expect(again.err).toContain('1 failed trial opened again');
    expect(again.code).toBe(0);
    expect(await asked()).toBe(8);
  });

  test('a template’s examples are asked about by nobody, and nobody is compared on them', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url), '{id: always, provider: constant}'],
      items: SIX,
      files: {
        'shown.md': TEMPLATE.replace('id: plain', 'id: shown\nexamples: [i2]').replace(
          '{{ output',
          '{% for example in examples %}{{ example.transcript }}{{ example.label }}{% endfor %}{{ output',
        ),
      },
      templates: ['./plain.md', './shown.md'],
    });
    expect((await place.assay('replay')).code).toBe(0);
    expect(doneTrials(place.store)).toHaveLength(5 * 3);
    expect(doneTrials(place.store).map(({ item }) => item)).not.toContain('i2');
    const compared = await place.assay('compare');
    expect(compared.code).toBe(0);
    expect(compared.out.replace(/\s+/g, ' ')).toContain('shown to judges as an example (1)');
  });
});

describe('what cannot be replayed is refused with one remedy', () => {
  test.each([
    ['no judge', 'judges:\n', 'the study names no judge to replay'],
    ['an unknown template', 'templates: [nowhere]\n', 'no template that ships is named "nowhere"'],
  ])('%s', async (_, line, message) => {
    const place = await replayStudy({ judges: [openaiJudge(server.url)], items: SIX });
    const study = await place.read('assay.yaml');
    const changed = line.startsWith('judges')
      ? study.replace(/judges:\n(?: {2}- .*\n)+/, '')
      : study.replace(/templates:.*\n/, line);
    await place.write('assay.yaml', changed);
    const said = await place.assay('replay');
    expect(said.code).toBe(2);
    expect(said.err).toContain(message);
    expect(said.err).toContain('help:');
  });

  test('a model without a template, items that are not there, a wrong limit', async () => {
    const place = await replayStudy({
      judges: [openaiJudge(server.url)],
      items: SIX,
      templates: [],
    });
    expect((await place.assay('replay')).err).toContain('no template to ask it with');
    const full = await replayStudy({ judges: [openaiJudge(server.url)], items: SIX });
    expect((await full.assay('replay', '--on', 'unlabelled')).err).toContain(
      'every item has a gold annotation',
    );
    expect((await full.assay('replay', '--limit', '0')).code).toBe(2);
    expect(await asked()).toBe(0);
  });
});

test('programs replay without a call, the same bytes each time', async () => {
  const judges = [
    '{id: always, provider: constant}',
    '{id: dice, provider: random}',
    '{id: sim, provider: simulated, settings: {errors: {tpr: 0.9, fpr: 0.1}}}',
  ];
  const runs = [];
  for (let time = 0; time < 2; time++) {
    const place = await replayStudy({ judges, items: MANY });
    const said = await place.assay('replay');
    expect([said.code, said.err.includes('no call: nothing leaves this machine')]).toEqual([0, true]);
    runs.push({
      labels: labelCounts(place.store),
      replies: query(place.store, 'SELECT key, text, details FROM reply ORDER BY key'),
    });
  }
  expect(runs[0]).toEqual(runs[1]);
  expect(runs[0]?.replies).toHaveLength(180);
});
