import type { Finish } from '../domain/judge.ts';
import type { Usage } from '../domain/trial.ts';
import { toldError } from './told-error.ts';
import { identified, listAt, memberOf, textAt, tokens, usageOf, type WireAnswer } from './wire.ts';

const FINISHES: Readonly<Record<string, Finish>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  // The window was full before the reply was whole: cut off all the same.
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
};

/**
 * Reads the body of Anthropic's Messages API. A refusal without words is told in the provider's explanation.
 *
 * @param body parsed JSON, of any shape.
 */
export function readMessage(body: unknown): WireAnswer {
  const told = toldError(memberOf(body, 'error'));
  if (told) return { error: told };
  if (!Array.isArray(memberOf(body, 'content'))) {
    return { error: { kind: 'protocol', message: 'the answer has no content' } };
  }
  const reason = textAt(body, 'stop_reason') ?? '';
  const finish = FINISHES[reason] ?? 'other';
  const texts = listAt(body, 'content').flatMap((block) =>
    textAt(block, 'type') === 'text' ? [textAt(block, 'text') ?? ''] : [],
  );
  if (finish === 'stop' && texts.length === 0) {
    return { error: { kind: 'protocol', message: 'the answer has no text' } };
  }
  const said = texts.join('');
  const explanation = textAt(memberOf(body, 'stop_details'), 'explanation') ?? '';
  return {
    text: said === '' && finish === 'refusal' ? explanation : said,
    finish,
    ...identified(textAt(body, 'id'), textAt(body, 'model'), usage(memberOf(body, 'usage'))),
  };
}

/** Anthropic counts what it read from its cache, and what it wrote there, apart from `input_tokens`; we do not. */
function usage(counts: unknown): Usage | undefined {
  const input = tokens(memberOf(counts, 'input_tokens'));
  const cached = tokens(memberOf(counts, 'cache_read_input_tokens'));
  const written = tokens(memberOf(counts, 'cache_creation_input_tokens'));
  return usageOf(
    input === undefined ? undefined : input + (cached ?? 0) + (written ?? 0),
    memberOf(counts, 'output_tokens'),
    cached,
    memberOf(memberOf(counts, 'output_tokens_details'), 'thinking_tokens'),
    written,
  );
}
