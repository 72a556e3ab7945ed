import { hashText } from '../domain/hash.ts';
import type { Answer, Finish, JudgeRequest } from '../domain/judge.ts';
import type { PaidReply } from '../domain/trial-store.ts';
import type { ReplyText } from '../prompt/index.ts';
import type { ToAsk } from './engine.ts';
import { pricesFor } from './money.ts';

type ReplyAnswer = Extract<Answer, { kind: 'reply' }>;

/** A reply as it is stored, with the prices of the moment for a prompt of its length and the hash of what was asked. */
export function paidReply(
  answer: ReplyAnswer,
  { replyKey, prices, question }: Pick<ToAsk, 'replyKey' | 'prices' | 'question'>,
): PaidReply {
  const { kind: _, finish, ...reply } = answer;
  const { request } = question;
  return {
    key: replyKey,
    ...reply,
    finishReason: finish,
    ...(prices === undefined ? {} : { prices: pricesFor(reply.usage?.inputTokens ?? 0, prices) }),
    ...(request === undefined ? {} : { requestHash: requestHash(request) }),
  };
}

/** Names what was asked, as rendered; a mark for the provider's cache is no part of it. */
function requestHash({ system, user, schema }: JudgeRequest): string {
  return hashText(JSON.stringify([system, user.map(({ text }) => text), schema ?? null]));
}

/** A stored reply as it is read. */
export function replyText({ text, finishReason }: PaidReply): ReplyText {
  return { text, finish: FINISHES.find((finish) => finish === finishReason) ?? 'stop' };
}

const FINISHES: readonly Finish[] = ['stop', 'length', 'refusal', 'content_filter', 'other'];
