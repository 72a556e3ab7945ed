import { closest } from '../domain/closest.ts';
import type { Label } from '../domain/criterion.ts';
import type { Findings, Path } from './findings.ts';

/** The index of the label that a text at a path names; -1, and a problem noted, where it names none. */
export function labelIndex(
  id: string,
  { of, labels }: { readonly of: string; readonly labels: readonly Label[] },
  path: Path,
  findings: Findings,
): number {
  const ids = labels.map((label) => label.id);
  const index = ids.indexOf(id);
  if (index >= 0) return index;
  const known = ids.length > 12 ? `${ids.slice(0, 12).join(', ')}, ...` : ids.join(', ');
  const meant = closest(id, ids);
  findings.add(
    path,
    `\`${id}\` is none of the labels of ${of}: ${known}`,
    meant === undefined ? `write one of them: ${ids[0]}` : `did you mean \`${meant}\`?`,
  );
  return -1;
}
