import { describe, expect, test } from 'vitest';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import { readInspect } from '../../../src/formats/inspect/read.ts';
import { collect } from '../../support/collect.ts';
import { describeWithShared, sharedPath } from '../../support/shared.ts';
import { temporaryFile } from '../../support/temporary-file.ts';
import { type MadeEntry, makeZip } from '../../support/zip.ts';
import { HEADER, makeArchive, makeSample, pythonJson } from './make-log.ts';

const header: MadeEntry = { name: 'header.json', data: JSON.stringify(HEADER) };

async function read(archive: Uint8Array): Promise<readonly ImportedRow[]> {
  return collect(readInspect(temporaryFile('log.eval', archive)));
}

function summary(rows: readonly ImportedRow[]): readonly unknown[] {
  return rows.map((row) => [row.at.entry, row.items.map((item) => item.id), row.rejects]);
}

describeWithShared('the Inspect logs under ../shared', () => {
  // Each holds one sample; message and verdict counts were read off the files' JSON.
  test.each([
    ['log_formats.eval', 3, ['match: I']],
    ['log_formats.json', 3, ['match: I']],
    ['log_message_deduplication.eval', 12, ['closeness_log: 0']],
    ['log_read_sample.eval', 3, ['match: C']],
    ['log_read_sample.zstd-method93.SYNTHETIC.eval', 3, ['match: C']],
    ['log_tool_call_error.json', 11, []],
  ])('%s imports with counts in = counts out', async (name, messages, verdicts) => {
    const [row, ...others] = await collect(readInspect(sharedPath('samples', 'inspect', name)));
    expect(others).toEqual([]);
    expect(row?.rejects).toEqual([]);
    const [item] = row?.items ?? [];
    expect(item?.content.kind === 'transcript' && item.content.messages.length).toBe(messages);
    expect(row?.verdicts.map(({ judge, said }) => `${judge}: ${'label' in said && said.label}`)).toEqual(
      verdicts,
    );
  });

  test('the same log gives the same items and verdicts packed by deflate and by zstd, as .eval and as .json', async () => {
    const content = async (name: string) =>
      (await collect(readInspect(sharedPath('samples', 'inspect', name)))).map(({ items, verdicts }) => ({
        items,
        verdicts,
      }));
    expect(await content('log_read_sample.zstd-method93.SYNTHETIC.eval')).toEqual(
      await content('log_read_sample.eval'),
    );
    expect(await content('log_formats.json')).toEqual(await content('log_formats.eval'));
  });
});

describe('readInspect', () => {
  test('yields one row per sample and epoch, in the order of the archive', async () => {
    const samples = [
      makeSample({ id: 'b', epoch: 2 }),
      makeSample({ id: 'b', epoch: 1 }),
      makeSample({ id: 7 }),
      makeSample({ id: 'folder/../a' }),
    ];
    const rows = await read(makeArchive(samples));
    expect(rows.flatMap((row) => row.items.map((item) => item.key))).toEqual([
      'org%2Ftask/b/2/lab%2Fmodel/evalidev',
      'org%2Ftask/b/1/lab%2Fmodel/evalidev',
      'org%2Ftask/7/1/lab%2Fmodel/evalidev',
      'org%2Ftask/folder%2F..%2Fa/1/lab%2Fmodel/evalidev',
    ]);
    expect(rows.map((row) => row.at.entry)).toContain('samples/folder/../a_epoch_1.json');
  });

  test('gives a .json log the same items as its .eval', async () => {
    const samples = [makeSample(), makeSample({ id: 2, scores: { s: { value: Number.NaN } } })];
    const json = temporaryFile('log.json', pythonJson({ ...HEADER, samples }));
    const fromJson = await collect(readInspect(json));
    const fromArchive = await read(makeArchive(samples));
    expect(fromJson.map(({ items, blanks }) => ({ items, blanks }))).toEqual(
      fromArchive.map(({ items, blanks }) => ({ items, blanks })),
    );
    expect(fromJson.map((row) => row.at)).toEqual([
      { file: json, entry: 'samples[0]' },
      { file: json, entry: 'samples[1]' },
    ]);
  });

  test('reads a killed run, whose header stands in the journal', async () => {
    const start = { version: 2, eval: HEADER.eval, plan: {} };
    const rows = await read(
      makeArchive([makeSample()], [{ name: '_journal/start.json', data: JSON.stringify(start) }]),
    );
    expect(rows.flatMap((row) => row.items.map((item) => item.facets['task']))).toEqual(['org/task']);
  });

  test('says that the header is damaged and goes on with the journal', async () => {
    const rows = await read(
      makeArchive(
        [makeSample()],
        [
          { ...header, crc: 1 },
          { ...header, name: '_journal/start.json' },
        ],
      ),
    );
    expect(summary(rows)).toEqual([
      [
        'header.json',
        [],
        ['the entry does not match its checksum (CRC-32): the file was changed or damaged'],
      ],
      ['samples/s1_epoch_1.json', ['s1'], []],
    ]);
  });

  test('reads a sample whose entry has several zstd frames', async () => {
    const sample = makeSample({ metadata: { long: 'x'.repeat(150) } });
    const entry = {
      name: 'samples/s1_epoch_1.json',
      data: JSON.stringify(sample),
      method: 93,
      frameBytes: 64,
    };
    const [row] = await read(makeZip([entry, header]));
    expect(row?.items[0]?.facets['long']).toBe('x'.repeat(150));
  });

  test('rejects damaged samples by name and imports the others', async () => {
    const good = (id: string) => ({
      name: `samples/${id}_epoch_1.json`,
      data: JSON.stringify(makeSample({ id })),
    });
    const archive = makeZip([
      good('a'),
      { ...good('badcrc'), crc: 1 },
      { ...good('lie'), size: 10 },
      { ...good('text'), data: 'no JSON' },
      { ...good('latin1'), data: Buffer.from([0x22, 0xe9, 0x22]) },
      { ...good('bomb'), data: Buffer.alloc(17 * 2 ** 20), method: 93 },
      good('dup'),
      good('dup'),
      { name: 'samples/stray.txt', data: '' },
      header,
      good('z'),
    ]);
    expect(summary(await read(archive))).toEqual([
      ['samples/a_epoch_1.json', ['a'], []],
      [
        'samples/badcrc_epoch_1.json',
        [],
        ['the entry does not match its checksum (CRC-32): the file was changed or damaged'],
      ],
      [
        'samples/lie_epoch_1.json',
        [],
        ['the entry unpacks to more than the 10 bytes that the archive declares'],
      ],
      ['samples/text_epoch_1.json', [], [expect.stringMatching(/^the entry is not JSON: Unexpected token/)]],
      [
        'samples/latin1_epoch_1.json',
        [],
        [
          expect.stringMatching(
            /entry samples\/latin1_epoch_1\.json is not UTF-8: line 1, column 2 holds the byte 0xE9$/,
          ),
        ],
      ],
      ['samples/bomb_epoch_1.json', [], [expect.stringMatching(/a ZIP bomb$/)]],
      [
        'samples/dup_epoch_1.json',
        [],
        ['another entry of the same name follows; Inspect reads the last one, and so does this import'],
      ],
      ['samples/dup_epoch_1.json', ['dup'], []],
      ['samples/stray.txt', [], ['expected a sample, `<id>_epoch_<number>.json`']],
      ['samples/z_epoch_1.json', ['z'], []],
    ]);
  });

  test('rejects a chunked sample once, naming what to do, and no sample whose id looks like one', async () => {
    const chunked = ['sample', 'metadata', 'messages/0', 'events/0', 'attachments/0'].map((part) => ({
      name: `samples/c_epoch_1/${part}.json`,
      data: '{}',
    }));
    const alike = makeSample({ id: 'd_epoch_1/sample' });
    const rows = await read(
      makeZip([
        ...chunked,
        { name: 'samples/d_epoch_1/sample_epoch_1.json', data: JSON.stringify(alike) },
        header,
      ]),
    );
    expect(summary(rows)).toEqual([
      [
        'samples/c_epoch_1/sample.json',
        [],
        [
          'the sample is stored in chunks; rewrite the log with `inspect log convert --to json --output-dir DIR`',
        ],
      ],
      ['samples/d_epoch_1/sample_epoch_1.json', ['d_epoch_1/sample'], []],
    ]);
  });

  test('says of a log without samples that it has none', async () => {
    const rows = await read(makeArchive([]));
    expect(rows.map((row) => row.rejects)).toEqual([
      ['the log holds no samples; run the evaluation without --no-log-samples'],
    ]);
  });

  test('refuses what is no log', async () => {
    await expect(read(Buffer.from('text'))).rejects.toThrow('is not a whole ZIP archive');
    await expect(read(makeZip([{ name: 'a', data: 'b' }]))).rejects.toThrow(
      'is no Inspect log: it has neither header.json nor _journal/start.json',
    );
    const json = (content: string) => collect(readInspect(temporaryFile('log.json', content)));
    await expect(json('[]')).rejects.toThrow('is no Inspect log: log: expected an object, found a list');
    await expect(json('{"a": 1}')).rejects.toThrow(
      'is no Inspect log: eval: expected an object, found nothing',
    );
    await expect(json('{"eval": ')).rejects.toThrow('is no Inspect log: Unexpected end of JSON input');
    await expect(json('{"eval": {}, "samples": 3}')).rejects.toThrow(
      'samples: expected a list, found the number 3',
    );
  });
});
