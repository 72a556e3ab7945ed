import type { Findings } from './findings.ts';
import { readPath } from './paths.ts';
import { soundEntries } from './sound.ts';
import { Text } from './words-schema.ts';

/** Template files, absolute; a text without a folder or an ending is the name of a template that ships. */
export async function readTemplates(
  list: unknown,
  folder: string,
  findings: Findings,
): Promise<readonly string[]> {
  const seen = new Set<string>();
  const templates = soundEntries(Text, list).map(async ({ index, value }) => {
    const path = ['templates', index];
    if (seen.has(value)) findings.add(path, `the template ${value} is there twice`, 'remove one of the two');
    seen.add(value);
    return /[./]/.test(value) ? readPath(value, folder, path, findings) : value;
  });
  return Promise.all(templates);
}
