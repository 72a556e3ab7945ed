import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Appends lines to a file and resolves when the disk has them: what was said to be saved survives a crash of the
 * process and of the machine. A last line that somebody left without an end gets one first. Where writing fails
 * half-way (a full disk), the half is taken away again, so that the file stays readable.
 */
export async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const text = `${(await endsInLine(file, size)) ? '' : '\n'}${lines.map((line) => `${line}\n`).join('')}`;
    try {
      await file.appendFile(text);
      await file.sync();
    } catch (error) {
      await file.truncate(size);
      throw error;
    }
    if (size === 0) await syncFolder(dirname(path));
  } finally {
    await file.close();
  }
}

async function endsInLine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer[0] === 0x0a;
}

/** A new file's name is in its folder, which is on the disk only when that is synced too. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
