import { constantVerdicts, priorVerdicts } from '../domain/baseline.ts';
import type { Candidate } from '../domain/candidate.ts';
import type { ItemColumns } from '../domain/columns.ts';
import { hashValue } from '../domain/hash.ts';
import { answersFromLabels } from './answers.ts';
import { candidateResult } from './candidate-result.ts';
import type { ClusterColumn } from './cluster-column.ts';
import type { CandidateResult } from './comparison.ts';
import type { CandidateContext } from './context.ts';

/**
 * The least any judge must beat: one that always gives gold's most common label, and one per facet that knows the
 * item's value and nothing else, learnt on other folds (whole clusters stay together).
 *
 * @param facets facets to make a floor of; the cluster itself is none, as its values are never seen in other folds
 */
export function floorsOf(
  context: CandidateContext,
  items: ItemColumns,
  facets: readonly string[],
  cluster: ClusterColumn | undefined,
): readonly CandidateResult[] {
  const gold = consensusOf(context);
  const labels = context.criterion.labels.length;
  const groups = cluster ?? { values: items.keys, codes: Int32Array.from(items.keys.keys()) };
  const constant = floorResult(context, 'constant', constantVerdicts(gold, labels));
  const priors = facets.flatMap((facet) => {
    const column = items.facets.get(facet);
    if (column === undefined || column === cluster) return [];
    return [floorResult(context, `prior:${facet}`, priorVerdicts(gold, labels, column, groups))];
  });
  return [constant, ...priors];
}

/** What floors learn from: the label most references give; of equally many, the first reference's. */
function consensusOf({ references }: CandidateContext): Int16Array {
  const [first, ...others] = references;
  if (first === undefined || others.length === 0) return first ?? new Int16Array(0);
  return first.map((_, item) => {
    const given = references.map((labels) => labels[item] as number).filter((label) => label >= 0);
    const votes = (label: number) => given.filter((other) => other === label).length;
    return given.reduce((best, label) => (votes(label) > votes(best) ? label : best), given[0] ?? -1);
  });
}

function floorResult(context: CandidateContext, name: string, verdicts: Int16Array): CandidateResult {
  const candidate: Candidate = {
    id: name,
    kind: 'baseline',
    judge: name,
    view: 'full',
    hash: hashValue({ kind: 'floor', name }),
  };
  const answers = answersFromLabels(verdicts, context.criterion.labels.length);
  return candidateResult(context, { candidate, presentations: [answers], main: answers }, 'is a floor');
}
