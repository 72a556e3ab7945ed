import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLAIMS_STUDY } from '../../support/claims-study.ts';
import { folderWith } from '../../support/cli.ts';

test('an escalation threshold is guaranteed for all candidates ever compared with this gold', async () => {
  const [head, ...rows] = CLAIMS_STUDY['verdicts.csv'].trimEnd().split('\n');
  const verdicts = [`${head},confidence`, ...rows.map((row, at) => `${row},0.${6 + (at % 4)}`), ''].join(
    '\n',
  );
  const { assay, folder } = await folderWith({ ...CLAIMS_STUDY, 'verdicts.csv': verdicts });
  for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv'])
    expect((await assay('import', file)).code).toBe(0);
  const escalations = async () => {
    const [comparison] = JSON.parse((await assay('compare', '--json')).out).comparisons;
    return comparison.confidence.map(({ escalation }: { escalation: unknown }) => escalation);
  };
  for (const own of await escalations()) {
    expect(own).toMatchObject({ family: 2 });
    expect(own).not.toHaveProperty('before');
  }
  // A candidate of which there are no verdicts any more, as after its template was edited.
  const log = join(folder, 'comparisons.jsonl');
  const [entry = ''] = (await readFile(log, 'utf8')).split('\n');
  const gone = { ...JSON.parse(entry), candidates: [{ id: 'gone', hash: 'f'.repeat(64) }] };
  await writeFile(log, `${entry}\n${JSON.stringify(gone)}\n`);
  for (const own of await escalations()) expect(own).toMatchObject({ family: 3, before: 1 });
});
