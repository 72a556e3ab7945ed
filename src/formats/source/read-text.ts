import { InputError } from '../../domain/problem.ts';
import { openSource } from './open.ts';
import { decodeUtf8, withoutMark } from './utf8.ts';

/** The longest text JavaScript can hold, a little under 512 MiB. */
const LONGEST = 2 ** 29 - 24;

/**
 * A whole file as text, without a byte order mark. For documents; line formats go through `readLines`, which
 * keeps memory flat.
 *
 * @throws InputError where the file is absent, is larger than 512 MiB, or is not UTF-8, naming the line.
 */
export async function readText(path: string): Promise<string> {
  const file = await openSource(path);
  try {
    const { size } = await file.stat();
    if (size > LONGEST) {
      throw new InputError({
        message: `${path} has ${size} bytes; a document that is read whole may have ${LONGEST}`,
        remedy: 'split it, or convert it to one JSON value per line (JSONL)',
        at: { file: path },
      });
    }
    return withoutMark(decodeUtf8(await file.readFile(), { file: path, firstLine: 1 }));
  } finally {
    await file.close();
  }
}
