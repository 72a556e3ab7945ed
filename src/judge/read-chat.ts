import type { Finish } from '../domain/judge.ts';
import { toldError } from './told-error.ts';
import { identified, listAt, memberOf, textAt, usageOf, type WireAnswer } from './wire.ts';

/** Of OpenAI, and of servers that speak its protocol. */
const FINISHES: Readonly<Record<string, Finish>> = {
  stop: 'stop',
  end_turn: 'stop',
  length: 'length',
  model_context_window_exceeded: 'length',
  content_filter: 'content_filter',
  sensitive: 'content_filter',
};

/** Finishes that mean the server failed half-way, whatever text came before. */
const BROKEN = ['error', 'network_error', 'insufficient_system_resource'];

/**
 * Reads the body of a chat completion.
 *
 * @param body parsed JSON, of any shape.
 */
export function readChat(body: unknown): WireAnswer {
  const choice = listAt(body, 'choices')[0];
  if (choice === undefined) {
    const told = toldError(memberOf(body, 'error'));
    return { error: told ?? { kind: 'protocol', message: 'the answer has no choices' } };
  }
  const message = memberOf(choice, 'message');
  if (typeof message !== 'object' || message === null) {
    return { error: { kind: 'protocol', message: 'the answer has no message' } };
  }
  const reason = textAt(choice, 'finish_reason') ?? '';
  if (BROKEN.includes(reason)) {
    const told = toldError(memberOf(choice, 'error'));
    return {
      error: { ...told, kind: 'transient', message: told?.message ?? `the answer broke off: ${reason}` },
    };
  }
  const refusal = textAt(message, 'refusal');
  const isRefusal = refusal !== undefined && refusal !== '';
  const usage = memberOf(body, 'usage');
  return {
    text: isRefusal ? refusal : contentText(memberOf(message, 'content')),
    finish: isRefusal ? 'refusal' : (FINISHES[reason] ?? 'other'),
    ...identified(
      textAt(body, 'id'),
      textAt(body, 'model'),
      usageOf(
        memberOf(usage, 'prompt_tokens'),
        memberOf(usage, 'completion_tokens'),
        memberOf(memberOf(usage, 'prompt_tokens_details'), 'cached_tokens'),
        memberOf(memberOf(usage, 'completion_tokens_details'), 'reasoning_tokens'),
        memberOf(memberOf(usage, 'prompt_tokens_details'), 'cache_write_tokens'),
      ),
    ),
  };
}

/** A text, or the texts of a list of parts; nothing where a model that reasons used up its tokens before. */
function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (textAt(part, 'type') === 'text' ? (textAt(part, 'text') ?? '') : ''))
    .join('');
}
