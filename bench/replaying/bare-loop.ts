import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { createTransport } from '../../src/judge/transport.ts';
import { undiciFetch } from '../../src/judge/undici-fetch.ts';
import type { BenchStudy } from './bench-study.ts';
import { type Measured, measure } from './measure.ts';

/** The text that a call sends. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
}

/**
 * The least that anybody would write over the same SDK: workers that take the next prompt, ask, and save nothing.
 *
 * @param fetch `ours` is the one that assay gives to the SDK, `default` is what the SDK takes by itself.
 */
export async function bareLoop(
  { provider, url, inFlight }: BenchStudy,
  prompts: readonly Prompt[],
  fetch: 'ours' | 'default',
): Promise<Measured> {
  const transport = createTransport(inFlight);
  const own = fetch === 'ours' ? { fetch: undiciFetch(transport.pool(url), undefined) } : {};
  const ask = provider === 'openai' ? openai(url, own) : anthropic(url, own);
  const queue = prompts.values();
  const worker = async () => {
    for (const prompt of queue) await ask(prompt);
  };
  const measured = await measure(() => Promise.all(Array.from({ length: inFlight }, worker)));
  await transport.close();
  return measured;
}

type Fetching = { readonly fetch?: ReturnType<typeof undiciFetch> };

function openai(url: string, fetching: Fetching) {
  const client = new OpenAI({ apiKey: 'none', baseURL: `${url}/v1`, maxRetries: 0, ...fetching });
  return ({ system, user }: Prompt) =>
    client.chat.completions.create({
      model: 'model-x',
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
    });
}

function anthropic(url: string, fetching: Fetching) {
  const client = new Anthropic({ apiKey: 'none', baseURL: url, maxRetries: 0, ...fetching });
  return ({ system, user }: Prompt) =>
    client.messages.create({
      model: 'model-x',
      max_tokens: 4096,
      system,
      messages: [{ role: 'user', content: user }],
    });
}
