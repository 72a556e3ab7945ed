import type { Message } from '../../domain/transcript.ts';
import { UnusableCell } from '../annotations/cells.ts';
import { readMessages } from '../openai-chat/messages.ts';
import { isMembers, reasonOf } from '../source/expect.ts';
import { compileValue, type ValueContext } from './compile-value.ts';
import type { Row } from './row.ts';
import type { MessagesSpec } from './schema/items.ts';
import { textOf, type Value } from './value.ts';

type Draft = Omit<Message, 'id'>;
type ChatSpec = Extract<MessagesSpec, { readonly chat: unknown }>;

/** Messages from fields of their own (a blank one is left out), or from one field that lists them. */
export function compileMessages(
  spec: MessagesSpec,
  path: readonly PropertyKey[],
  context: ValueContext,
): (row: Row) => readonly Draft[] {
  if ('chat' in spec) return chatMessages(spec, compileValue(spec.chat, [...path, 'chat'], context));
  const parts = spec.map(({ speaker, text }, index) => ({
    speaker,
    text: compileValue(text, [...path, index, 'text'], context),
  }));
  return (row) =>
    parts.flatMap(({ speaker, text }): readonly Draft[] => {
      const found = textOf(text, row);
      return found === undefined ? [] : [{ speaker, blocks: [{ type: 'text', text: found }] }];
    });
}

/** Other names for role and content are put into OpenAI's, whose reader knows tool calls and reasoning. */
function chatMessages(spec: ChatSpec, list: Value): (row: Row) => readonly Draft[] {
  const { speaker = 'role', text = 'content', speakers = {} } = spec;
  return (row) => {
    const found = list.read(row);
    if (found === undefined || found === null) return [];
    const entries = Array.isArray(found)
      ? found.map((entry: unknown) => {
          if (!isMembers(entry)) return entry;
          const role = String(entry[speaker]);
          return {
            ...entry,
            role: Object.hasOwn(speakers, role) ? speakers[role] : entry[speaker],
            content: entry[text],
          };
        })
      : found;
    try {
      return readMessages(entries, list.name);
    } catch (error) {
      throw new UnusableCell(reasonOf(error));
    }
  };
}
