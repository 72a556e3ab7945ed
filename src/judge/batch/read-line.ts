import type { BatchResult } from '../../domain/batch.ts';
import type { Answer, JudgeError } from '../../domain/judge.ts';
import { excerpt } from '../excerpt.ts';
import { statusKind } from '../status-kind.ts';
import { memberOf, textAt, type WireAnswer } from '../wire.ts';

/** How a provider reads the body of one reply. */
export type ReadBody = (body: unknown) => WireAnswer;

/** A line of OpenAI's output or error file; `undefined` where it names no request. */
export function readOpenaiLine(line: unknown, read: ReadBody): BatchResult | undefined {
  const customId = textAt(line, 'custom_id');
  if (customId === undefined) return undefined;
  const response = memberOf(line, 'response');
  const status = memberOf(response, 'status_code');
  const body = memberOf(response, 'body');
  if (status === 200) {
    return { customId, answer: answerOf(read(body), textAt(response, 'request_id')) };
  }
  const told = memberOf(line, 'error') ?? memberOf(body, 'error');
  const code = textAt(told, 'code') ?? (typeof status === 'number' ? String(status) : 'no response');
  const message = `${code}: ${excerpt(textAt(told, 'message') ?? 'the batch gave no reply')}`;
  const kind = typeof status === 'number' && status > 0 ? statusKind(status, code) : 'transient';
  return { customId, answer: failed({ kind, message }) };
}

/** A line of Anthropic's results; `undefined` where it names no request. */
export function readAnthropicLine(line: unknown, read: ReadBody): BatchResult | undefined {
  const customId = textAt(line, 'custom_id');
  if (customId === undefined) return undefined;
  const result = memberOf(line, 'result');
  const type = textAt(result, 'type');
  if (type === 'succeeded') {
    return { customId, answer: answerOf(read(memberOf(result, 'message')), undefined) };
  }
  if (type === 'errored') {
    const told = memberOf(memberOf(result, 'error'), 'error') ?? memberOf(result, 'error');
    const code = textAt(told, 'type') ?? 'error';
    const lasting = /^(invalid_request|authentication|permission|not_found|billing|request_too_large)/.test(
      code,
    );
    const message = `${code}: ${excerpt(textAt(told, 'message') ?? '')}`;
    return { customId, answer: failed({ kind: lasting ? 'permanent' : 'transient', message }) };
  }
  const message = type === undefined ? 'the batch gave no result' : `the batch’s request is ${type}`;
  return { customId, answer: failed({ kind: 'transient', message }) };
}

function answerOf(answer: WireAnswer, requestId: string | undefined): Answer {
  if ('error' in answer) return failed(answer.error);
  const { id, ...reply } = answer;
  const named = requestId ?? id;
  return { kind: 'reply', ...reply, ...(named === undefined ? {} : { requestId: named }) };
}

function failed(error: JudgeError): Answer {
  return { kind: 'error', error };
}
