import { describe, expect, test } from 'vitest';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import type { Block } from '../../../src/domain/transcript.ts';
import { readOpenAiChat } from '../../../src/formats/openai-chat/read.ts';
import { collect } from '../../support/collect.ts';
import { temporaryFile } from '../../support/temporary-file.ts';

async function read(...lines: readonly unknown[]): Promise<readonly ImportedRow[]> {
  return collect(
    readOpenAiChat(temporaryFile('chat.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))),
  );
}

async function blocks(message: object): Promise<readonly Block[] | undefined> {
  const [row] = await read({ messages: [message] });
  expect(row?.rejects).toEqual([]);
  const content = row?.items[0]?.content;
  return content?.kind === 'transcript' ? content.messages[0]?.blocks : undefined;
}

describe('readOpenAiChat', () => {
  test('reads roles, developer and function included', async () => {
    const [row] = await read({
      id: 'chat',
      messages: [
        { role: 'system', content: 's' },
        { role: 'developer', content: 'd' },
        { role: 'user', content: 'u' },
        { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{"a": 1}' } },
        { role: 'function', name: 'f', content: 'r' },
      ],
      metadata: { category: 'x', n: 3, tags: [] },
    });
    expect(row?.items[0]).toMatchObject({ id: 'chat', key: 'chat', facets: { category: 'x', n: '3' } });
    expect(row?.items[0]?.content).toEqual({
      kind: 'transcript',
      messages: [
        { id: 'M1', speaker: 'system', blocks: [{ type: 'text', text: 's' }] },
        { id: 'M2', speaker: 'system', blocks: [{ type: 'text', text: 'd' }] },
        { id: 'M3', speaker: 'user', blocks: [{ type: 'text', text: 'u' }] },
        {
          id: 'M4',
          speaker: 'assistant',
          blocks: [{ type: 'tool_call', id: 'f', name: 'f', arguments: '{"a": 1}' }],
        },
        { id: 'M5', speaker: 'tool', blocks: [{ type: 'tool_result', callId: 'f', name: 'f', text: 'r' }] },
      ],
    });
    expect(row?.notes).toEqual(['metadata.tags is no short single value: not imported as a facet']);
  });

  test('reads reasoning, parts, refusals and tool calls of an assistant; arguments stay the text it wrote', async () => {
    const message = {
      role: 'assistant',
      reasoning_content: 'hm',
      content: [
        { type: 'text', text: 'a' },
        { type: 'refusal', refusal: 'no' },
      ],
      refusal: 'really no',
      tool_calls: [
        { id: 'c1', type: 'function', function: { name: 'f', arguments: '{not json' } },
        { id: 'c2', type: 'custom', custom: { name: 'g', input: 'free text' } },
      ],
    };
    expect(await blocks(message)).toEqual([
      { type: 'reasoning', text: 'hm' },
      { type: 'text', text: 'a' },
      { type: 'text', text: 'no' },
      { type: 'text', text: 'really no' },
      { type: 'tool_call', id: 'c1', name: 'f', arguments: '{not json' },
      { type: 'tool_call', id: 'c2', name: 'g', arguments: 'free text' },
    ]);
  });

  test('names what is not text', async () => {
    const content = [
      { type: 'text', text: 'see' },
      { type: 'image_url', image_url: { url: 'x' } },
      { type: 'input_audio' },
      { type: 'file' },
    ];
    expect(await blocks({ role: 'user', content })).toEqual([
      { type: 'text', text: 'see' },
      { type: 'omitted', media: 'image_url' },
      { type: 'omitted', media: 'input_audio' },
      { type: 'omitted', media: 'file' },
    ]);
    expect(await blocks({ role: 'assistant', content: null, audio: { id: 'a' } })).toEqual([
      { type: 'omitted', media: 'audio' },
    ]);
  });

  test('a result names the call it answers', async () => {
    const content = [
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ];
    expect(await blocks({ role: 'tool', tool_call_id: 'c1', content })).toEqual([
      { type: 'tool_result', callId: 'c1', text: 'a\nb' },
    ]);
  });

  test('numbers lines that have no id, says so, and keeps their keys apart from other files', async () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    const rows = await read({ messages }, { id: 7, messages }, { messages });
    expect(rows.map((row) => [row.items[0]?.id, row.items[0]?.key, row.notes])).toEqual([
      ['1', 'chat.jsonl/1', ['the line has no id: its number is the id']],
      ['7', '7', []],
      ['3', 'chat.jsonl/3', ['the line has no id: its number is the id']],
    ]);
  });

  test.each<[unknown, string]>([
    ['text', 'line: expected an object, found the text "text"'],
    [
      { id: {}, messages: [] },
      'id: expected a text that is not empty or a whole number below 2^53, found an object',
    ],
    [{ messages: 'Hi' }, 'messages: expected a list, found the text "Hi"'],
    [
      { messages: [{ role: 'bot', content: '' }] },
      'messages[0].role: expected one of system, developer, user, assistant, tool, function, found the text "bot"',
    ],
    [
      { messages: [{ role: 'user', content: 3 }] },
      'messages[0].content: expected a list, found the number 3',
    ],
    [
      { messages: [{ role: 'user', content: [{ type: 'text', text: null }] }] },
      'messages[0].content[0].text: expected a text, found null',
    ],
    [
      { messages: [{ role: 'tool', content: 'x' }] },
      'messages[0].tool_call_id: expected a text, found nothing',
    ],
    [{ messages: [{ role: 'function', content: 'x' }] }, 'messages[0].name: expected a text, found nothing'],
    [
      { messages: [{ role: 'assistant', tool_calls: [{ id: 'c', type: 'function' }] }] },
      'messages[0].tool_calls[0].function: expected an object, found nothing',
    ],
    [
      { messages: [{ role: 'assistant', tool_calls: {} }] },
      'messages[0].tool_calls: expected a list, found an object',
    ],
  ])('rejects %j and says why', async (line, reason) => {
    const rows = await read(line, { messages: [] });
    expect(rows.map((row) => row.rejects)).toEqual([[reason], []]);
  });
});
