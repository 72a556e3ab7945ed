import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ImportedRow } from '../../domain/imported.ts';

/** The file that says, row by row, what could not be imported and why. Made only when there is such a row. */
export class Rejects {
  readonly path: string;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.path = path;
  }

  async add(row: ImportedRow, why: readonly string[]): Promise<void> {
    if (!this.#stream) {
      await mkdir(dirname(this.path), { recursive: true });
      this.#stream = createWriteStream(this.path);
    }
    const line = `${JSON.stringify({ ...row.at, why, row: row.raw })}\n`;
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }

  /** The file's path once everything is in it, or `undefined` where nothing was rejected. */
  async close(): Promise<string | undefined> {
    if (!this.#stream) return undefined;
    this.#stream.end();
    await finished(this.#stream);
    return this.path;
  }
}
