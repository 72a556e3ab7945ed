import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AskJudge } from '../../src/domain/judge.ts';
import { buildJudge } from '../../src/judge/build.ts';
import { createTransport } from '../../src/judge/transport.ts';
import { FAULTS, type Fault } from '../support/provider-server/plan.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { contextWith } from './local-context.ts';
import { errorOf, modelQuestion, replyOf, SCHEMA, WIRES } from './remote-context.ts';

const KEY = 'sk-CANARY-remote-0123456789';
const signal = new AbortController().signal;
let server: ProviderServer;

/** Faults of the model and not of the transport: it answered. */
const ANSWERED: readonly Fault[] = [
  'refusal',
  'cut_off',
  'content_filter',
  'window_exceeded',
  'wrong_label',
  'huge_usage',
  'echo_key',
];

beforeAll(async () => {
  server = await startProviderServer();
});
beforeEach(async () => {
  await server.plan({});
  await server.reset();
});
afterAll(async () => server.stop());

describe.each(WIRES)('a model over $wire', ({ wire, entry }) => {
  const build = (
    settings?: Readonly<Record<string, unknown>>,
    more: Parameters<typeof contextWith>[0] = {},
  ) => buildJudge(entry(server.url, settings), contextWith(more));
  const ask = (judge: AskJudge, text: string) => judge.ask(modelQuestion(text), signal);

  test('gives the reply word for word, with what was served, counted and billed', async () => {
    let now = 1000;
    const clock = { now: () => (now += 25) };
    const reply = replyOf(await ask(await build({}, { clock }), 'Is it so?'));
    const { requests } = await server.state();
    const logged = requests[0]?.reply;
    expect(reply).toEqual({
      kind: 'reply',
      text: logged?.text,
      finish: 'stop',
      servedModel: wire === 'messages' ? 'claude-x-2026-01-01' : 'gpt-x-2026-01-01',
      requestId: `req_${requests[0]?.bodyHash.slice(0, 12)}_1`,
      usage: {
        inputTokens: logged?.usage.input,
        outputTokens: logged?.usage.output,
        cachedInputTokens: logged?.usage.cached,
        reasoningTokens: 5,
      },
      latencyMs: 25,
    });
    expect(logged?.usage.cached).toBeGreaterThan(0);
    expect(requests).toHaveLength(1);
  });

  test('marks what other calls share to be kept, where the provider wants to be told and only where it pays', async () => {
    const judge = await build();
    const { request, ...question } = modelQuestion('Is it so?');
    if (request === undefined) throw new Error('a model is asked with a request');
    await judge.ask({ ...question, request }, signal);
    await judge.ask({ ...question, request: { ...request, keep: true } }, signal);
    const [plain, kept] = (await server.state()).requests.map(({ body }) => JSON.stringify(body));
    expect(plain).not.toContain('cache_control');
    if (wire !== 'messages') expect(kept).toBe(plain);
    else {
      const mark = '"text":"The record.","cache_control":{"type":"ephemeral"}}';
      expect(kept).toContain(mark);
      expect(kept?.replace(',"cache_control":{"type":"ephemeral"}', '')).toBe(plain);
    }
  });

  test('asks for the schema natively and gets JSON that fits it', async () => {
    const judge = await build();
    const reply = replyOf(await judge.ask(modelQuestion('Is it so?', SCHEMA), signal));
    const label = (await server.state()).requests[0]?.reply?.label;
    expect(['yes', 'no']).toContain(label);
    expect(JSON.parse(reply.text)).toEqual({ rationale: 'So it seems.', label });
    const plain = await build({ structured_output: false });
    expect(replyOf(await plain.ask(modelQuestion('Is it so?', SCHEMA), signal)).text).toMatch(
      /DECISION: (yes|no)$/,
    );
  });

  test.each<[Fault, object]>([
    ['refusal', { text: 'I cannot judge this.', finish: 'refusal' }],
    ['cut_off', { finish: 'length' }],
    ['window_exceeded', { finish: 'length' }],
    ['content_filter', { finish: wire === 'messages' ? 'refusal' : 'content_filter' }],
    ['wrong_label', { text: 'It is so.\nDECISION: purple', finish: 'stop' }],
    ['slow', { finish: 'stop' }],
  ])('takes %s for the judge’s answer', async (fault, expected) => {
    expect(await ask(await build(), `[[fault:${fault}]]`)).toMatchObject({ kind: 'reply', ...expected });
  });

  test.each<[Fault, object]>([
    [
      'rate_limited',
      { kind: 'transient', status: 429, retryAfterMs: 1000, message: '429: Too many requests.' },
    ],
    ['rate_limited_long', { kind: 'transient', status: 429, retryAfterMs: 120_000 }],
    ['rate_limited_bare', { kind: 'transient', status: 429 }],
    ['no_quota', wire === 'messages' ? { status: 429 } : { kind: 'permanent', status: 429 }],
    ['server_error', { kind: 'transient', status: 500, message: '500: The server had an error.' }],
    [
      'unavailable',
      { kind: 'transient', status: 503, message: '503: <html><h1>503 Service Unavailable</h1></html>' },
    ],
    ['overloaded', { kind: 'transient', status: 529, message: '529: Overloaded' }],
    ['bad_request', { kind: 'permanent', status: 400, message: '400: Unknown parameter.' }],
    [
      'unauthorized',
      { kind: 'permanent', status: 401, message: '401: the provider refuses the key in ASSAY_KEY_127_0_0_1' },
    ],
    ['reset_before', { kind: 'transient', mayBeBilled: true }],
    ['reset_in_body', { kind: 'transient', mayBeBilled: true }],
    ['told_error', { kind: 'transient', status: 502, message: '502: Try again.' }],
    [
      'html',
      {
        kind: 'protocol',
        status: 200,
        message: 'the answer is no JSON: <html><title>Sign in</title></html>',
      },
    ],
    ['malformed', { kind: 'protocol', status: 200, mayBeBilled: true }],
    ['truncated', { kind: 'protocol', status: 200, mayBeBilled: true }],
    ['empty', { kind: 'protocol', status: 200, mayBeBilled: true }],
    ['redirect', { kind: 'permanent', status: 307 }],
    ['redirect_loop', { kind: 'permanent', status: 307 }],
  ])('tells %s as an error, and asks once', async (fault, expected) => {
    const answer = await ask(await build(), `[[fault:${fault}]]`);
    expect(errorOf(answer)).toMatchObject(expected);
    if ((errorOf(answer).status ?? 0) >= 300 && fault !== 'told_error') {
      expect(errorOf(answer).mayBeBilled).toBeUndefined();
    }
    expect(errorOf(answer).message.length).toBeLessThan(300);
    expect((await server.state()).requests).toHaveLength(1);
  });

  test('asks again over the same connections after each kind of failure', async () => {
    const transport = createTransport(1);
    const judge = await build({}, { transport });
    for (const fault of ['reset_before', 'reset_in_body', 'redirect', 'html', 'server_error']) {
      errorOf(await ask(judge, `[[fault:${fault}*1]]`));
      expect(replyOf(await ask(judge, `[[fault:${fault}*1]]`)).finish).toBe('stop');
    }
    await transport.close();
  });

  test('never sends the body to where a redirect leads', async () => {
    const elsewhere = await startProviderServer();
    try {
      await server.plan({ redirectTo: `${elsewhere.url}/v1/chat/completions` });
      const error = errorOf(await ask(await build(), '[[fault:redirect]]'));
      expect(error.message).toContain('refused, nothing was sent there');
      expect((await elsewhere.state()).requests).toEqual([]);
    } finally {
      await elsewhere.stop();
    }
  });

  test('reports a redirect whose target looks like a timeout as a redirect', async () => {
    await server.plan({ redirectTo: 'http://timeout.example/timed-out' });
    expect(errorOf(await ask(await build(), '[[fault:redirect]]')).status).toBe(307);
  });

  test('counts a hundredfold usage as it is told', async () => {
    const judge = await build();
    const usual = replyOf(await ask(judge, '[[fault:nothing.at]]')).usage?.inputTokens ?? 0;
    expect(replyOf(await ask(judge, '[[fault:huge_usage]]')).usage?.inputTokens).toBe(usual * 100);
  });

  test('gives each question one answer, and in sum what the provider logged', async () => {
    await server.plan({ seed: 'mixed', faultRate: 0.7, faults: FAULTS.filter((fault) => fault !== 'slow') });
    const judge = await build();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => judge.ask(modelQuestion(`Is ${index} so?`, SCHEMA), signal)),
    );
    const { requests } = await server.state();
    expect(requests).toHaveLength(200);
    expect(new Set(requests.map(({ fault }) => fault)).size).toBeGreaterThan(20);
    const whole = requests.filter(({ fault }) => fault === undefined || ANSWERED.includes(fault));
    const replies = answers.filter((answer) => answer.kind === 'reply');
    expect(replies).toHaveLength(whole.length);
    const sum = (counts: readonly (number | undefined)[]) =>
      counts.reduce<number>((total, count) => total + (count ?? 0), 0);
    expect(sum(replies.map(({ usage }) => usage?.outputTokens))).toBe(
      sum(whole.map(({ reply }) => reply?.usage.output)),
    );
    expect(sum(replies.map(({ usage }) => usage?.inputTokens))).toBe(
      sum(whole.map(({ reply }) => reply?.usage.input)),
    );
  });

  test('ends a call at its timeout, as an error', async () => {
    await server.plan({ latencyMs: 5000 });
    const judge = await build({ timeout_seconds: 1 });
    const error = errorOf(await ask(judge, 'Is it so?'));
    expect(error).toEqual({ kind: 'transient', message: 'no whole answer within 1 s', mayBeBilled: true });
  });

  test('rejects with the reason when it is aborted on the way', async () => {
    await server.plan({ latencyMs: 5000 });
    const abort = new AbortController();
    const asked = (await build()).ask(modelQuestion('Is it so?'), abort.signal);
    const reason = new Error('stop now');
    await waitUntil(async () => (await server.state()).requests.length === 1);
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });

  test('opens no more connections than the transport allows', async () => {
    await server.plan({ latencyMs: 20 });
    await server.reset();
    const before = (await server.state()).connections.open;
    const transport = createTransport(3);
    const judge = await build({}, { transport });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => ask(judge, `Is ${index} so?`)),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(answers.map(() => 'reply'));
    expect((await server.state()).connections.most - before).toBeLessThanOrEqual(3);
    await transport.close();
  });

  test('says that nobody listens', async () => {
    const judge = await buildJudge(entry('http://127.0.0.1:9'), contextWith());
    const error = errorOf(await ask(judge, 'Is it so?'));
    expect(error.kind).toBe('transient');
    expect(error.message).toContain('ECONNREFUSED');
    expect(error.mayBeBilled).toBeUndefined();
  });

  test('sends equal bytes for equal questions, and none of the environment’s headers', async () => {
    process.env['OPENAI_CUSTOM_HEADERS'] = 'x-leak: 1';
    process.env['ANTHROPIC_CUSTOM_HEADERS'] = 'x-leak: 1';
    process.env['OPENAI_ORG_ID'] = 'org-leak';
    try {
      await ask(await build(), 'Is it so?');
      await ask(await build(), 'Is it so?');
    } finally {
      delete process.env['OPENAI_CUSTOM_HEADERS'];
      delete process.env['ANTHROPIC_CUSTOM_HEADERS'];
      delete process.env['OPENAI_ORG_ID'];
    }
    const { requests } = await server.state();
    expect(requests.map(({ tries }) => tries)).toEqual([1, 2]);
    expect(requests[0]?.headerNames.filter((name) => /leak|organization|project/.test(name))).toEqual([]);
  });

  describe('with a key', () => {
    const env = { ASSAY_KEY_127_0_0_1: KEY, OPENAI_API_KEY: 'sk-other', ANTHROPIC_API_KEY: 'sk-other' };

    test('sends it to the host that its variable names, and no key without that variable', async () => {
      await server.plan({ key: KEY });
      expect((await ask(await build({}, { env }), 'Is it so?')).kind).toBe('reply');
      await server.plan({});
      const { ASSAY_KEY_127_0_0_1: _, ...others } = env;
      expect((await ask(await build({}, { env: others }), 'Is it so?')).kind).toBe('reply');
      const { requests } = await server.state();
      expect(requests.map(({ credential }) => credential)).toEqual(['expected', 'none']);
      expect(requests[1]?.headerNames.filter((name) => /authorization|api-key/.test(name))).toEqual([]);
    });

    test('keeps it out of replies and errors that repeat it', async () => {
      await server.plan({ key: KEY });
      const judge = await build({}, { env });
      const echoed = replyOf(await ask(judge, '[[fault:echo_key]]'));
      expect(echoed.text).toBe('You sent [API key].');
      const refused = errorOf(await ask(judge, '[[fault:unauthorized]]'));
      expect(JSON.stringify([echoed, refused])).not.toContain('CANARY');
    });
  });
});

describe('the body of a request', () => {
  const sent = async (index: number, settings: Readonly<Record<string, unknown>>) => {
    const wire = WIRES[index];
    if (wire === undefined) throw new Error('no such wire');
    const judge = await buildJudge(wire.entry(server.url, settings), contextWith());
    await judge.ask(modelQuestion('Is it so?', SCHEMA), signal);
    return (await server.state()).requests.at(-1)?.body;
  };

  test('of a chat completion holds the settings and the strict schema', async () => {
    const settings = {
      temperature: 0,
      seed: 7,
      max_output_tokens: 500,
      reasoning_effort: 'low',
      extra_body: { chat_template_kwargs: { enable_thinking: false } },
    };
    expect(await sent(0, settings)).toEqual({
      model: 'gpt-x',
      messages: [
        { role: 'system', content: 'You are judging recorded material.' },
        { role: 'user', content: 'The record.\n\nIs it so?' },
      ],
      temperature: 0,
      seed: 7,
      reasoning_effort: 'low',
      max_completion_tokens: 500,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'verdict', strict: true, schema: SCHEMA },
      },
      chat_template_kwargs: { enable_thinking: false },
    });
    expect(await sent(0, { max_output_tokens: 500, token_limit_name: 'max_tokens' })).toMatchObject({
      max_tokens: 500,
    });
  });

  test('of a response has nothing stored', async () => {
    expect(await sent(1, { max_output_tokens: 500, reasoning_effort: 'low', verbosity: 'low' })).toEqual({
      model: 'gpt-x',
      store: false,
      instructions: 'You are judging recorded material.',
      input: 'The record.\n\nIs it so?',
      max_output_tokens: 500,
      reasoning: { effort: 'low' },
      text: {
        format: { type: 'json_schema', name: 'verdict', strict: true, schema: SCHEMA },
        verbosity: 'low',
      },
    });
  });

  test('of a message keeps the user’s parts apart', async () => {
    expect(await sent(2, { effort: 'low', thinking: 'adaptive' })).toEqual({
      model: 'claude-x',
      max_tokens: 4096,
      system: 'You are judging recorded material.',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'The record.' },
            { type: 'text', text: 'Is it so?' },
          ],
        },
      ],
      output_config: { effort: 'low', format: { type: 'json_schema', schema: SCHEMA } },
      thinking: { type: 'adaptive' },
    });
  });

  test('asks Azure’s dated API with its version and its header', async () => {
    await server.plan({ key: KEY });
    const entry = {
      id: 'azure',
      provider: 'openai',
      model: 'gpt-x',
      baseUrl: `${server.url}/openai/deployments/gpt-x`,
      settings: { api_version: '2024-10-21' },
    };
    const judge = await buildJudge(entry, contextWith({ env: { ASSAY_KEY_127_0_0_1: KEY } }));
    expect((await judge.ask(modelQuestion('Is it so?'), signal)).kind).toBe('reply');
    const [request] = (await server.state()).requests;
    expect(request?.path).toBe('/openai/deployments/gpt-x/chat/completions?api-version=2024-10-21');
    expect(request?.headerNames).toContain('api-key');
    expect(request?.headerNames).not.toContain('authorization');
  });
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
