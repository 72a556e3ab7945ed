import { type MadeEntry, makeZip } from '../../support/zip.ts';

export const HEADER = {
  version: 2,
  status: 'success',
  eval: { eval_id: 'evalidevalid', run_id: 'runidrunid', task: 'org/task', model: 'lab/model' },
};

/** A sample as Inspect writes it, with what a test adds or changes. */
export function makeSample(
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    id: 's1',
    epoch: 1,
    input: 'Hello',
    target: 'the answer',
    messages: [{ role: 'user', content: 'Hello' }],
    ...changes,
  };
}

/** JSON with the constants that Python writes and JSON.stringify would turn into null. */
export function pythonJson(value: unknown): string {
  return JSON.stringify(value, (_, member) =>
    typeof member === 'number' && !Number.isFinite(member) ? `<${member}>` : member,
  ).replace(/"<(-?Infinity|NaN)>"/g, '$1');
}

/** An `.eval` log: its samples are named as Inspect names them; further entries follow. */
export function makeArchive(
  samples: readonly Readonly<Record<string, unknown>>[],
  others: readonly MadeEntry[] = [{ name: 'header.json', data: JSON.stringify(HEADER) }],
): Buffer {
  const entries = samples.map((sample) => ({
    name: `samples/${sample['id']}_epoch_${sample['epoch']}.json`,
    data: pythonJson(sample),
  }));
  return makeZip([...entries, ...others]);
}
