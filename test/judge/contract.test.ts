import { afterAll, beforeAll } from 'vitest';
import type { JudgeEntry } from '../../src/domain/study.ts';
import { buildJudge } from '../../src/judge/build.ts';
import type { JudgeContext } from '../../src/judge/context.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { judgeContract } from './contract.ts';
import { actingAgent, contextWith, entryOf, questionOn } from './local-context.ts';
import { modelQuestion } from './remote-context.ts';

const ITEMS = ['i1', 'i2', 'i3'];
const FILES: Readonly<Record<string, string>> = {
  'rules.yaml': 'criterion: evades\nrules:\n  - {label: yes, any: [sudo], in: actions}\notherwise: no\n',
  'replies.jsonl': ITEMS.map((item) => JSON.stringify({ item, text: `on ${item}` })).join('\n'),
};
const CONTEXT = contextWith({
  gold: new Map([['evades', new Map(ITEMS.map((item, index) => [item, index === 0 ? 'yes' : 'no']))]]),
  facets: new Map(ITEMS.map((item) => [item, { category: 'hiding' }])),
  messagesOf: (item) => actingAgent('ok', item === 'i1' ? 'sudo reboot' : 'ls'),
  readFile: async (path) => FILES[path] ?? '',
});

const LOCAL: readonly JudgeEntry[] = [
  entryOf('constant', { label: 'no' }),
  entryOf('prior', { facet: 'category' }),
  entryOf('random'),
  entryOf('keyword', { rules: 'rules.yaml' }),
  entryOf('recorded', { replies: 'replies.jsonl' }),
  entryOf('simulated', { errors: { tpr: 0.8, fpr: 0.2 } }),
];

for (const entry of LOCAL) {
  const questions = ITEMS.map((item) => questionOn(item));
  judgeContract(entry.provider, { build: () => buildJudge(entry, CONTEXT), questions });
}

const KEY = 'sk-CANARY-contract-0123456789';
let server: ProviderServer;

beforeAll(async () => {
  server = await startProviderServer({ key: KEY });
});
afterAll(async () => server.stop());

const REMOTE = [
  { provider: 'openai', path: '/v1', settings: {} },
  { provider: 'openai', path: '/v1', settings: { api: 'responses' } },
  { provider: 'anthropic', path: '', settings: {} },
];

for (const { provider, path, settings } of REMOTE) {
  const context: JudgeContext = { ...CONTEXT, env: { ASSAY_KEY_127_0_0_1: KEY } };
  judgeContract(`${provider} ${JSON.stringify(settings)}`, {
    build: () =>
      buildJudge({ ...entryOf(provider, settings), model: 'm', baseUrl: `${server.url}${path}` }, context),
    questions: ITEMS.map((item) => modelQuestion(`About ${item}.`)),
    secret: KEY,
  });
}
