import { zstdDecompressSync } from 'node:zlib';

/**
 * Decompresses a run of zstd frames. Node's decompressor stops behind the first frame and reports no error,
 * and Inspect begins a new frame every 200 MiB: so each frame is asked how many bytes it took.
 *
 * @param most bytes of output allowed, over all frames.
 * @throws Error with the code `ERR_BUFFER_TOO_LARGE` where there is more, and zlib's own errors.
 */
export function decompressZstd(bytes: Uint8Array, most: number): Buffer {
  const frames: Buffer[] = [];
  let taken = 0;
  let length = 0;
  while (taken < bytes.length) {
    const maxOutputLength = Math.max(1, most - length);
    const result: unknown = zstdDecompressSync(bytes.subarray(taken), { info: true, maxOutputLength });
    if (!isFrame(result)) throw new TypeError('zlib gave no account of the bytes it read');
    frames.push(result.buffer);
    length += result.buffer.length;
    taken += result.engine.bytesWritten;
  }
  return frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames);
}

interface Frame {
  readonly buffer: Buffer;
  /** Bytes of input used; the name is Node's. */
  readonly engine: { readonly bytesWritten: number };
}

function isFrame(result: unknown): result is Frame {
  if (typeof result !== 'object' || result === null || !('buffer' in result) || !('engine' in result)) {
    return false;
  }
  const { buffer, engine } = result;
  if (!Buffer.isBuffer(buffer) || typeof engine !== 'object' || engine === null) return false;
  return 'bytesWritten' in engine && typeof engine.bytesWritten === 'number' && engine.bytesWritten > 0;
}
