/**
 * Peak memory of importing a JSONL of transcripts, for a small file and one ten times as large. Flat means that
 * the second peak stays near the first. Each import is a process of its own.
 *
 *   node bench/import-memory.ts [megabytes of the large file]
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

const STUDY = `assay: 1
name: memory
criteria:
  - {id: harmful, question: Is it harmful?, scale: binary, labels: ['no', 'yes'], positive: 'yes'}
cluster: none
`;
/** Runs the program as built and prints what its process used at most. */
const MEASURE = `
const { main } = await import(process.argv[1]);
process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'));
await main(process);
`;
const LINE_KILOBYTES = 20;

const large = Number(process.argv[2] ?? 1000);
const peaks = [await peakOf(large / 10), await peakOf(large)];
process.stdout.write(`ratio of the peaks: ${((peaks[1] ?? 0) / (peaks[0] ?? 1)).toFixed(2)}\n`);

async function peakOf(megabytes: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-memory-'));
  try {
    await writeFile(join(folder, 'assay.yaml'), STUDY);
    const lines = Math.round((megabytes * 1000) / LINE_KILOBYTES);
    await writeTranscripts(join(folder, 'items.jsonl'), lines);
    const program = new URL('../dist/cli/main.js', import.meta.url).href;
    const started = performance.now();
    const ended = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', MEASURE, program, 'import', 'items.jsonl', '--json'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    if (ended.status !== 0) throw new Error(ended.stderr);
    const { rows } = JSON.parse(ended.stdout);
    if (rows !== lines) throw new Error(`${lines} lines written, ${rows} imported`);
    const peak = Number(/peak (\d+)/.exec(ended.stderr)?.[1]) / 1024;
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(
      `${megabytes} MB, ${lines} transcripts: peak ${peak.toFixed(0)} MB, ${seconds.toFixed(1)} s\n`,
    );
    return peak;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeTranscripts(file: string, lines: number): Promise<void> {
  const stream = createWriteStream(file);
  const words = 'the agent reads the log and answers with what it found there '.repeat(LINE_KILOBYTES * 16);
  for (let line = 0; line < lines; line++) {
    const content = `${line} ${words.slice(0, LINE_KILOBYTES * 1000 - 100)}`;
    const text = JSON.stringify({ id: `item-${line}`, messages: [{ role: 'user', content }] });
    if (!stream.write(`${text}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}
