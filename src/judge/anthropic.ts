import Anthropic, { type ClientOptions } from '@anthropic-ai/sdk';
import type { AskJudge } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { messageBody } from './anthropic-body.ts';
import { ANTHROPIC_REMEDIES, AnthropicSettings } from './anthropic-settings.ts';
import { anthropicBatch } from './batch/anthropic-batch.ts';
import { buildOnce } from './build-once.ts';
import type { JudgeContext } from './context.ts';
import { readMessage } from './read-message.ts';
import { judgeProblem, readSettings } from './read-settings.ts';
import { remoteAccess } from './remote-access.ts';
import { remoteJudge } from './remote-judge.ts';

const OWN = 'https://api.anthropic.com';

/** Instead of the key, which only `fetch` knows: without one the SDK would look for profiles and tokens. */
const NO_KEY = 'set-by-fetch';

/**
 * A model of Anthropic, asked through the official SDK.
 *
 * @throws InputError for wrong settings, an address that is not asked, a missing key, `ASSAY_OFFLINE`.
 */
export function buildAnthropic(entry: JudgeEntry, context: JudgeContext): AskJudge {
  const settings = readSettings(AnthropicSettings, entry, ANTHROPIC_REMEDIES);
  const { timeout_seconds: timeoutSeconds, ...sent } = settings;
  const { thinking, max_output_tokens: limit } = settings;
  if (typeof thinking === 'object' && thinking.budget_tokens >= limit) {
    const problem = `thinking may use ${thinking.budget_tokens} tokens of ${limit}`;
    throw judgeProblem(entry, problem, 'make `max_output_tokens` larger than `budget_tokens`');
  }
  const access = remoteAccess(entry, context, OWN, 'x-api-key');
  const { model, fetch, bulk, keyVariable } = access;
  // The SDK adds the version to the path itself.
  const baseUrl = access.endpoint.baseUrl.replace(/\/v1$/, '');
  const options: ClientOptions = {
    apiKey: NO_KEY,
    webhookKey: null,
    baseURL: baseUrl,
    maxRetries: 0,
    timeout: timeoutSeconds * 1000,
    logLevel: 'off',
    openTelemetry: false,
    fetch,
  };
  const client = new Anthropic(options);
  buildOnce(client);
  const asking = { errors: Anthropic, clock: context.clock, timeoutSeconds, keyVariable };
  return remoteJudge({
    identity: { provider: 'anthropic', baseUrl, model, settings: sent },
    ...asking,
    batch: anthropicBatch({
      ...asking,
      client: () => new Anthropic({ ...options, fetch: bulk() }),
      bodyOf: (request) => messageBody(model, settings, request),
      read: readMessage,
    }),
    send: (request, fetchOptions) =>
      client.messages.create(messageBody(model, settings, request), { fetchOptions }).asResponse(),
    read: readMessage,
  });
}
