import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';

/** An entry of an archive made for a test. What is set beside name and data is written although it is wrong. */
export interface MadeEntry {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** 0 stored, 8 deflate (default), 93 zstd. */
  readonly method?: number;
  /** Sizes of the parts that become zstd frames of their own; one frame by default. */
  readonly frameBytes?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly flags?: number;
}

/** A ZIP archive, by the book except where an entry asks for a lie. */
export function makeZip(entries: readonly MadeEntry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = pack(data, entry);
    const name = Buffer.from(entry.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(entry.method ?? 8, 4);
    fields.writeUInt32LE(entry.crc ?? crc32(data), 10);
    fields.writeUInt32LE(entry.packedSize ?? packed.length, 14);
    fields.writeUInt32LE(entry.size ?? data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\u0003\u0004'), fields, name, packed);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, name);
    offset += 4 + fields.length + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, central, Buffer.from('PK\u0005\u0006'), end]);
}

function pack(data: Buffer, { method = 8, frameBytes = Math.max(1, data.length) }: MadeEntry): Buffer {
  if (method === 8) return deflateRawSync(data);
  if (method !== 93) return data;
  const frames: Buffer[] = [];
  for (let at = 0; at < data.length; at += frameBytes) {
    frames.push(zstdCompressSync(data.subarray(at, at + frameBytes)));
  }
  return Buffer.concat(frames);
}
