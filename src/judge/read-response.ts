import type { Finish } from '../domain/judge.ts';
import { toldError } from './told-error.ts';
import { identified, listAt, memberOf, textAt, usageOf, type WireAnswer } from './wire.ts';

/**
 * Reads the body of OpenAI's Responses API.
 *
 * @param body parsed JSON, of any shape.
 */
export function readResponse(body: unknown): WireAnswer {
  const told = toldError(memberOf(body, 'error'));
  if (told) return { error: told };
  const status = textAt(body, 'status');
  if (!Array.isArray(memberOf(body, 'output')) || (status !== 'completed' && status !== 'incomplete')) {
    const message = status === undefined ? 'the answer has no status' : `the answer’s status is ${status}`;
    return { error: { kind: 'protocol', message } };
  }
  const parts = listAt(body, 'output').flatMap((entry) => listAt(entry, 'content'));
  const textsOf = (type: string, key: string) =>
    parts.flatMap((part) => (textAt(part, 'type') === type ? [textAt(part, key) ?? ''] : []));
  const refusals = textsOf('refusal', 'refusal');
  const texts = textsOf('output_text', 'text');
  if (status === 'completed' && texts.length === 0 && refusals.length === 0) {
    return { error: { kind: 'protocol', message: 'the answer has no message' } };
  }
  const usage = memberOf(body, 'usage');
  return {
    text: (refusals.length > 0 ? refusals : texts).join(''),
    finish: refusals.length > 0 ? 'refusal' : finishOf(status, memberOf(body, 'incomplete_details')),
    ...identified(
      textAt(body, 'id'),
      textAt(body, 'model'),
      usageOf(
        memberOf(usage, 'input_tokens'),
        memberOf(usage, 'output_tokens'),
        memberOf(memberOf(usage, 'input_tokens_details'), 'cached_tokens'),
        memberOf(memberOf(usage, 'output_tokens_details'), 'reasoning_tokens'),
        memberOf(memberOf(usage, 'input_tokens_details'), 'cache_write_tokens'),
      ),
    ),
  };
}

function finishOf(status: 'completed' | 'incomplete', details: unknown): Finish {
  if (status === 'completed') return 'stop';
  const reason = textAt(details, 'reason');
  if (reason === 'max_output_tokens') return 'length';
  return reason === 'content_filter' ? 'content_filter' : 'other';
}
