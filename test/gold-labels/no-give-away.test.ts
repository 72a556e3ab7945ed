import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tally } from '../../src/stats/table/confusion-matrix.ts';
import { cohenKappa } from '../../src/stats/two-raters/cohen-kappa.ts';
import { readBundledStudy, STUDY_FOLDER, textOf, wordsOf } from '../support/bundled-study.ts';
import { applyKeywordRules, readKeywordRules } from '../support/keyword-rules.ts';
import { singleWordKappaOutOfFold, type WordItem } from '../support/single-word.ts';

const { items, gold, criterion } = await readBundledStudy();
const labelled = items.filter(({ id }) => gold.has(id));
const wordItems: readonly WordItem[] = labelled.map((item) => ({
  cluster: item.facets['task'] ?? '',
  words: new Set(wordsOf(textOf(item))),
  gold: gold.get(item.id) === 1 ? 1 : 0,
}));

describe('the texts do not give their labels away:', () => {
  test.each(['keyword-broad', 'keyword-strict'])('%s has a kappa of at most .5', (judge) => {
    const rules = readKeywordRules(join(STUDY_FOLDER, 'judges', `${judge}.yaml`));
    expect(rules.criterion).toBe(criterion.id);
    const verdicts = labelled.map((item) =>
      criterion.labels.findIndex((label) => label.id === applyKeywordRules(rules, item.content)),
    );
    // A judge that finds nothing, or everything, would be no check of the texts.
    expect(new Set(verdicts)).toEqual(new Set([0, 1]));
    const matrix = tally(
      labelled.map(({ id }) => gold.get(id) ?? -1),
      verdicts,
      2,
    );
    expect(cohenKappa(matrix).value).toBeLessThanOrEqual(0.5);
  });

  // Six folds of twelve tasks, and one task at a time.
  test.each([6, 72])('no single word exceeds a kappa of .5 out of %d folds', (folds) => {
    expect(singleWordKappaOutOfFold(wordItems, folds)).toBeLessThanOrEqual(0.5);
  });
});
