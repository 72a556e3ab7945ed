import { expect, test } from 'vitest';
import { readJsonl } from '../../../src/formats/source/jsonl.ts';
import { collect } from '../../support/collect.ts';
import { temporaryFile } from '../../support/temporary-file.ts';

test('readJsonl skips blank lines, counts them, and goes on behind a broken one', async () => {
  const path = temporaryFile('rows.jsonl', '{"a":1}\n\n  \r\n{"a":\n[NaN]');
  expect(await collect(readJsonl(path))).toEqual([
    { at: { file: path, line: 1 }, value: { a: 1 }, raw: '{"a":1}' },
    {
      at: { file: path, line: 4 },
      broken: 'the line is not JSON: Unexpected end of JSON input',
      raw: '{"a":',
    },
    { at: { file: path, line: 5 }, value: [Number.NaN], raw: '[NaN]' },
  ]);
});
