import { InputError, type Problem } from '../domain/problem.ts';

/** SQLite's primary result codes that a person can do something about, and what. */
const REMEDIES: Readonly<Record<number, Omit<Problem, 'at'>>> = {
  5: {
    message: 'another process holds the store and did not let go of it',
    remedy: 'wait for the other assay command to end, or stop it, then run this one again',
  },
  8: {
    message: 'the store cannot be written; what is in it is whole',
    remedy:
      'make the file and its folder writable, or copy the study to where you may write, then run the command again',
  },
  10: {
    message: 'the disk reported an error while the store was read or written',
    remedy: 'check the disk (a store belongs on a local one), then run the command again',
  },
  11: {
    message: 'the store is damaged',
    remedy: 'put a backup in its place, or move the file away and import again',
  },
  13: {
    message: 'the disk is full: what was being saved is not in the store, everything saved before is',
    remedy: 'free some space, then run the same command again; it goes on where it stopped',
  },
  14: {
    message: 'the store cannot be opened',
    remedy: 'check that its folder exists and that you may read and write there',
  },
  26: {
    message: 'this file is not a database, so it is no store of assay',
    remedy: 'name another file, or move this one away so that a new store can be made',
  },
};

/** What SQLite complains of, as a problem with one remedy; anything else thrown is a bug and stays as it is. */
export function storeError(error: unknown, file: string): unknown {
  const problem = REMEDIES[resultCode(error)];
  return problem === undefined ? error : new InputError({ ...problem, at: { file } });
}

/** Whether SQLite, or the file system below it, refused the right to write. */
export function mayNotWrite(error: unknown): boolean {
  return [READ_ONLY, CANNOT_OPEN].includes(resultCode(error));
}

/** Whether another process held the file. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

const BUSY = 5;
const READ_ONLY = 8;
const CANNOT_OPEN = 14;

/** What the file system itself complains of, as SQLite's code; all else it complains of is "cannot open". */
const OF_FILE_SYSTEM: Readonly<Record<string, number>> = { EIO: 10, ENOSPC: 13, EDQUOT: 13 };

/** SQLite's primary result code, also for the file system's own errors; 0 for all else. */
function resultCode(error: unknown): number {
  if (!(error instanceof Error)) return 0;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  if (!('syscall' in error)) return 0;
  return ('code' in error ? OF_FILE_SYSTEM[String(error.code)] : undefined) ?? CANNOT_OPEN;
}
