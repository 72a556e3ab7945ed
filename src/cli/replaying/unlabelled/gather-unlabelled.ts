import { type AuditItem, auditSample } from '../../../claim/unlabelled/audit-sample.ts';
import { type OnUnlabelled, onUnlabelled } from '../../../claim/unlabelled/on-unlabelled.ts';
import { countAnswers } from '../../../compare/answers.ts';
import { contestant } from '../../../compare/candidate-result.ts';
import { devReferences } from '../../../compare/selection.ts';
import { canBeChosen } from '../../../domain/candidate.ts';
import { withoutExamples } from '../../../domain/without-examples.ts';
import { goldOf } from '../../comparing/gold-in-use.ts';
import { loadColumns, withFacetAliases } from '../../comparing/load-columns.ts';
import { staleFinding } from '../../comparing/served.ts';
import { exampleItems } from '../example-items.ts';
import type { Session } from '../session.ts';

/** One candidate's verdicts on unlabelled transcripts under one criterion, and whom to ask about them. */
export interface UnlabelledFindings extends OnUnlabelled {
  readonly candidate: string;
  readonly criterion: string;
  /** That another model answers now than was validated, where it is so. */
  readonly stale?: string;
  readonly audit: readonly (Omit<AuditItem, 'item'> & { readonly item: string })[];
}

/** Of every candidate of this replay that could be chosen, under every criterion that it was asked. */
export async function gatherUnlabelled(
  { place, plan }: Session,
  auditSize: number,
): Promise<readonly UnlabelledFindings[]> {
  const { study, store } = place;
  const items = withFacetAliases(await store.loadItems(), study.facets);
  const lengths = charactersOf(await store.loadLengths(items));
  const examples = await exampleItems(study, items);
  const named = new Set(study.facets.map(({ name }) => name));
  const facets = new Map([...items.facets].filter(([name]) => named.has(name)));
  const served = await store.served();
  const found: UnlabelledFindings[] = [];
  for (const criterion of study.criteria) {
    const { readings, annotations } = await loadColumns(place, criterion, items);
    const gold = withoutExamples(goldOf(place, criterion, items, annotations), examples);
    const references = devReferences(gold, items).map(({ labels }) => labels);
    const hasGold = (item: number) => references.some((labels) => (labels[item] as number) >= 0);
    const numbers = Int32Array.from({ length: items.count }, (_, item) => item);
    const isShown = new Set(examples);
    const samples = {
      validated: numbers.filter(hasGold),
      // Neither items of the test split nor those that templates show.
      unlabelled: numbers.filter(
        (item) => gold.why[item] !== 0 && items.test[item] !== 1 && !isShown.has(item),
      ),
    };
    for (const { candidate: index, presentations } of countAnswers(
      readings,
      items.count,
      criterion.labels.length,
    )) {
      const candidate = readings.candidates[index];
      const isOurs = plan.candidates.some(({ hash }) => hash === candidate?.hash);
      if (candidate === undefined || !isOurs || !canBeChosen(candidate) || presentations.length === 0)
        continue;
      const answers = contestant(candidate, presentations, criterion, items.count).main;
      const said = onUnlabelled({
        answers,
        labels: criterion.labels.map(({ id }) => id),
        ...(criterion.positive === undefined ? {} : { positive: criterion.positive }),
        samples,
        gold: goldShares(references, items.count, criterion.labels.length),
        facets,
        lengths,
      });
      const stale = staleFinding(served, candidate.hash);
      const seed = [study.seed, criterion.id, candidate.hash].join('\n');
      const drawn = auditSample(answers, samples.unlabelled, items.keys, auditSize, seed);
      found.push({
        candidate: candidate.id,
        criterion: criterion.id,
        ...said,
        ...(stale === undefined ? {} : { stale: stale.says }),
        audit: drawn.map((entry) => ({ ...entry, item: items.keys[entry.item] ?? '' })),
      });
    }
  }
  return found;
}

function charactersOf(logarithms: Float64Array): Float64Array {
  return logarithms.map((logarithm) => (Number.isNaN(logarithm) ? -1 : Math.exp(logarithm)));
}

function goldShares(references: readonly Int16Array[], items: number, labels: number): Float64Array {
  const shares = new Float64Array(items * labels);
  for (let item = 0; item < items; item++) {
    const given = references.map((own) => own[item] as number).filter((label) => label >= 0);
    for (const label of given) {
      shares[item * labels + label] = (shares[item * labels + label] as number) + 1 / given.length;
    }
  }
  return shares;
}
