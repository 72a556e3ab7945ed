import type { Criterion, Label } from '../domain/criterion.ts';
import type { RawCriterion } from './criterion-schema.ts';
import type { Findings, Path } from './findings.ts';
import { labelIndex } from './label-index.ts';

/** What each error costs, row = gold, column = verdict. Every pair of unlike labels has to be named: none is free unsaid. */
export function readCosts(
  raw: RawCriterion,
  labels: readonly Label[],
  path: Path,
  findings: Findings,
): Criterion['costs'] | undefined {
  if (raw.costs === undefined) return undefined;
  const at = [...path, 'costs'];
  const costs = labels.map(() => labels.map((): number | undefined => undefined));
  labels.forEach((_, label) => {
    (costs[label] as (number | undefined)[])[label] = 0;
  });
  for (const [gold, row] of Object.entries(raw.costs)) {
    const from = labelIndex(gold, { of: raw.id, labels }, [...at, gold], findings);
    for (const [verdict, cost] of Object.entries(row)) {
      const to = labelIndex(verdict, { of: raw.id, labels }, [...at, gold, verdict], findings);
      if (from < 0 || to < 0) continue;
      if (from === to && cost !== 0) {
        const message = `a right verdict costs ${cost}: gold \`${gold}\`, verdict \`${verdict}\``;
        findings.add([...at, gold, verdict], message, 'remove it: agreement costs nothing');
      }
      (costs[from] as (number | undefined)[])[to] = cost;
    }
  }
  noteMissing(costs, labels, at, findings);
  return costs.map((row) => row.map((cost) => cost ?? 0));
}

function noteMissing(
  costs: readonly (readonly (number | undefined)[])[],
  labels: readonly Label[],
  at: Path,
  findings: Findings,
): void {
  for (const [gold, row] of costs.entries()) {
    const missing = row.flatMap((cost, verdict) => (cost === undefined ? [labels[verdict]?.id ?? ''] : []));
    if (missing.length === 0) continue;
    const id = labels[gold]?.id ?? '';
    const message = `\`costs\` does not say what a verdict of ${missing.map((label) => `\`${label}\``).join(', ')} costs where gold is \`${id}\``;
    findings.add(
      at,
      message,
      `add it, 0 where it costs nothing: \`${id}: {${missing.map((label) => `${label}: 1`).join(', ')}}\``,
    );
    return;
  }
  if (costs.every((row) => row.every((cost) => cost === 0))) {
    findings.add(
      at,
      '`costs` is 0 everywhere: no error counts',
      'give at least one error a cost, or remove `costs`',
    );
  }
}
