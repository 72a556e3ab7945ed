import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CLAIMS_STUDY } from '../support/claims-study.ts';
import { folderWith } from '../support/cli.ts';
import { SMALL_STUDY } from '../support/small-study.ts';

async function imported(study: Readonly<Record<string, string>> = CLAIMS_STUDY) {
  const place = await folderWith(study);
  for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv'])
    expect((await place.assay('import', file)).code).toBe(0);
  return place;
}

describe('rates corrected for the judge’s errors', () => {
  test('compare says what the choice of judge does to the headline', async () => {
    const { assay } = await imported();
    const { out, code } = await assay('compare');
    expect(code).toBe(0);
    const said = out.replaceAll(/\s+/g, ' ');
    expect(said).toContain('The rate of "yes" over 480 transcripts, 180 of them with gold.');
    expect(said).toContain(
      'The headline under careful is 27.7 %; corrected for the judge’s errors it is 28.8 % [22.4, 35.1].',
    );
    expect(said).toContain('agent: "a" is higher than "b" under talky, and lower under careful');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('the headline’s candidate can be named', async () => {
    const { assay } = await imported();
    expect((await assay('compare', '--headline', 'talky')).out.replaceAll(/\s+/g, ' ')).toContain(
      'The headline under talky is 47.1 %',
    );
    const wrong = await assay('compare', '--headline', 'nobody');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('no candidate "nobody" has verdicts that a headline could rest on');
    expect(wrong.err).toContain('name one of: careful, talky');
  });

  test('the JSON keeps to the committed schema, and the report holds every table', async () => {
    const { assay, folder } = await imported();
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/comparison.schema.json'), 'utf8')),
    );
    const document = JSON.parse((await assay('compare', '--json')).out);
    expect(schema.safeParse(document).error).toBeUndefined();
    expect(document.comparisons[0].claims.rates[0].by[1].differences).toHaveLength(3);
    await assay('report', '--format', 'markdown,csv,html', '--out', 'written');
    const markdown = await readFile(join(folder, 'written', 'claims.md'), 'utf8');
    expect(markdown).toContain('What the judge’s errors do to the rates');
    expect(markdown).toContain('#### Rates by category: careful');
    expect(markdown).toContain('#### If some gold is wrong: careful');
    expect(markdown).toContain('Corrected rates: Rogan and Gladen');
    expect(markdown).toContain('Rate by PPI++: The judge’s rate where there is no gold');
    const csv = await readFile(join(folder, 'written', 'claims.csv'), 'utf8');
    expect(csv).toContain('harmful,talky,ranked,claims,agent,a - b,corrected_difference,');
    expect(await readFile(join(folder, 'written', 'claims.html'), 'utf8')).toContain('If some gold is wrong');
  });

  test('a rate is explained with what it rests on', async () => {
    const { assay } = await imported();
    const { out } = await assay('report', '--explain', 'careful/corrected_rate');
    expect(out).toContain('(raw rate - FPR) / (TPR - FPR)');
    expect(out).toContain('corrected rate is 28.8 %');
    expect(out).toContain('Rests on 480 items in 60 clusters');
    expect(out).not.toContain('talky, all transcripts');
  });

  test('where every transcript has gold one sentence says that nothing is corrected', async () => {
    // Of the small study's twelve items all have gold.
    const { assay } = await imported(SMALL_STUDY);
    expect((await assay('compare')).out.replaceAll(/\s+/g, ' ')).toContain(
      'Nothing is corrected here: every transcript with a verdict has gold',
    );
  });
});
