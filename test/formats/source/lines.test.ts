import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/domain/problem.ts';
import { type LineOptions, readLines } from '../../../src/formats/source/lines.ts';
import { collect } from '../../support/collect.ts';
import { temporaryFile } from '../../support/temporary-file.ts';

async function lines(content: string | Uint8Array, options: LineOptions = {}): Promise<readonly string[]> {
  const read = await collect(readLines(temporaryFile('lines.txt', content), options));
  expect(read.map((line) => line.number)).toEqual(read.map((_, index) => index + 1));
  return read.map((line) => line.text);
}

describe('readLines', () => {
  test('gives the same lines whatever the size of the chunks', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '€', '🙂', '"', '\uFEFF', '\u2028') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (texts, chunkBytes, ended) => {
          const content = texts.join('\n') + (ended && texts.length > 0 ? '\n' : '');
          const expected =
            content === '' ? [] : content.split('\n').slice(0, content.endsWith('\n') ? -1 : undefined);
          const first = expected[0]?.startsWith('\uFEFF')
            ? [expected[0].slice(1), ...expected.slice(1)]
            : expected;
          expect(await lines(content, { chunkBytes })).toEqual(content === '\uFEFF' ? [''] : first);
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  });

  test('takes \\r\\n and \\n as line ends, a lone \\r as text, and drops a byte order mark', async () => {
    expect(await lines('\uFEFFone\r\ntwo\n\nfo\rur')).toEqual(['one', 'two', '', 'fo\rur']);
  });

  test('has no line in an empty file', async () => {
    expect(await lines('')).toEqual([]);
  });

  test('refuses a line that is too long, naming it', async () => {
    const path = temporaryFile('long.jsonl', `short\n${'x'.repeat(50)}\nshort\n`);
    const read = collect(readLines(path, { maxLineBytes: 20, chunkBytes: 8 }));
    await expect(read).rejects.toThrow(`${path}, line 2 is longer than 20 bytes`);
  });

  test('names line, column and byte of the first byte that is not UTF-8', async () => {
    // "zwé" in Latin-1 on line 2: 0xE9 stands in column 3 and is followed by a letter.
    const path = temporaryFile(
      'latin1.txt',
      Buffer.concat([Buffer.from('eins\nzw'), Buffer.from([0xe9, 0x65, 0x0a])]),
    );
    for (const chunkBytes of [1, 4, 100]) {
      const error = await collect(readLines(path, { chunkBytes })).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InputError);
      expect(error instanceof InputError && error.problems).toEqual([
        {
          message: `${path} is not UTF-8: line 2, column 3 holds the byte 0xE9`,
          remedy: 'save it as UTF-8 and import it again',
          at: { file: path, line: 2, column: 3 },
          sourceLine: 'zw\uFFFDe',
        },
      ]);
    }
  });

  test('names the byte a cut-off character begins with, at the end of the file', async () => {
    const path = temporaryFile('cut.txt', Buffer.from('a\nb€').subarray(0, 5));
    await expect(collect(readLines(path))).rejects.toThrow('line 2, column 2 holds the byte 0xE2');
  });

  test('closes the file when reading stops early', async () => {
    const path = temporaryFile('early.txt', 'a\nb\n');
    for await (const line of readLines(path)) {
      expect(line).toEqual({ number: 1, text: 'a' });
      break;
    }
  });
});
