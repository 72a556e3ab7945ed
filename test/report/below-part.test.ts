import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { criterion, study } from '../compare/study.ts';
import { provenanceFixture } from '../support/comparison-fixture.ts';

/** The table below the line, of a judge that answers forty of sixty items. */
function below(scale: 'rating' | 'binary', labels: readonly string[]): string {
  const items = Array.from({ length: 60 }, (_, at) => ({
    key: `i${at}`,
    gold: labels[at % labels.length] ?? '',
    said: labels[(at + (at % 5 === 0 ? 1 : 0)) % labels.length] ?? '',
  }));
  const comparisons = [
    compare(
      study({
        criterion: criterion(scale, labels, scale === 'binary' ? { positive: 0 } : {}),
        items,
        annotations: items.map(({ key, gold }) => ({ item: key, annotator: 'ann', label: gold })),
        readings: items.map(({ key, said }, at) => ({
          item: key,
          judge: 'j',
          said: at < 40 ? said : { outcome: 'refused' },
        })),
      }),
    ),
  ];
  const markdown = markdownReport(comparisons, provenanceFixture(comparisons));
  const from = markdown.indexOf('### Below the line');
  return markdown.slice(from, markdown.indexOf('### Diagnosis', from));
}

test('bounds that were searched for say so beside the figure, exact ones do not', () => {
  const rating = below('rating', ['1', '2', '3', '4']);
  expect(rating).toMatch(/\| j \| 40 of 60 \|.*\\\[-?\d\.\d\d, -?\d\.\d\d\\\][ᵃᵇᶜ] \|$/m);
  expect(rating).toMatch(/^[ᵃᵇᶜ] Bounds found by search\./m);
  const binary = below('binary', ['yes', 'no']);
  expect(binary).toMatch(/\| j \| 40 of 60 \|.*\\\[-?\d\.\d\d, -?\d\.\d\d\\\] \|$/m);
  expect(binary).not.toContain('found by search');
});
