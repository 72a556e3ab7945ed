import { tally } from '../../src/stats/table/confusion-matrix.ts';
import { cohenKappa } from '../../src/stats/two-raters/cohen-kappa.ts';

export interface WordItem {
  readonly cluster: string;
  readonly words: ReadonlySet<string>;
  /** 1 = positive, 0 = not. */
  readonly gold: 0 | 1;
}

/** "The item holds this word", or, turned, "it does not". */
interface WordRule {
  readonly word: string;
  readonly turned: boolean;
}

/**
 * What a single word can tell of the labels: kappa of the best rule, chosen over all words and both
 * polarities on the training folds and scored on the fold held out, with the folds' verdicts pooled.
 * A cluster never stands in training and in the held-out fold at once.
 */
export function singleWordKappaOutOfFold(items: readonly WordItem[], folds: number): number | undefined {
  const clusters = [...new Set(items.map((item) => item.cluster))].sort();
  const foldOf = (item: WordItem) => clusters.indexOf(item.cluster) % folds;
  const verdicts = new Int16Array(items.length);
  for (let fold = 0; fold < folds; fold++) {
    const rule = bestRule(items.filter((item) => foldOf(item) !== fold));
    items.forEach((item, index) => {
      if (foldOf(item) === fold) verdicts[index] = verdict(rule, item);
    });
  }
  return kappa(items, verdicts);
}

/** The best rule over the items themselves; of equal ones the first word by code point. */
export function bestRule(items: readonly WordItem[]): WordRule {
  const words = [...new Set(items.flatMap((item) => [...item.words]))].sort();
  let best: { readonly rule: WordRule; readonly kappa: number } | undefined;
  for (const word of words) {
    for (const turned of [false, true]) {
      const rule = { word, turned };
      const value = kappaOfRule(rule, items) ?? 0;
      if (best === undefined || value > best.kappa) best = { rule, kappa: value };
    }
  }
  if (best === undefined) throw new RangeError('there is no word to choose from');
  return best.rule;
}

export function kappaOfRule(rule: WordRule, items: readonly WordItem[]): number | undefined {
  return kappa(
    items,
    items.map((item) => verdict(rule, item)),
  );
}

function verdict({ word, turned }: WordRule, item: WordItem): number {
  return item.words.has(word) === turned ? 0 : 1;
}

function kappa(items: readonly WordItem[], verdicts: ArrayLike<number>): number | undefined {
  const gold = items.map((item) => item.gold);
  return cohenKappa(tally(gold, verdicts, 2)).value;
}
