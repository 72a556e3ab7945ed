import fc from 'fast-check';
import type { ItemDraft } from '../../../src/domain/item.ts';
import {
  type Block,
  type Content,
  type Message,
  numbered,
  type Speaker,
} from '../../../src/domain/transcript.ts';

/** Texts with what breaks careless formats: quotes, line separators, lone surrogates, nothing. */
const text = fc.string({ unit: 'binary', maxLength: 12 });
const optional = fc.option(text, { nil: undefined });

const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((value) => ({ type: 'text' as const, text: value })),
  text.map((value) => ({ type: 'reasoning' as const, text: value })),
  text.map((value) => ({ type: 'reasoning' as const, text: value, redacted: true as const })),
  fc.record({ type: fc.constant('tool_call' as const), id: text, name: text, arguments: text }),
  fc
    .record({
      type: fc.constant('tool_result' as const),
      callId: text,
      text,
      name: optional,
      error: optional,
    })
    .map(({ name, error, ...result }) => ({
      ...result,
      ...(name === undefined ? {} : { name }),
      ...(error === undefined ? {} : { error }),
    })),
  text.map((media) => ({ type: 'omitted' as const, media })),
);

const message: fc.Arbitrary<Omit<Message, 'id'>> = fc.record({
  speaker: fc.constantFrom<Speaker>('system', 'user', 'assistant', 'tool'),
  blocks: fc.array(block, { maxLength: 4 }),
});

const messages = fc.array(message, { maxLength: 4 });

const content: fc.Arbitrary<Content> = fc.oneof(
  messages.map((list) => ({ kind: 'transcript' as const, messages: numbered(list) })),
  fc.tuple(messages, messages, messages).map(([prompt, a, b]) => ({
    kind: 'pair' as const,
    prompt: numbered(prompt),
    a: numbered(a, prompt.length + 1),
    b: numbered(b, prompt.length + a.length + 1),
  })),
);

const id = text.filter((value) => value.trim() !== '');
const texts = fc.dictionary(fc.oneof(text, fc.constant('__proto__')), text, { maxKeys: 3 });

/** Any item that an importer can produce. */
export const anyItem: fc.Arbitrary<ItemDraft> = fc
  .record({
    id,
    key: fc.option(id, { nil: undefined }),
    content,
    facets: texts,
    aliases: texts,
    isTest: fc.boolean(),
  })
  .map(({ key, aliases, isTest, ...item }) => ({
    ...item,
    key: key ?? item.id,
    ...(Object.keys(aliases).length === 0 ? {} : { aliases }),
    ...(isTest ? { split: 'test' as const } : {}),
  }));
