/**
 * Writes OpenAI's `o200k_base` as src/judge/vocabulary.ts reads it: sorted, so that it is searched where it lies. From
 * the list that gpt-tokenizer ships.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const LIST = fileURLToPath(import.meta.resolve('gpt-tokenizer/data/o200k_base.tiktoken'));
const DIST = new URL('../dist/', import.meta.url);

const tokens = (await readFile(LIST, 'latin1'))
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [base64 = '', rank] = line.split(' ');
    return { bytes: Buffer.from(base64, 'base64'), rank: Number(rank) };
  })
  .sort((left, right) => Buffer.compare(left.bytes, right.bytes));

const starts = [0];
for (const { bytes } of tokens) starts.push((starts.at(-1) ?? 0) + bytes.length);
const words = Uint32Array.from([tokens.length, ...starts, ...tokens.map(({ rank }) => rank)]);

await mkdir(DIST, { recursive: true });
await writeFile(
  new URL('o200k_base.bin', DIST),
  Buffer.concat([new Uint8Array(words.buffer), ...tokens.map(({ bytes }) => bytes)]),
);
