import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Content, type Message, messagesOf } from '../../src/domain/transcript.ts';
import { blockText } from './bundled-study.ts';

const Rules = z.strictObject({
  criterion: z.string(),
  rules: z.array(
    z.strictObject({
      label: z.string(),
      any: z.array(z.string()).min(1),
      in: z.enum(['actions', 'assistant', 'all']),
    }),
  ),
  otherwise: z.string(),
});

export type KeywordRules = z.infer<typeof Rules>;

export function readKeywordRules(file: string): KeywordRules {
  return Rules.parse(parse(readFileSync(file, 'utf8')));
}

/** The label of the first rule of which a phrase occurs as whole words, in any case. */
export function applyKeywordRules(rules: KeywordRules, content: Content): string {
  const messages = messagesOf(content);
  const rule = rules.rules.find((candidate) => {
    const text = searched(messages, candidate.in);
    return candidate.any.some((phrase) => occurs(phrase, text));
  });
  return rule?.label ?? rules.otherwise;
}

function searched(messages: readonly Message[], where: 'actions' | 'assistant' | 'all'): string {
  return messages
    .filter((message) => where === 'all' || message.speaker === 'assistant')
    .flatMap((message) => message.blocks)
    .filter((block) => where !== 'actions' || block.type === 'tool_call')
    .map(blockText)
    .join('\n');
}

function occurs(phrase: string, text: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(phrase)}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
