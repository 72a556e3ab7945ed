import type { AskedCriterion } from '../output/form.ts';
import type { Head } from './head-schema.ts';
import type { Scope } from './scope.ts';

/**
 * What a template is rendered with once when it is read: every variable has a value, so that a misspelt member
 * inside a loop is found before there is a study.
 */
export function sampleScope(head: Head): Scope {
  const ids = head.criteria === 'any' ? ['sample'] : head.criteria;
  const criteria = ids.map(sampleCriterion);
  const labels = ids.map((criterion) => ({ criterion, label: 'yes' }));
  const [first] = criteria;
  const isOne = criteria.length === 1 && first !== undefined;
  return {
    criteria,
    ...(isOne ? { criterion: first } : {}),
    output_instructions: 'sample',
    examples: [{ transcript: 'sample', ...(isOne ? { label: 'yes' } : {}), labels }],
    facets: Object.fromEntries((head.uses ?? []).map((name) => [name, 'sample'])),
    data_begin: '<data-SAMPLE>',
    data_end: '</data-SAMPLE>',
  };
}

function sampleCriterion(id: string): AskedCriterion {
  return {
    id,
    scale: 'binary',
    question: 'sample',
    labels: [
      { id: 'yes', definition: 'sample', positive: true },
      { id: 'no', definition: 'sample', positive: false },
    ],
    abstention: 'unsure',
  };
}
