import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/cli.ts';
import { SMALL_STUDY } from '../support/small-study.ts';

/** The HTML report of the small study, to which a judge is added that says why. */
async function written() {
  const reasons = 'item,judge,label,rationale\ni1,wordy,no,"It <b>asks</b> nicely."\ni4,wordy,no,Fine.\n';
  const { assay, folder } = await folderWith({ ...SMALL_STUDY, 'reasons.csv': reasons });
  for (const file of ['items.jsonl', 'gold.csv', 'verdicts.csv', 'reasons.csv']) {
    expect((await assay('import', file)).code).toBe(0);
  }
  const { code, out } = await assay('report', '--format', 'html');
  expect({ code, out }).toEqual({ code: 0, out: 'wrote reports/small.html\n' });
  return readFile(join(folder, 'reports', 'small.html'), 'utf8');
}

describe('the HTML report of a study', () => {
  test('lists what candidates and annotators disagree about, what most disagree about first', async () => {
    const html = await written();
    // ann says yes on i1 to i3, i7, i8, bob on i1, i2, i7, i8; ann abstains on i12, bob is absent on i11.
    // careful says yes on i1, i2, i7: against ann on i3, against both on i8. eager says no on i5 and i10 alone: against
    // bob on i3, against both on i4, i6, i9, against ann on i11. wordy says no: against both on i1.
    const list = /<table class="disagreements">(.*?)<\/table>/s.exec(html)?.[1] ?? '';
    const rows = [...list.matchAll(/<tr><th scope="row"><a href="#item-\d+">(.*?)<\/a><\/th>(.*?)<\/tr>/gs)];
    expect(rows.map(([, key]) => key)).toEqual(['i3', 'i1', 'i11', 'i4', 'i6', 'i8', 'i9']);
    const cells = rows.map(([, , rest = '']) => rest.replace(/<\/td><td>/g, ' | ').replace(/<[^>]*>/g, ''));
    expect(cells[0]).toBe('ann: yes; bob: no | no: careful; yes: eager (2 of 2 answers)');
    expect(cells[1]).toBe('ann: yes; bob: yes | no: wordy (1 of 3 answers)');
    expect(cells[2]).toBe('ann: no | yes: eager (1 of 2 answers)');
  });

  test('holds the transcripts of these items alone, with what judges gave as their reason', async () => {
    const html = await written();
    for (const at of [1, 3, 4, 6, 8, 9, 11]) expect(html).toContain(`Done, as case ${at}.`);
    for (const at of [2, 5, 7, 10, 12]) expect(html).not.toContain(`Done, as case ${at}.`);
    expect(html).toContain('It &lt;b&gt;asks&lt;/b&gt; nicely.');
  });
});
