import OpenAI, { type ClientOptions } from 'openai';
import type { AskJudge } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { openaiBatch } from './batch/openai-batch.ts';
import { buildOnce } from './build-once.ts';
import type { JudgeContext } from './context.ts';
import { chatBody, responseBody } from './openai-body.ts';
import { OPENAI_REMEDIES, OpenaiSettings } from './openai-settings.ts';
import { readChat } from './read-chat.ts';
import { readResponse } from './read-response.ts';
import { judgeProblem, readSettings } from './read-settings.ts';
import { remoteAccess } from './remote-access.ts';
import { remoteJudge } from './remote-judge.ts';

const OWN = 'https://api.openai.com/v1';

/** Instead of the key, which only `fetch` knows: without one the SDK would read the environment. */
const NO_KEY = 'set-by-fetch';

/**
 * A model of OpenAI, or behind a server that speaks its protocol (`base_url`: vLLM, Ollama, Gemini, OpenRouter,
 * Azure), asked through the official SDK.
 *
 * @throws InputError for wrong settings, an address that is not asked, a missing key, `ASSAY_OFFLINE`.
 */
export function buildOpenai(entry: JudgeEntry, context: JudgeContext): AskJudge {
  const settings = readSettings(OpenaiSettings, entry, OPENAI_REMEDIES);
  const { timeout_seconds: timeoutSeconds, ...sent } = settings;
  const { api, api_version: apiVersion } = settings;
  if (api === 'responses' && settings.seed !== undefined) {
    throw judgeProblem(entry, 'the Responses API has no `seed`', 'remove `seed`, or `api: responses`');
  }
  const header = apiVersion === undefined ? 'authorization' : 'api-key';
  const { model, endpoint, fetch, bulk, keyVariable } = remoteAccess(entry, context, OWN, header);
  const options: ClientOptions = {
    apiKey: NO_KEY,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: endpoint.baseUrl,
    ...(apiVersion === undefined ? {} : { defaultQuery: { 'api-version': apiVersion } }),
    maxRetries: 0,
    timeout: timeoutSeconds * 1000,
    logLevel: 'off',
    fetch,
  };
  const client = new OpenAI(options);
  buildOnce(client);
  const asking = { errors: OpenAI, clock: context.clock, timeoutSeconds, keyVariable };
  return remoteJudge({
    identity: { provider: 'openai', baseUrl: endpoint.baseUrl, model, settings: sent },
    ...asking,
    batch: openaiBatch({
      ...asking,
      client: () => new OpenAI({ ...options, fetch: bulk() }),
      endpoint: api === 'responses' ? '/v1/responses' : '/v1/chat/completions',
      bodyOf: (request) =>
        api === 'responses' ? responseBody(model, settings, request) : chatBody(model, settings, request),
      read: api === 'responses' ? readResponse : readChat,
    }),
    send: (request, fetchOptions) =>
      api === 'responses'
        ? client.responses.create(responseBody(model, settings, request), { fetchOptions }).asResponse()
        : client.chat.completions.create(chatBody(model, settings, request), { fetchOptions }).asResponse(),
    read: api === 'responses' ? readResponse : readChat,
  });
}
