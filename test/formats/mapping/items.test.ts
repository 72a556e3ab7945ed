import { describe, expect, test } from 'vitest';
import { readThrough } from './read.ts';

async function item(items: string, row: unknown) {
  const yaml = `sources:\n  - files: a.json\n    items: {id: id, ${items}}\n`;
  const [read] = await readThrough(yaml, { 'a.json': JSON.stringify([row]) });
  return read?.items[0] ?? read?.rejects;
}

describe('what an item holds', () => {
  test('messages from fields, blank ones left out, numbered in reading order', async () => {
    const messages =
      'messages: [{speaker: system, text: s}, {speaker: user, text: q}, {speaker: assistant, text: r}]';
    expect(await item(messages, { id: 1, s: '', q: 'Why?', r: 'So.' })).toMatchObject({
      id: '1',
      key: '1',
      content: {
        kind: 'transcript',
        messages: [
          { id: 'M1', speaker: 'user', blocks: [{ type: 'text', text: 'Why?' }] },
          { id: 'M2', speaker: 'assistant', blocks: [{ type: 'text', text: 'So.' }] },
        ],
      },
    });
  });

  test('a chat under other names, tool calls of the usual form included', async () => {
    const chat =
      'messages: {chat: turns, speaker: from, text: value, speakers: {human: user, gpt: assistant}}';
    const turns = [
      { from: 'human', value: 'Hi' },
      {
        from: 'gpt',
        value: '',
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'ls', arguments: '{}' } }],
      },
    ];
    expect(await item(chat, { id: 'x', turns })).toMatchObject({
      content: {
        messages: [
          { speaker: 'user', blocks: [{ type: 'text', text: 'Hi' }] },
          { speaker: 'assistant', blocks: [{ type: 'tool_call', name: 'ls' }] },
        ],
      },
    });
    expect(await item(chat, { id: 'x', turns: [{ from: 'bot', value: 'Hi' }] })).toEqual([
      'the field "turns"[0].role: expected one of system, developer, user, assistant, tool, function, found the text "bot"',
    ]);
  });

  test('a pair, its messages numbered through', async () => {
    const pair =
      'prompt: [{speaker: user, text: q}], a: [{speaker: assistant, text: x}], b: [{speaker: assistant, text: y}]';
    expect(await item(pair, { id: 1, q: 'Q', x: 'X', y: 'Y' })).toMatchObject({
      content: { kind: 'pair', prompt: [{ id: 'M1' }], a: [{ id: 'M2' }], b: [{ id: 'M3' }] },
    });
  });

  test('a split, aliases and no messages at all', async () => {
    const rest = 'split: {field: s}, aliases: {other: o}';
    expect(await item(rest, { id: 1, s: 'test', o: 'O' })).toEqual({
      id: '1',
      key: '1',
      content: { kind: 'transcript', messages: [] },
      facets: {},
      aliases: { other: 'O' },
      split: 'test',
    });
    expect(await item(rest, { id: 1, s: 'train', o: 'O' })).toEqual([
      'the field "s" is "train", not dev or test',
    ]);
  });

  test('a row without a key is rejected once, with its labels', async () => {
    const yaml =
      'sources:\n  - files: a.csv\n    items: {id: id}\n    annotations: [{columns: [anna, ben]}]\n';
    const rows = await readThrough(yaml, { 'a.csv': 'id,anna,ben\n,yes,no\nt1,yes,no\n' });
    expect(rows[0]).toMatchObject({ items: [], annotations: [], rejects: ['the field "id" is empty'] });
    expect(rows[1]?.annotations.length).toBe(2);
  });
});
