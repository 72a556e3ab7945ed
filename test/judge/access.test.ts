import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/domain/problem.ts';
import type { JudgeEntry } from '../../src/domain/study.ts';
import { apiKeyFor, keyVariable } from '../../src/judge/api-key.ts';
import { buildJudge } from '../../src/judge/build.ts';
import { isBlockedAddress } from '../../src/judge/endpoint.ts';
import { remoteAccess } from '../../src/judge/remote-access.ts';
import { createTransport, guardLookup } from '../../src/judge/transport.ts';
import { contextWith, entryOf } from './local-context.ts';
import { errorOf, modelQuestion } from './remote-context.ts';

const CANARY = 'sk-CANARY-access-0123456789';

/** The problem of building a judge, with everything that a crash would print of it. */
async function problemOf(entry: Partial<JudgeEntry>, env: Readonly<Record<string, string>> = {}) {
  const whole = { ...entryOf('openai'), model: 'm', ...entry };
  const error: unknown = await buildJudge(whole, contextWith({ env })).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw new Error(`no InputError but ${String(error)}`);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('CANARY');
  const [problem] = error.problems;
  return `${problem?.message} | ${problem?.remedy}`;
}

describe('the variable of a host’s key', () => {
  test.each([
    ['api.openai.com', 'OPENAI_API_KEY'],
    ['eu.api.openai.com', 'OPENAI_API_KEY'],
    ['api.anthropic.com', 'ANTHROPIC_API_KEY'],
    ['openrouter.ai', 'ASSAY_KEY_OPENROUTER_AI'],
    ['api.x.com', 'ASSAY_KEY_API_X_COM'],
    ['api-x.com', 'ASSAY_KEY_API__X_COM'],
    ['api.openai.com.evil.example', 'ASSAY_KEY_API_OPENAI_COM_EVIL_EXAMPLE'],
    ['127.0.0.1', 'ASSAY_KEY_127_0_0_1'],
    ['localhost', 'ASSAY_KEY_LOCALHOST'],
  ])('of %s is %s', (host, variable) => {
    expect(keyVariable(host)).toBe(variable);
  });

  test.each(['api_x.com', 'api..x.com', 'api.x.com.', '-api.x.com', 'api-.x.com', '[::1]', ''])(
    'of %j does not exist, as it could be another host’s',
    (host) => {
      expect(keyVariable(host)).toBeUndefined();
    },
  );

  test('is never that of another host', () => {
    const host = fc.string({
      unit: fc.constantFrom('a', 'b', '.', '-', '_', '1'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(host, host, (left, right) => {
        const [one, other] = [keyVariable(left), keyVariable(right)];
        expect(one === undefined || one !== other || left === right).toBe(true);
      }),
      { seed: 3, numRuns: 20_000 },
    );
  });
});

describe('a judge over the network is not built', () => {
  test('without its key, and the variable is named', async () => {
    const env = { OPENAI_BASE_URL: 'https://evil.example', ANTHROPIC_AUTH_TOKEN: CANARY };
    expect(await problemOf({}, env)).toBe(
      'judge `the-openai`: there is no API key for api.openai.com | set the environment variable OPENAI_API_KEY',
    );
    expect(await problemOf({ provider: 'anthropic' }, env)).toBe(
      'judge `the-openai`: there is no API key for api.anthropic.com | set the environment variable ANTHROPIC_API_KEY',
    );
  });

  test('with a provider’s key for another host', async () => {
    const env = { OPENAI_API_KEY: CANARY, ANTHROPIC_API_KEY: CANARY, ASSAY_KEY_API_X_COM: CANARY };
    expect(await problemOf({ baseUrl: 'https://api-x.com/v1' }, env)).toBe(
      'judge `the-openai`: there is no API key for api-x.com | set the environment variable ASSAY_KEY_API__X_COM',
    );
  });

  test('with a key that is no key', async () => {
    expect(await problemOf({}, { OPENAI_API_KEY: `${CANARY}\nx` })).toBe(
      'judge `the-openai`: OPENAI_API_KEY holds characters that no API key has | set OPENAI_API_KEY to the key alone',
    );
  });

  test.each(['1', 'true', 'yes'])('where ASSAY_OFFLINE is %s, loopback included', async (offline) => {
    const remedy = 'unset ASSAY_OFFLINE, or replay local judges alone';
    const problem = `judge \`the-openai\`: it is asked over the network, and ASSAY_OFFLINE is set | ${remedy}`;
    expect(await problemOf({ baseUrl: 'http://127.0.0.1:1/v1' }, { ASSAY_OFFLINE: offline })).toBe(problem);
  });

  test.each([
    ['http://api.x.com/v1', 'http to api.x.com would send transcripts in the clear'],
    ['http://169.254.169.254/latest', '169.254.169.254 is link-local or a metadata service'],
    ['http://2852039166/', '169.254.169.254 is link-local or a metadata service'],
    ['http://0xa9fea9fe/', '169.254.169.254 is link-local or a metadata service'],
    ['http://0xa9.0xfe.0xa9.0xfe/', '169.254.169.254 is link-local or a metadata service'],
    ['http://0251.0376.0251.0376/', '169.254.169.254 is link-local or a metadata service'],
    ['http://169.16689662/', '169.254.169.254 is link-local or a metadata service'],
    ['http://169.254.169.254./', '169.254.169.254 is link-local or a metadata service'],
    ['https://[0:0:0:0:0:ffff:169.254.169.254]/', '[::ffff:a9fe:a9fe] is link-local or a metadata service'],
    ['https://[::169.254.169.254]/', '[::a9fe:a9fe] is link-local or a metadata service'],
    ['https://[64:ff9b::169.254.169.254]/', '[64:ff9b::a9fe:a9fe] is link-local or a metadata service'],
    ['http://METADATA.google.internal./', 'metadata.google.internal. is link-local or a metadata service'],
    ['https://[fe80::1]/v1', '[fe80::1] is link-local or a metadata service'],
    ['https://[::ffff:169.254.169.254]/', '[::ffff:a9fe:a9fe] is link-local or a metadata service'],
    ['http://metadata.google.internal/', 'metadata.google.internal is link-local or a metadata service'],
    ['https://100.100.100.200/', '100.100.100.200 is link-local or a metadata service'],
    ['http://0.0.0.0:8000/v1', '0.0.0.0 is link-local or a metadata service'],
    [`https://user:${CANARY}@api.x.com/v1`, '`base_url` holds a user name or password'],
    [`https://api.x.com/v1?key=${CANARY}`, '`base_url` has a query'],
    ['ftp://api.x.com', '`base_url` is no web address'],
    ['api.x.com', '`base_url` is no web address'],
  ])('for %s', async (baseUrl, message) => {
    const env = { ASSAY_KEY_API_X_COM: CANARY };
    expect(await problemOf({ baseUrl }, env)).toContain(`judge \`the-openai\`: ${message} | `);
  });

  test.each<[string, string, Readonly<Record<string, unknown>>, string]>([
    [
      'openai',
      'a misspelling',
      { temprature: 0 },
      'unknown key `temprature` in `settings` | did you mean `temperature`?',
    ],
    ['openai', 'another name', { max_tokens: 5 }, '| write `max_output_tokens`; `token_limit_name` says'],
    ['openai', 'a key', { api_key: CANARY }, '| remove it: keys come from the environment alone'],
    ['openai', 'a wrong value', { temperature: 3 }, '`settings.temperature` must be at most 2'],
    [
      'openai',
      'a member that is ours',
      { extra_body: { model: 'x' } },
      '`extra_body` holds `model`, which is not a setting',
    ],
    [
      'openai',
      'a seed where there is none',
      { api: 'responses', seed: 1 },
      'the Responses API has no `seed`',
    ],
    ['anthropic', 'a temperature', { temperature: 0 }, '| remove it: the API no longer has it'],
    [
      'anthropic',
      'too much thought',
      { thinking: { budget_tokens: 5000 } },
      'thinking may use 5000 tokens of 4096',
    ],
  ])('of %s with %s', async (provider, _, settings, problem) => {
    expect(await problemOf({ provider, settings, baseUrl: 'http://localhost/v1' })).toContain(problem);
  });

  test('of a provider that there is not, or without a model', async () => {
    const { model: _, ...without } = { ...entryOf('openai'), model: 'm' };
    await expect(buildJudge(without, contextWith())).rejects.toThrow('it has no model');
    await expect(buildJudge(entryOf('gemini'), contextWith())).rejects.toThrow('no provider `gemini`');
    await expect(buildJudge(entryOf('toString'), contextWith())).rejects.toThrow('no provider `toString`');
  });
});

describe('a host that the user’s own configuration lets be asked over http', () => {
  const KEY = { ASSAY_KEY_MODELS_LAN: CANARY };
  const build = (insecureHosts: readonly string[], baseUrl = 'http://models.lan:8000/v1') =>
    buildJudge({ ...entryOf('openai'), model: 'm', baseUrl }, contextWith({ insecureHosts, env: KEY }));

  test('is asked, and never with a key', async () => {
    for (const listed of ['models.lan:8000', 'models.lan']) {
      const judge = await build([listed]);
      expect(judge.identity['baseUrl']).toBe('http://models.lan:8000/v1');
      expect(inspect(judge, { depth: 20, showHidden: true })).not.toContain('CANARY');
    }
    const access = remoteAccess(
      { ...entryOf('openai'), model: 'm', baseUrl: 'http://models.lan:8000/v1' },
      contextWith({ insecureHosts: ['models.lan'], env: KEY }),
      '',
      'authorization',
    );
    expect(apiKeyFor(entryOf('openai'), access.endpoint, KEY)).toBeUndefined();
    expect(apiKeyFor(entryOf('openai'), { ...access.endpoint, insecure: false }, KEY)).toBe(CANARY);
  });

  test('is that host and port, and no metadata service', async () => {
    await expect(build(['models.lan:9000'])).rejects.toThrow('in the clear');
    await expect(build(['lan'])).rejects.toThrow('in the clear');
    const metadata = build(['169.254.169.254'], 'http://169.254.169.254/v1');
    await expect(metadata).rejects.toThrow('link-local');
  });
});

describe('what is built', () => {
  const entry = { ...entryOf('openai'), model: 'm' };

  test('does not say its key, however it is printed', async () => {
    for (const provider of ['openai', 'anthropic']) {
      const env = { OPENAI_API_KEY: CANARY, ANTHROPIC_API_KEY: CANARY };
      const judge = await buildJudge({ ...entry, provider }, contextWith({ env }));
      const printed = inspect(judge, { depth: 20, showHidden: true, getters: true });
      expect(printed).toContain(provider);
      expect(printed + JSON.stringify(judge)).not.toContain('CANARY');
    }
  });

  test('is another judge with another address or setting, and the same with another id, price or timeout', async () => {
    const identity = async (more: Partial<JudgeEntry>) => {
      const judge = await buildJudge({ ...entry, baseUrl: 'http://localhost/v1', ...more }, contextWith());
      return JSON.stringify(judge.identity);
    };
    const same = await identity({});
    expect(
      await identity({ id: 'b', price: { input: 1, output: 1 }, settings: { timeout_seconds: 5 } }),
    ).toBe(same);
    expect(await identity({ baseUrl: 'http://localhost/v1/' })).toBe(same);
    expect(await identity({ baseUrl: 'http://localhost:81/v1' })).not.toBe(same);
    expect(await identity({ settings: { temperature: 0 } })).not.toBe(same);
    expect(await identity({ model: 'n' })).not.toBe(same);
  });

  test('asks no name that resolves to a blocked address', () => {
    expect(
      ['169.254.0.1', 'fe80::1%eth0', '::ffff:169.254.169.254', '::', '0.1.2.3'].filter(isBlockedAddress),
    ).toHaveLength(5);
    expect(['127.0.0.1', '::1', '10.0.0.1', '8.8.8.8', 'api.x.com'].filter(isBlockedAddress)).toEqual([]);
  });

  test.each([
    ['169.254.169.254', '169.254.169.254'],
    [
      [
        { address: '8.8.8.8', family: 4 },
        { address: 'fe80::1', family: 6 },
      ],
      'fe80::1',
    ],
  ])('does not connect where a name leads to %j', (address, blocked) => {
    const lookup = guardLookup((_, __, callback) => callback(null, address, 4));
    lookup('api.x.com', { all: true }, (error, found) => {
      expect(error?.message).toBe(`api.x.com leads to the link-local address ${blocked}`);
      expect(found).toBe('');
    });
    expect.assertions(2);
  });

  test('tells a host that cannot be reached as an error of one call', async () => {
    const transport = createTransport(1);
    const env = { ASSAY_KEY_NOWHERE_INVALID: CANARY };
    const judge = await buildJudge(
      { ...entry, baseUrl: 'https://nowhere.invalid/v1' },
      contextWith({ env, transport }),
    );
    const error = errorOf(await judge.ask(modelQuestion('Is it so?'), new AbortController().signal));
    expect(error.kind).toBe('transient');
    expect(error.message).not.toContain('CANARY');
    await transport.close();
  });
});
