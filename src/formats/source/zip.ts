import { buffer as collect } from 'node:stream/consumers';
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { InputError } from '../../domain/problem.ts';
import { openSource } from './open.ts';
import { decompressZstd } from './zstd.ts';

const MIB = 2 ** 20;
const [STORED, DEFLATE, ZSTD] = [0, 8, 93];

export interface ZipLimits {
  /** Most bytes one entry may unpack to; default and most: the longest text JavaScript can hold, 512 MiB. */
  readonly maxEntryBytes?: number;
  /** Most bytes out per byte in, asked of entries above 16 MiB; default 1,000. Real logs stay below 100. */
  readonly maxRatio?: number;
}

export interface ZipEntry {
  /** As the archive spells it. It is never used as a path of this machine. */
  readonly name: string;
  /** Unpacks the entry in memory. @throws DamagedEntry; a failing disk is thrown as it is. */
  readonly read: () => Promise<Buffer>;
}

export interface Zip {
  /** In the order of the archive's directory; directories left out, repeated names kept. */
  readonly entries: readonly ZipEntry[];
  readonly close: () => void;
}

/** An entry that cannot be read as it was written. The message says why; the other entries may be sound. */
export class DamagedEntry extends Error {
  override readonly name = 'DamagedEntry';
}

/**
 * Opens a ZIP archive. Each entry's size and CRC-32 are compared with the directory, which the library
 * leaves to its callers, and an entry never unpacks to more than it declares.
 *
 * @throws InputError where the file is absent, no ZIP, cut off, or has a directory that contradicts itself.
 */
export async function openZip(path: string, limits: ZipLimits = {}): Promise<Zip> {
  const file = await openSource(path);
  const { size } = await file.stat();
  await file.close();
  const zip = await asInput(path, () =>
    openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false }),
  );
  try {
    const entries = await asInput(path, () => entriesOf(zip));
    refuseOverlap(path, entries, size);
    return {
      entries: entries
        .map((entry) => ({ name: nameOf(entry), read: () => readEntry(zip, entry, limits) }))
        .filter(({ name }) => !name.endsWith('/')),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function asInput<Value>(file: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (isSystemError(error)) throw error;
    throw new InputError({
      message: `${file} is not a whole ZIP archive: ${messageOf(error)}`,
      remedy: 'copy it again from where it was written; what is cut off cannot be read',
      at: { file },
    });
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Bombs let thousands of entries share the same packed bytes; honest entries each have their own. */
function refuseOverlap(file: string, entries: readonly Entry[], size: number): void {
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  if (packed <= size) return;
  throw new InputError({
    message: `${file} has ${size} bytes, but its entries claim ${packed} packed bytes: they overlap`,
    remedy: 'do not use this archive; get the log from where it was written',
    at: { file },
  });
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

async function readEntry(zip: ZipFile, entry: Entry, limits: ZipLimits): Promise<Buffer> {
  refuseBomb(entry, limits);
  const bytes = await unpack(zip, entry);
  if (bytes.length !== entry.uncompressedSize) {
    throw new DamagedEntry(
      `unpacks to ${bytes.length} bytes, but the archive declares ${entry.uncompressedSize}`,
    );
  }
  if (crc32(bytes) !== entry.crc32) {
    throw new DamagedEntry('does not match its checksum (CRC-32): the file was changed or damaged');
  }
  return bytes;
}

function refuseBomb(entry: Entry, limits: ZipLimits): void {
  const { maxEntryBytes = 2 ** 29 - 24, maxRatio = 1_000 } = limits;
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > maxEntryBytes) {
    throw new DamagedEntry(`unpacks to ${uncompressedSize} bytes; at most ${maxEntryBytes} are read`);
  }
  if (uncompressedSize > 16 * MIB && uncompressedSize > maxRatio * compressedSize) {
    throw new DamagedEntry(
      `unpacks ${compressedSize} bytes to ${uncompressedSize}, more than ${maxRatio} times: a ZIP bomb`,
    );
  }
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const { compressionMethod: method, uncompressedSize } = entry;
  if (entry.isEncrypted()) throw new DamagedEntry('is encrypted');
  if (method !== STORED && method !== DEFLATE && method !== ZSTD) {
    throw new DamagedEntry(`is packed by method ${method}; 0 (stored), 8 (deflate) and 93 (zstd) are read`);
  }
  const most = Math.max(1, uncompressedSize);
  try {
    const packed = await collect(await zip.openReadStreamPromise(entry, { decodeFileData: false }));
    if (method === STORED) return packed;
    if (method === ZSTD) return decompressZstd(packed, most);
    return inflateRawSync(packed, { maxOutputLength: most, chunkSize: Math.max(64, Math.min(most, MIB)) });
  } catch (error) {
    if (isSystemError(error)) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new DamagedEntry(`unpacks to more than the ${uncompressedSize} bytes that the archive declares`);
    }
    throw new DamagedEntry(`cannot be unpacked: ${messageOf(error)}`);
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
