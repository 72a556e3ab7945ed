import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

/**
 * The write-ahead log of a store's file, for waiting until it is on the disk without holding up the event loop.
 * SQLite holds its locks on other files: opening and closing this one lets go of none.
 */
export class LogFile {
  readonly #file: string;
  #descriptor: number | undefined;

  /** @param file of the store; a store in memory has no log. */
  constructor(file: string) {
    this.#file = file;
  }

  /** @throws the file system's error, where the disk does not write. */
  async sync(): Promise<void> {
    if (this.#file === ':memory:') return;
    // Writable, as some systems sync nothing else. The log stays the same file while the store is open.
    this.#descriptor ??= openSync(`${this.#file}-wal`, 'r+');
    await promisify(fdatasync)(this.#descriptor);
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
