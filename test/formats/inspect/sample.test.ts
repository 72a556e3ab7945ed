import { describe, expect, test } from 'vitest';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import { makeItem } from '../../../src/domain/item.ts';
import type { Block } from '../../../src/domain/transcript.ts';
import { readSample } from '../../../src/formats/inspect/sample.ts';
import { makeSample } from './make-log.ts';

const LOG = { task: 'task', model: 'model', run: 'run', scorer: 'legacy' };

function row(changes: Readonly<Record<string, unknown>>): ImportedRow {
  return readSample(makeSample(changes), LOG, { file: 'log.eval', entry: 'e' }, 'raw');
}

/** The blocks of a message, read from the sample's only message. */
function blocks(message: Readonly<Record<string, unknown>>, changes: object = {}): readonly Block[] {
  const { items, rejects } = row({ messages: [message], ...changes });
  expect(rejects).toEqual([]);
  const content = items[0]?.content;
  return content?.kind === 'transcript' ? (content.messages[0]?.blocks ?? []) : [];
}

describe('messages', () => {
  test('an assistant reasons, speaks and calls tools, in that order; arguments become canonical JSON', () => {
    const message = {
      role: 'assistant',
      content: [
        { type: 'reasoning', reasoning: 'hm', signature: 'sig' },
        { type: 'text', text: 'I will look.' },
        { type: 'image', image: 'data:...' },
        { type: 'something new' },
      ],
      tool_calls: [
        { id: 'c1', function: 'bash', arguments: { z: 1, cmd: 'ls', n: Number.NaN }, type: 'function' },
      ],
    };
    expect(blocks(message)).toEqual([
      { type: 'reasoning', text: 'hm' },
      { type: 'text', text: 'I will look.' },
      { type: 'omitted', media: 'image' },
      { type: 'omitted', media: 'something new' },
      { type: 'tool_call', id: 'c1', name: 'bash', arguments: '{"cmd":"ls","n":"NaN","z":1}' },
    ]);
  });

  test('redacted reasoning keeps its summary and never the encrypted text', () => {
    const part = { type: 'reasoning', reasoning: 'gAAAAB==', redacted: true };
    expect(blocks({ role: 'assistant', content: [part] })).toEqual([
      { type: 'reasoning', text: '', redacted: true },
    ]);
    expect(blocks({ role: 'assistant', content: [{ ...part, summary: 'Weighed it.' }] })).toEqual([
      { type: 'reasoning', text: 'Weighed it.', redacted: true },
    ]);
    expect(
      blocks({ role: 'assistant', content: [{ type: 'reasoning', reasoning: '', summary: 'S' }] }),
    ).toEqual([{ type: 'reasoning', text: 'S' }]);
  });

  test('a tool message is the result of its call, errors of old and new logs included', () => {
    const message = {
      role: 'tool',
      tool_call_id: 'c1',
      function: 'bash',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
        { type: 'image', image: 'x' },
      ],
    };
    const result = { type: 'tool_result', callId: 'c1', name: 'bash', text: 'a\nb' };
    expect(blocks(message)).toEqual([result, { type: 'omitted', media: 'image' }]);
    expect(blocks({ ...message, error: { type: 'timeout', message: 'late' } })[0]).toEqual({
      ...result,
      error: 'timeout: late',
    });
    expect(blocks({ ...message, tool_error: 'late' })[0]).toEqual({ ...result, error: 'late' });
  });

  test('a tool run by the provider is a call and its result', () => {
    const part = {
      type: 'tool_use',
      tool_type: 'web_search',
      id: 'u',
      name: 'search',
      arguments: '{"q":1}',
      result: 'found',
      error: null,
    };
    expect(blocks({ role: 'assistant', content: [part] })).toEqual([
      { type: 'tool_call', id: 'u', name: 'search', arguments: '{"q":1}' },
      { type: 'tool_result', callId: 'u', name: 'search', text: 'found' },
    ]);
  });

  test('attachments are put back once, and what is missing is said', () => {
    const hash = (digit: string) => digit.repeat(32);
    const content = `see attachment://${hash('a')} and attachment://${hash('b')}`;
    const attachments = { [hash('a')]: `text with attachment://${hash('a')}` };
    const read = row({ messages: [{ role: 'user', content }], attachments });
    expect(read.items[0]?.content).toMatchObject({
      messages: [
        { blocks: [{ text: `see text with attachment://${hash('a')} and attachment://${hash('b')}` }] },
      ],
    });
    expect(read.notes).toEqual(['an attachment that a message refers to is not in the log']);
  });

  test('a sample without messages has its input', () => {
    expect(row({ messages: [] }).items[0]?.content).toEqual({
      kind: 'transcript',
      messages: [{ id: 'M1', speaker: 'user', blocks: [{ type: 'text', text: 'Hello' }] }],
    });
    const input = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hi' },
    ];
    expect(row({ messages: undefined, input }).items[0]?.content).toMatchObject({
      messages: [
        { id: 'M1', speaker: 'system' },
        { id: 'M2', speaker: 'user' },
      ],
    });
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'an unknown role',
      { messages: [{ role: 'human', content: '' }] },
      'messages[0].role: expected one of system, user, assistant, tool, found the text "human"',
    ],
    [
      'content that is no text',
      { messages: [{ role: 'user', content: 5 }] },
      'messages[0].content: expected a list, found the number 5',
    ],
    [
      'a part without text',
      { messages: [{ role: 'user', content: [{ type: 'text' }] }] },
      'messages[0].content[0].text: expected a text, found nothing',
    ],
    [
      'a call without a function',
      { messages: [{ role: 'assistant', content: '', tool_calls: [{ id: 'c' }] }] },
      'messages[0].tool_calls[0].function: expected a text, found nothing',
    ],
    ['messages that are no list', { messages: {} }, 'messages: expected a list, found an object'],
    ['no id', { id: null }, 'id: expected a text that is not empty or a whole number below 2^53, found null'],
    [
      'an id that JSON cannot hold',
      { id: 2 ** 60 },
      'id: expected a text that is not empty or a whole number below 2^53, found the number 1152921504606847000',
    ],
    ['an epoch that is no number', { epoch: '1' }, 'epoch: expected a whole number, found the text "1"'],
  ])('%s rejects the sample: a transcript is imported whole or not at all', (_, changes, reason) => {
    const read = row({ scores: { match: { value: 'C' } }, ...changes });
    expect(read).toMatchObject({
      items: [],
      verdicts: [],
      rejects: [reason],
      raw: 'raw',
      at: { file: 'log.eval', entry: 'e' },
    });
  });

  test('arguments nested without end are rejected, not crashed on', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const call = { id: 'c', function: 'f', arguments: { deep } };
    const read = row({ messages: [{ role: 'assistant', content: '', tool_calls: [call] }] });
    expect(read.rejects).toEqual([
      'messages[0].tool_calls[0].arguments: expected at most 200 levels of nesting, found a list',
    ]);
  });
});

describe('facets', () => {
  test('are task, sample id, epoch, model, status and the single values of the metadata', () => {
    const metadata = {
      category: 'deception',
      level: 3,
      held: true,
      nothing: null,
      empty: '',
      task: 'own',
      id: 'x',
      tags: ['a'],
      essay: 'x'.repeat(201),
    };
    const read = row({ metadata, uuid: 'u1' });
    expect(read.items[0]).toMatchObject({
      id: 's1',
      facets: {
        task: 'task',
        sample_id: 's1',
        epoch: '1',
        model: 'model',
        status: 'ok',
        category: 'deception',
        level: '3',
        held: 'true',
        'metadata.task': 'own',
        'metadata.id': 'x',
      },
      aliases: { uuid: 'u1' },
    });
    expect(Object.keys(read.items[0]?.facets ?? {})).toHaveLength(10);
    expect(read.notes).toEqual([
      'metadata.tags is no short single value: not imported as a facet',
      'metadata.essay is no short single value: not imported as a facet',
    ]);
  });

  test.each([
    [{}, 'ok'],
    [{ error: { message: 'boom' } }, 'error'],
    [{ limit: { type: 'token', limit: 10 } }, 'limit:token'],
    [{ invalidation: { author: 'ann' } }, 'invalidated'],
  ])('status of %j is %s', (changes, status) => {
    expect(row(changes).items[0]?.facets['status']).toBe(status);
  });

  test('the target appears nowhere', () => {
    expect(JSON.stringify(row({}).items.map(makeItem))).not.toContain('the answer');
  });
});

describe('keys', () => {
  test('tell samples apart whose parts would run together', () => {
    const key = (task: string, id: string) =>
      readSample(makeSample({ id }), { ...LOG, task }, { file: 'f' }, '').items[0]?.key;
    const keys = [key('a/b', 'c'), key('a', 'b/c'), key('a%2Fb', 'c')];
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBe('a%2Fb/c/1/model/run');
  });
});
