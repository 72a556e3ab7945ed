import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LoggedRequest } from '../support/provider-server/log.ts';
import { FAULTS, type Fault } from '../support/provider-server/plan.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, openaiJudge } from '../support/replayed-study.ts';
import { documentOf, replayStudy } from './replay-fixture.ts';
import { countAttempts, doneTrials, labelCounts, storedReplies } from './replay-store.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
beforeEach(async () => {
  await server.plan({});
  await server.reset();
});
afterAll(async () => server.stop());

const ONE_RETRY = 'replay: {max_attempts: 2}\n';

const WIRES = [
  { wire: 'chat completions', judge: (url: string) => openaiJudge(url) },
  { wire: 'responses', judge: (url: string) => openaiJudge(url, ', settings: {api: responses}') },
  { wire: 'messages', judge: (url: string) => anthropicJudge(url) },
];

/** What a trial comes to under each fault, asked at most twice. */
const OUTCOME: Readonly<Partial<Record<Fault, string>>> = {
  refusal: 'refused',
  content_filter: 'refused',
  cut_off: 'cut_off',
  window_exceeded: 'cut_off',
  wrong_label: 'unparsable',
  echo_key: 'unparsable',
  slow: 'verdict',
  huge_usage: 'verdict',
};

/** Two minutes are waited in the engine's own test, where waiting takes no time. */
const faults = FAULTS.filter((fault) => fault !== 'rate_limited_long');

describe.each(WIRES)('a replay over $wire', ({ judge }) => {
  test.each(['./plain.md', './shaped.md'])(
    'ends every trial in exactly one outcome, whatever the server does (%s)',
    async (template) => {
      const items = Object.fromEntries([
        ...faults.map((fault) => [fault, `Always [[fault:${fault}]].`]),
        ...[
          'server_error',
          'overloaded',
          'reset_before',
          'reset_in_body',
          'told_error',
          'rate_limited_bare',
        ].map((fault) => [`${fault} once`, `Once [[fault:${fault}*1]].`]),
        ...Array.from({ length: 10 }, (_, index) => [`fine ${index}`, `Item ${index}.`]),
      ]);
      const place = await replayStudy({
        judges: [judge(server.url)],
        items,
        templates: [template],
        more: ONE_RETRY,
      });
      const said = await place.assay('replay', '--json');
      const { summary } = documentOf(said);
      const { requests } = await server.state();
      const trials = doneTrials(place.store);
      expect(said.code).toBe(3);
      expect(trials).toHaveLength(Object.keys(items).length);
      for (const { item, readings, outcome } of trials) {
        const isFine = item.startsWith('fine') || item.endsWith(' once');
        expect([item, readings, outcome]).toEqual([
          item,
          1,
          isFine ? 'verdict' : (OUTCOME[item as Fault] ?? 'failed'),
        ]);
      }
      expect(summary.attempts).toBe(requests.length);
      expect(summary.done).toBe(trials.length);
      expect(countAttempts(place.store)).toEqual({ all: requests.length, open: 0 });
      compareReplies(place.store, requests);
      expect(summary.inputTokens).toBe(sumOf(received(requests), (usage) => usage.input));
      expect(summary.outputTokens).toBe(sumOf(received(requests), (usage) => usage.output));
    },
  );

  test('says of each verdict what the server said, and stores every reply word for word', async () => {
    const items = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`i${index}`, `Item ${index}.`]),
    );
    const place = await replayStudy({
      judges: [judge(server.url)],
      items,
      templates: ['./plain.md', './shaped.md'],
    });
    const said = await place.assay('replay', '--json');
    const { requests } = await server.state();
    expect(said.code).toBe(0);
    expect(requests).toHaveLength(120);
    expect(new Set(requests.map(({ bodyHash }) => bodyHash)).size).toBe(120);
    compareReplies(place.store, requests);
    const yes = requests.filter(({ reply }) => reply?.label === 'yes').length;
    expect(labelCounts(place.store)).toEqual({ yes, no: 120 - yes });
    // An unchanged plan resumes: nothing is left to ask.
    const again = await place.assay('replay');
    expect(again.err).toContain('nothing to do: 120 trials of this plan, and all are done');
    expect((await server.state()).requests).toHaveLength(120);
  });
});

/** Requests whose reply reached the client whole. */
function received(requests: readonly LoggedRequest[]): readonly LoggedRequest[] {
  const lost: readonly (string | undefined)[] = [
    'reset_before',
    'reset_in_body',
    'malformed',
    'truncated',
    'html',
    'empty',
    'told_error',
  ];
  return requests.filter(({ reply, fault }) => reply !== undefined && !lost.includes(fault));
}

function sumOf(
  requests: readonly LoggedRequest[],
  of: (usage: { input: number; output: number }) => number,
): number {
  return requests.reduce((sum, { reply }) => sum + (reply === undefined ? 0 : of(reply.usage)), 0);
}

function compareReplies(store: string, requests: readonly LoggedRequest[]): void {
  const sent = received(requests).map(({ reply, fault }) =>
    fault === 'echo_key' ? 'You sent .' : (reply?.text ?? ''),
  );
  expect(storedReplies(store)).toEqual([...sent].sort());
}
