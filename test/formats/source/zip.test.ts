import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/domain/problem.ts';
import { openZip, type ZipLimits } from '../../../src/formats/source/zip.ts';
import { temporaryFile } from '../../support/temporary-file.ts';
import { type MadeEntry, makeZip } from '../../support/zip.ts';

/** Each entry's text, or the message of what is wrong with it. */
async function unpack(archive: Uint8Array, limits: ZipLimits = {}): Promise<Record<string, string>> {
  const zip = await openZip(temporaryFile('a.zip', archive), limits);
  try {
    const read: [string, string][] = [];
    for (const entry of zip.entries) {
      const text = await entry.read().then(String, (error: unknown) => `! ${String(error)}`);
      read.push([entry.name, text]);
    }
    return Object.fromEntries(read);
  } finally {
    zip.close();
  }
}

const SOUND: MadeEntry = { name: 'sound', data: 'sound' };

describe('openZip', () => {
  test.each([0, 8, 93])('unpacks method %i, empty entries included', async (method) => {
    const entries = [
      { name: 'a', data: 'text '.repeat(1000), method },
      { name: 'empty', data: '', method },
    ];
    expect(await unpack(makeZip(entries))).toEqual({ a: 'text '.repeat(1000), empty: '' });
  });

  test('reads every frame of a multi-frame zstd entry', async () => {
    const data = 'one frame after another, '.repeat(40);
    expect(await unpack(makeZip([{ name: 'a', data, method: 93, frameBytes: 7 }]))).toEqual({ a: data });
  });

  test('keeps the names of entries as they are, whatever paths they look like', async () => {
    const names = ['../up', '/root', 'back\\slash', 'C:/drive', 'ünïcode/日本'];
    const zip = makeZip(names.map((name) => ({ name, data: name })));
    expect(Object.keys(await unpack(zip))).toEqual(names);
  });

  test.each<[string, Omit<MadeEntry, 'name' | 'data'>, string]>([
    ['a wrong checksum', { crc: 1 }, 'does not match its checksum (CRC-32): the file was changed or damaged'],
    ['a size declared too small', { size: 3 }, 'unpacks to more than the 3 bytes that the archive declares'],
    [
      'a size declared too small, zstd',
      { size: 3, method: 93 },
      'unpacks to more than the 3 bytes that the archive declares',
    ],
    ['a size declared too large', { size: 30 }, 'unpacks to 12 bytes, but the archive declares 30'],
    [
      'a wrong size of a stored entry',
      { size: 30, method: 0 },
      'unpacks to 12 bytes, but the archive declares 30',
    ],
    [
      'an unknown method',
      { method: 12 },
      'is packed by method 12; 0 (stored), 8 (deflate) and 93 (zstd) are read',
    ],
    ['encryption', { flags: 0x801 }, 'is encrypted'],
    ['packed bytes that are cut off', { packedSize: 5 }, 'cannot be unpacked: unexpected end of file'],
    ['zstd that is cut off', { packedSize: 9, method: 93 }, 'cannot be unpacked: unexpected end of file'],
  ])('refuses %s and reads the other entries', async (_, lie, message) => {
    const archive = makeZip([{ name: 'liar', data: 'twelve bytes', ...lie }, SOUND]);
    expect(await unpack(archive)).toEqual({ liar: `! DamagedEntry: ${message}`, sound: 'sound' });
  });

  test('unpacks no bomb: neither by the limit per entry nor by the ratio', async () => {
    const zeros = Buffer.alloc(17 * 2 ** 20);
    const bomb = { name: 'bomb', data: zeros, method: 93 };
    const read = await unpack(makeZip([bomb, SOUND]));
    expect(read['bomb']).toMatch(/to 17825792, more than 1000 times: a ZIP bomb$/);
    expect(read['sound']).toBe('sound');
    const limited = await unpack(makeZip([bomb]), { maxEntryBytes: 1000 });
    expect(limited['bomb']).toContain('unpacks to 17825792 bytes; at most 1000 are read');
  });

  test('stops a bomb that declares a small size at that size', async () => {
    const bomb = { name: 'bomb', data: Buffer.alloc(17 * 2 ** 20), method: 93, size: 1000 };
    expect((await unpack(makeZip([bomb])))['bomb']).toContain('more than the 1000 bytes');
  });

  test('refuses entries that share packed bytes', async () => {
    const overlapping = makeZip([SOUND, { name: 'b', data: 'b', packedSize: 1000 }]);
    await expect(unpack(overlapping)).rejects.toThrow('they overlap');
  });

  test.each([20, 100, 1])('says that an archive without its last %i bytes is cut off', async (missing) => {
    const archive = makeZip([{ name: 'a', data: randomBytes(200), method: 0 }]);
    const cut = unpack(archive.subarray(0, archive.length - missing));
    await expect(cut).rejects.toBeInstanceOf(InputError);
    await expect(cut).rejects.toThrow('is not a whole ZIP archive');
  });

  test('says that something else is no archive', async () => {
    await expect(unpack(Buffer.from('{"version": 2}'))).rejects.toThrow('is not a whole ZIP archive');
    await expect(openZip('/nowhere/a.zip')).rejects.toThrow('/nowhere/a.zip does not exist');
  });
});
