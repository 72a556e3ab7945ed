import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../src/formats/detect.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { temporaryFile } from '../support/temporary-file.ts';
import { makeZip } from '../support/zip.ts';
import { HEADER } from './inspect/make-log.ts';

const hi = [{ role: 'user', content: 'Hi' }];

async function detect(name: string, ...lines: readonly unknown[]): Promise<unknown> {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const detected = await detectFormat(temporaryFile(name, texts.join('\n')));
  return 'format' in detected ? detected.format : detected.saw;
}

describe('detectFormat', () => {
  test.each<[string, readonly unknown[]]>([
    ['transcripts', [{ id: 'a', messages: hi }]],
    ['transcripts', [{ id: 'a', prompt: 'p', a: 'x', b: 'y' }]],
    ['transcripts', [{ messages: hi, facets: {} }]],
    ['transcripts', [{ id: 'a', messages: [{ speaker: 'user', content: 'Hi' }] }]],
    [
      'transcripts',
      [{ id: 'a', messages: [{ role: 'user', content: [{ type: 'omitted', media: 'image' }] }] }],
    ],
    ['openai_chat', [{ messages: hi }]],
    ['openai_chat', [{ id: 'a', messages: hi, metadata: {} }]],
    ['openai_chat', [{ id: 'a', messages: [{ role: 'developer', content: 'x' }] }]],
    ['openai_chat', [{ id: 'a', messages: [{ role: 'assistant', tool_calls: [{ function: {} }] }] }]],
    // The first line could be either; the second could not.
    [
      'openai_chat',
      [
        { id: 'a', messages: hi },
        { id: 'b', messages: [{ role: 'function', content: '' }] },
      ],
    ],
    ['transcripts', ['', { id: 'a', messages: hi }, { id: 'b', messages: hi, split: 'test' }]],
    ['annotations_jsonl', [{ item: 'a', annotator: 'ann', label: 'yes' }]],
    ['annotations_jsonl', [{ item: 'a', ann: 'yes', bob: 'no' }]],
    ['verdicts_jsonl', [{ item: 'a', judge: 'j', label: 'yes' }]],
    ['annotations_csv', ['item,annotator,label', 'a,ann,yes']],
    ['annotations_csv', ['\uFEFFid;ann;bob:harm']],
    ['annotations_csv', ['"id","ann"']],
    ['verdicts_csv', ['item\tjudge\tlabel']],
    ['inspect', [JSON.stringify({ ...HEADER, samples: [] }, undefined, 2)]],
    ['inspect', [{ ...HEADER, samples: [] }]],
  ])('sees %s in %j, whatever the file is called', async (format, lines) => {
    expect(await detect('data', ...lines)).toBe(format);
    expect(await detect('data.json', ...lines)).toBe(format);
  });

  test('sees a log in an archive by its name or its first entry', async () => {
    expect(await detectFormat(temporaryFile('log.eval', 'cut off'))).toEqual({ format: 'inspect' });
    const archive = makeZip([{ name: '_journal/start.json', data: '{}' }]);
    expect(await detectFormat(temporaryFile('log.zip', archive))).toEqual({ format: 'inspect' });
    const other = makeZip([{ name: 'photo.jpg', data: '' }]);
    expect(await detectFormat(temporaryFile('a.zip', other))).toEqual({
      saw: 'a ZIP archive that holds no Inspect log',
    });
  });

  test.each<[readonly unknown[], string]>([
    [[''], 'an empty file'],
    [[' ', ''], 'an empty file'],
    [['[{"id": 1}]'], 'a JSON list; a mapping file can read its records'],
    [['{', ' "a": 1', '}'], 'a JSON document over several lines that is no Inspect log'],
    [[{ question: 1, answer: 2 }], 'lines of JSON with the members question, answer'],
    [['question,answer'], 'a first line with the columns question, answer'],
    [['id,response'], 'a first line with the columns id, response'],
  ])('says what it saw in %j', async (lines, saw) => {
    expect(await detect('data.jsonl', ...lines)).toBe(saw);
  });

  test('says that a file is absent', async () => {
    await expect(detectFormat('/nowhere/x.csv')).rejects.toThrow('/nowhere/x.csv does not exist');
  });
});

describeWithShared('detectFormat under ../shared', () => {
  test.each(['log_formats.eval', 'log_formats.json', 'log_tool_call_error.json'])(
    'sees a log in %s',
    async (name) => {
      expect(await detectFormat(sharedPath('samples', 'inspect', name))).toEqual({ format: 'inspect' });
    },
  );
});
