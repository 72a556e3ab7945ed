import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportedRow } from '../../src/domain/imported.ts';
import { InputError } from '../../src/domain/problem.ts';
import { readAnnotations } from '../../src/formats/annotations/read.ts';
import { readInspect } from '../../src/formats/inspect/read.ts';
import { readOpenAiChat } from '../../src/formats/openai-chat/read.ts';
import { readTranscripts } from '../../src/formats/transcripts/read.ts';
import { readVerdicts } from '../../src/formats/verdicts/read.ts';
import { collect } from '../support/collect.ts';
import { temporaryFile } from '../support/temporary-file.ts';
import { makeZip } from '../support/zip.ts';
import { HEADER, makeSample } from './inspect/make-log.ts';

/** A format as the contract sees it: rows as texts, and how a file is made of them. */
interface Format {
  readonly name: string;
  readonly file: string;
  readonly read: (path: string) => AsyncIterable<ImportedRow>;
  readonly row: (index: number) => string;
  readonly broken: string;
  readonly build: (rows: readonly (string | Buffer)[]) => Buffer;
}

const messages = [{ role: 'user', content: 'Hi' }];
const lines = (rows: readonly (string | Buffer)[]) =>
  Buffer.concat(rows.flatMap((row) => [Buffer.from(row), Buffer.from('\n')]));
const table = (header: string) => (rows: readonly (string | Buffer)[]) => lines([header, ...rows]);

const FORMATS: readonly Format[] = [
  {
    name: 'inspect, .eval',
    file: 'log.eval',
    read: readInspect,
    row: (index) => JSON.stringify(makeSample({ id: index })),
    broken: '{"id": ',
    build: (rows) =>
      makeZip([
        ...rows.map((data, index) => ({ name: `samples/${index}_epoch_1.json`, data })),
        { name: 'header.json', data: JSON.stringify(HEADER) },
      ]),
  },
  {
    name: 'inspect, .json',
    file: 'log.json',
    read: readInspect,
    row: (index) => JSON.stringify(makeSample({ id: index })),
    broken: '{"id": []}',
    build: (rows) => {
      const start = JSON.stringify(HEADER).slice(0, -1);
      const listed = rows.flatMap((row, index) => [Buffer.from(index === 0 ? '' : ','), Buffer.from(row)]);
      return Buffer.concat([Buffer.from(`${start},"samples":[`), ...listed, Buffer.from(']}')]);
    },
  },
  {
    name: 'transcripts',
    file: 'items.jsonl',
    read: readTranscripts,
    row: (index) => JSON.stringify({ id: index, messages }),
    broken: '{"id": 1, "messages"',
    build: lines,
  },
  {
    name: 'openai_chat',
    file: 'chat.jsonl',
    read: readOpenAiChat,
    row: () => JSON.stringify({ messages }),
    broken: '{"messages": 3}',
    build: lines,
  },
  {
    name: 'annotations_csv',
    file: 'gold.csv',
    read: readAnnotations,
    row: (index) => `i${index},ann,yes`,
    broken: 'i0,,yes',
    build: table('item,annotator,label'),
  },
  {
    name: 'annotations_jsonl',
    file: 'gold.jsonl',
    read: readAnnotations,
    row: (index) => JSON.stringify({ item: `i${index}`, annotator: 'ann', label: 'yes' }),
    broken: '{"item": "i0"',
    build: lines,
  },
  {
    name: 'verdicts_csv',
    file: 'verdicts.csv',
    read: readVerdicts,
    row: (index) => `i${index},j,yes`,
    broken: 'i0,,yes',
    build: table('item,judge,label'),
  },
  {
    name: 'verdicts_jsonl',
    file: 'verdicts.jsonl',
    read: readVerdicts,
    row: (index) => JSON.stringify({ item: `i${index}`, judge: 'j', label: 'yes' }),
    broken: '["i0"]',
    build: lines,
  },
];

describe.each(FORMATS)('$name', ({ file, read, row, broken, build }) => {
  const good = (count: number) => Array.from({ length: count }, (_, index) => row(index));
  const open = (rows: readonly (string | Buffer)[]) => temporaryFile(file, build(rows));
  const drafts = ({ items, annotations, verdicts }: ImportedRow) =>
    items.length + annotations.length + verdicts.length;

  test('yields as many rows as the file has, each with something in it and nothing rejected', async () => {
    const rows = await collect(read(open(good(25))));
    expect(rows.map(drafts)).toEqual(good(25).map(() => 1));
    expect(rows.flatMap((entry) => entry.rejects)).toEqual([]);
  });

  test('says of every row where it stands, and no two stand in the same place', async () => {
    const path = open(good(5));
    const places = (await collect(read(path))).map(({ at }) => {
      expect(at.file).toBe(path);
      return at.entry ?? at.line;
    });
    expect(places).not.toContain(undefined);
    expect(new Set(places).size).toBe(5);
  });

  test('rejects a broken row with a reason and imports the others', async () => {
    const rows = await collect(read(open([row(1), broken, row(2), row(3)])));
    expect(rows.map(drafts)).toEqual([1, 0, 1, 1]);
    expect(rows.map((entry) => entry.rejects.length)).toEqual([0, 1, 0, 0]);
    expect(rows.every((entry) => entry.raw.length > 0)).toBe(true);
  });

  test('reports bytes that are not UTF-8, and invents no character for them', async () => {
    const latin1 = Buffer.from(row(2).replace(/[ai]/, 'é'), 'latin1');
    const reported = collect(read(open([row(1), latin1]))).then(
      (rows) => rows.flatMap((entry) => entry.rejects).join('\n'),
      (error: unknown) => (error instanceof InputError ? error.message : Promise.reject(error)),
    );
    expect(await reported).toMatch(/is not UTF-8: line \d+, column \d+ holds the byte 0xE9/);
  });

  test('reads the same twice', async () => {
    const path = open(good(3));
    expect(await collect(read(path))).toEqual(await collect(read(path)));
  });

  test('says that a file is absent', async () => {
    const path = join(tmpdir(), 'assay-no-such-folder', file);
    await expect(collect(read(path))).rejects.toBeInstanceOf(InputError);
    await expect(collect(read(path))).rejects.toThrow('does not exist');
  });
});
