import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../src/formats/source/read-text.ts';
import { temporaryFile } from '../../support/temporary-file.ts';

describe('readText', () => {
  test('gives the whole text without a byte order mark', async () => {
    expect(await readText(temporaryFile('a.json', '\uFEFFa\r\n\uFEFFb'))).toBe('a\r\n\uFEFFb');
  });

  test('names line and column of UTF-16, whose mark is no UTF-8', async () => {
    const path = temporaryFile('utf16.csv', Buffer.from([0xff, 0xfe, 0x61, 0x00]));
    await expect(readText(path)).rejects.toThrow(
      `${path} is not UTF-8: line 1, column 1 holds the byte 0xFF`,
    );
  });

  test('says what is wrong with a path that is no file', async () => {
    const path = temporaryFile('a.json', '');
    await expect(readText(dirname(path))).rejects.toThrow(`${dirname(path)} is a folder, not a file`);
    await expect(readText(`${path}.gone`)).rejects.toThrow(`${path}.gone does not exist`);
    await expect(readText(join(path, 'b'))).rejects.toThrow('does not exist');
  });
});
