import { describe, expect, test } from 'vitest';
import { readTranscripts } from '../../../src/formats/transcripts/read.ts';
import { collect } from '../../support/collect.ts';
import { temporaryFile } from '../../support/temporary-file.ts';

async function read(...lines: readonly unknown[]) {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return collect(readTranscripts(temporaryFile('t.jsonl', `${texts.join('\n')}\n`)));
}

const messages = [{ role: 'user', content: 'Hi' }];

describe('readTranscripts', () => {
  test('reads the shortest line there is', async () => {
    const [row] = await read({ id: 't1', messages });
    expect(row?.items).toEqual([
      {
        id: 't1',
        key: 't1',
        content: {
          kind: 'transcript',
          messages: [{ id: 'M1', speaker: 'user', blocks: [{ type: 'text', text: 'Hi' }] }],
        },
        facets: {},
      },
    ]);
  });

  test('reads a pair whose sides are texts, and numbers messages through', async () => {
    const [row] = await read({
      id: 5,
      prompt: 'Hi',
      a: 'Hello',
      b: [{ speaker: 'assistant', content: 'Hey' }],
    });
    expect(row?.items[0]).toMatchObject({
      id: '5',
      content: {
        kind: 'pair',
        prompt: [{ id: 'M1', speaker: 'user', blocks: [{ text: 'Hi' }] }],
        a: [{ id: 'M2', speaker: 'assistant', blocks: [{ text: 'Hello' }] }],
        b: [{ id: 'M3', speaker: 'assistant', blocks: [{ text: 'Hey' }] }],
      },
    });
  });

  test('takes numbers and booleans as facets, null as absence, and any arguments', async () => {
    const call = { id: 'c', name: 'f', arguments: { b: 1, a: 2 } };
    const [row] = await read({
      id: 'x',
      messages: [{ role: 'assistant', tool_calls: [call, { id: 'd', name: 'g' }] }],
      facets: { n: 0.5, yes: true, none: null, text: 'a' },
      aliases: { url: 'https://x' },
      split: 'test',
    });
    expect(row?.items[0]).toMatchObject({
      facets: { n: '0.5', yes: 'true', text: 'a' },
      aliases: { url: 'https://x' },
      split: 'test',
      content: { messages: [{ blocks: [{ arguments: '{"a":2,"b":1}' }, { arguments: '{}' }] }] },
    });
    expect(Object.keys(row?.items[0]?.facets ?? {})).toEqual(['n', 'yes', 'text']);
  });

  test('rejects the later of two lines with one key, naming the earlier; an id may repeat beside keys', async () => {
    const rows = await read(
      { id: 'a', messages },
      '',
      { id: 'a', messages },
      { id: 'a', key: 'a2', messages },
      { id: 'b', key: 'a2', messages },
    );
    expect(rows.map((row) => [row.at.line, row.items.length, row.rejects])).toEqual([
      [1, 1, []],
      [3, 0, ['"a" already names the item of line 1']],
      [4, 1, []],
      [5, 0, ['"a2" already names the item of line 4']],
    ]);
  });

  test.each<[unknown, string]>([
    [
      '{"id": "a"',
      "the line is not JSON: Expected ',' or '}' after property value in JSON at position 10 (line 1 column 11)",
    ],
    [[], 'line: expected an object, found a list'],
    [{ messages }, 'id: expected a text that is not empty or a whole number below 2^53, found nothing'],
    [
      { id: ' ', messages },
      'id: expected a text that is not empty or a whole number below 2^53, found the text " "',
    ],
    [{ id: 'a' }, 'messages: expected a list, found nothing'],
    [
      { id: 'a', messages, category: 'x' },
      'line: expected only the members id, key, messages, prompt, a, b, facets, aliases, split, found the text "category"',
    ],
    [
      { id: 'a', messages, facets: { c: ['x'] } },
      'facets.c: expected a text, number or boolean, found a list',
    ],
    [{ id: 'a', messages, split: 'train' }, 'split: expected one of dev, test, found the text "train"'],
    [{ id: 'a', messages, a: 'x' }, 'messages: expected nothing beside prompt, a and b, found a list'],
    [{ id: 'a', prompt: 'p', a: 'x' }, 'b: expected a list, found nothing'],
    [
      { id: 'a', messages: [{ content: 'Hi' }] },
      'messages[0].role: expected one of system, user, assistant, tool, found nothing',
    ],
    [{ id: 'a', messages: [{ role: 'user' }] }, 'messages[0].content: expected a text, found nothing'],
    [
      { id: 'a', messages: [{ role: 'user', content: 'x', reasonning: 'y' }] },
      'messages[0]: expected only the members role, speaker, content, reasoning, tool_calls, found the text "reasonning"',
    ],
    [
      { id: 'a', messages: [{ role: 'tool', content: 'x' }] },
      'messages[0].tool_call_id: expected a text, found nothing',
    ],
    [
      { id: 'a', messages: [{ role: 'user', content: [{ type: 'image' }] }] },
      'messages[0].content[0].type: expected one of text, reasoning, tool_call, tool_result, omitted, found the text "image"',
    ],
    [
      { id: 'a', messages: [{ role: 'assistant', tool_calls: [{ id: 'c' }] }] },
      'messages[0].tool_calls[0].name: expected a text, found nothing',
    ],
    [
      {
        id: 'a',
        messages: [{ role: 'assistant', content: [{ type: 'reasoning', text: '', redacted: 'no' }] }],
      },
      'messages[0].content[0].redacted: expected true or false, found the text "no"',
    ],
  ])('rejects %j and says why', async (line, reason) => {
    const rows = await read(line, { id: 'next', messages });
    expect(rows.map((row) => row.rejects)).toEqual([[reason], []]);
    expect(rows[0]?.raw).toBe(typeof line === 'string' ? line : JSON.stringify(line));
  });
});
