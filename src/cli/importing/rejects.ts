import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ImportedRow } from '../../domain/imported.ts';

/**
 * The file that says, row by row, what could not be imported and why. Made only when there is such a row; one
 * left by an earlier import is removed, so that a file that is there is about the last import.
 */
export class Rejects {
  readonly path: string | undefined;
  #stream: WriteStream | undefined;

  private constructor(path: string | undefined) {
    this.path = path;
  }

  /** @param path where the file goes; `undefined` for a dry run, which writes none. */
  static async open(path: string | undefined): Promise<Rejects> {
    if (path !== undefined) await rm(path, { force: true });
    return new Rejects(path);
  }

  async add(row: ImportedRow, why: readonly string[]): Promise<void> {
    if (this.path === undefined) return;
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
