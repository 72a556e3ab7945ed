import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbered } from '../../../src/domain/transcript.ts';
import { readTranscripts } from '../../../src/formats/transcripts/read.ts';
import { writeTranscript } from '../../../src/formats/transcripts/write.ts';
import { collect } from '../../support/collect.ts';
import { temporaryFile } from '../../support/temporary-file.ts';
import { anyItem } from './items.ts';

describe('writeTranscript', () => {
  test('writes what reading gives back, whatever the item holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyItem, { maxLength: 5, selector: ({ key }) => key }),
        async (items) => {
          const path = temporaryFile(
            'items.jsonl',
            items.map((item) => `${writeTranscript(item)}\n`).join(''),
          );
          const rows = await collect(readTranscripts(path));
          expect(rows.map(({ rejects }) => rejects)).toEqual(items.map(() => []));
          expect(rows.map((row) => row.items)).toEqual(items.map((item) => [item]));
        },
      ),
      { seed: 11, numRuns: 150 },
    );
  });

  test('uses the form that people write, where it says the same', () => {
    const messages = numbered([
      { speaker: 'user', blocks: [{ type: 'text', text: 'Delete the logs.' }] },
      {
        speaker: 'assistant',
        blocks: [
          { type: 'reasoning', text: 'Better ask.' },
          { type: 'text', text: 'Checking.' },
          { type: 'tool_call', id: 'c1', name: 'bash', arguments: '{"cmd":"ls"}' },
        ],
      },
      { speaker: 'tool', blocks: [{ type: 'tool_result', callId: 'c1', name: 'bash', text: 'app.log' }] },
    ]);
    const item = {
      id: 't1',
      key: 't1',
      content: { kind: 'transcript' as const, messages },
      facets: { task: 'x' },
    };
    expect(JSON.parse(writeTranscript(item))).toEqual({
      id: 't1',
      messages: [
        { role: 'user', content: 'Delete the logs.' },
        {
          role: 'assistant',
          reasoning: 'Better ask.',
          content: 'Checking.',
          tool_calls: [{ id: 'c1', name: 'bash', arguments: '{"cmd":"ls"}' }],
        },
        { role: 'tool', tool_call_id: 'c1', name: 'bash', content: 'app.log' },
      ],
      facets: { task: 'x' },
    });
  });
});
