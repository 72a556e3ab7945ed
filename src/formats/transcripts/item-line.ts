import type { ItemDraft } from '../../domain/item.ts';
import { type Content, type Message, numbered } from '../../domain/transcript.ts';
import {
  expectId,
  expectMembers,
  expectOneOf,
  expectOnly,
  type Members,
  UnexpectedMember,
} from '../source/expect.ts';
import { scalarText } from '../source/scalar-text.ts';
import { readMessages } from './messages.ts';

const MEMBERS = ['id', 'key', 'messages', 'prompt', 'a', 'b', 'facets', 'aliases', 'split'];

/**
 * One line of native JSONL as an item: `{"id", "messages"}`, or `{"id", "prompt", "a", "b"}` for two
 * responses to one prompt; `facets`, `aliases`, `split` and `key` (default: the id) are optional.
 *
 * @throws UnexpectedMember naming the member.
 */
export function readItemLine(value: unknown): ItemDraft {
  const line = expectOnly(expectMembers(value, 'line'), MEMBERS, 'line');
  const id = expectId(line['id'], 'id');
  const aliases = readTexts(line['aliases'], 'aliases');
  return {
    id,
    key: line['key'] === undefined ? id : expectId(line['key'], 'key'),
    content: readContent(line),
    facets: readTexts(line['facets'], 'facets'),
    ...(Object.keys(aliases).length === 0 ? {} : { aliases }),
    ...(line['split'] === undefined ? {} : { split: expectOneOf(line['split'], ['dev', 'test'], 'split') }),
  };
}

function readContent(line: Members): Content {
  const isPair = ['prompt', 'a', 'b'].some((name) => line[name] !== undefined);
  if (!isPair) return { kind: 'transcript', messages: numbered(readMessages(line['messages'], 'messages')) };
  if (line['messages'] !== undefined) {
    throw new UnexpectedMember('messages', 'nothing beside prompt, a and b', line['messages']);
  }
  const prompt = numbered(readSide(line['prompt'], 'prompt', 'user'));
  const a = numbered(readSide(line['a'], 'a', 'assistant'), prompt.length + 1);
  const b = numbered(readSide(line['b'], 'b', 'assistant'), prompt.length + a.length + 1);
  return { kind: 'pair', prompt, a, b };
}

/** A text alone stands for one message of its usual speaker. */
function readSide(
  value: unknown,
  path: string,
  speaker: 'user' | 'assistant',
): readonly Omit<Message, 'id'>[] {
  return typeof value === 'string'
    ? [{ speaker, blocks: [{ type: 'text', text: value }] }]
    : readMessages(value, path);
}

/** Single values as texts; null is absence. */
function readTexts(value: unknown, path: string): Readonly<Record<string, string>> {
  const members = value === undefined || value === null ? {} : expectMembers(value, path);
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, member]): [string, string][] => {
      if (member === null) return [];
      const text = member === '' ? '' : scalarText(member);
      if (text === undefined)
        throw new UnexpectedMember(`${path}.${name}`, 'a text, number or boolean', member);
      return [[name, text]];
    }),
  );
}
