import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readItemLine } from '../../../src/formats/transcripts/item-line.ts';
import { writeTranscript } from '../../../src/formats/transcripts/write.ts';
import { anyItem } from './items.ts';

const FILE = join(import.meta.dirname, '..', '..', '..', 'schemas', 'transcripts.schema.json');
const schema = z.fromJSONSchema(JSON.parse(readFileSync(FILE, 'utf8')));
const isValid = (line: unknown) => schema.safeParse(line).success;

const messages = [{ role: 'user', content: 'Hi' }];

describe('schemas/transcripts.schema.json', () => {
  test('accepts every line we write', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const line: unknown = JSON.parse(writeTranscript(item));
        expect(isValid(line)).toBe(true);
      }),
      { seed: 3 },
    );
  });

  test('accepts what people write, as the reader does', () => {
    const lines = [
      { id: 1, messages, facets: { n: 1, none: null }, split: 'dev' },
      { id: 'a', prompt: 'p', a: 'x', b: messages, aliases: null },
      {
        id: 'a',
        messages: [{ speaker: 'assistant', tool_calls: [{ id: 'c', name: 'f', arguments: { a: 1 } }] }],
      },
    ];
    for (const line of lines) {
      expect(isValid(line)).toBe(true);
      expect(readItemLine(line).id).toBe(String(line.id));
    }
  });

  test.each<[unknown]>([
    [{ messages }],
    [{ id: '', messages }],
    [{ id: 1.5, messages }],
    [{ id: 'a' }],
    [{ id: 'a', messages, category: 'x' }],
    [{ id: 'a', messages, a: 'x' }],
    [{ id: 'a', prompt: 'p', a: 'x' }],
    [{ id: 'a', messages, facets: { c: [] } }],
    [{ id: 'a', messages, split: 'train' }],
    [{ id: 'a', messages: [{ role: 'human', content: 'x' }] }],
    [{ id: 'a', messages: [{ role: 'user', content: 5 }] }],
    [{ id: 'a', messages: [{ role: 'user', content: 'x', reasonning: 'y' }] }],
    [{ id: 'a', messages: [{ role: 'user', content: [{ type: 'image' }] }] }],
    [{ id: 'a', messages: [{ role: 'user', content: [{ type: 'text', text: 'x', extra: 1 }] }] }],
    [{ id: 'a', messages: [{ role: 'user', content: [{ type: 'tool_result', text: 'x' }] }] }],
    [{ id: 'a', messages: [{ role: 'assistant', tool_calls: [{ id: 'c' }] }] }],
  ])('refuses %j, as the reader does', (line) => {
    expect(isValid(line)).toBe(false);
    expect(() => readItemLine(line)).toThrow();
  });
});
