import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cohenKappa, mcnemar, tally } from '../../src/stats/index.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { llmbar, openqa, type PublicSet, pandalm } from './public-sets.ts';

/** Two judges on the items with gold that both gave a verdict on, as `judge_vs_judge` of reference.json has them. */
interface JudgePair {
  readonly n: number;
  readonly both_right: number;
  readonly only_first_right: number;
  readonly only_second_right: number;
  readonly both_wrong: number;
  readonly mcnemar_exact_p: number;
  readonly kappa_between_judges: number;
}

const SETS = [
  ['llmbar_templates', 'vs_gold', llmbar, 28],
  ['openqa_nq301', 'agreement_vs_final_label(Acceptable?)', openqa, 3],
  ['pandalm_testset', 'vs_majority(garbage=missing)', pandalm, 1],
] as const;

describeWithShared('every two judges of the public sets', () => {
  describe.each(SETS)('%s, %s', (folder, block, load, count) => {
    const reference = JSON.parse(readFileSync(sharedPath('data', folder, 'reference.json'), 'utf8'));
    const pairs = Object.entries<JudgePair>(reference[block].judge_vs_judge);
    const set: PublicSet = load();

    test('all pairs are there', () => {
      expect(pairs).toHaveLength(count);
    });

    test.each(pairs)('%s', (names, { mcnemar_exact_p, kappa_between_judges, ...counts }) => {
      const [first, second] = judgesOf(set, names);
      const both = set.gold.flatMap((gold, item) => {
        const [one, two] = [first[item], second[item]];
        return gold === undefined || one === undefined || two === undefined ? [] : [{ gold, one, two }];
      });
      const times = (isFirstRight: boolean, isSecondRight: boolean) =>
        both.filter(
          ({ gold, one, two }) => (one === gold) === isFirstRight && (two === gold) === isSecondRight,
        ).length;
      expect({
        n: both.length,
        both_right: times(true, true),
        only_first_right: times(true, false),
        only_second_right: times(false, true),
        both_wrong: times(false, false),
      }).toEqual(counts);
      const { exactPValue } = mcnemar(times(true, false), times(false, true));
      expect(exactPValue.value).toBeCloseTo(mcnemar_exact_p, 9);
      const labels = [...new Set(set.gold)];
      const table = tally(
        both.map(({ one }) => labels.indexOf(one)),
        both.map(({ two }) => labels.indexOf(two)),
        labels.length,
      );
      expect(cohenKappa(table).value).toBeCloseTo(kappa_between_judges, 9);
    });
  });
});

/** `a|order_AB|b|order_BA` names two judges, either of which may have a bar in its name. */
function judgesOf({ judges }: PublicSet, names: string) {
  for (const [first, ofFirst] of judges) {
    const ofSecond = names.startsWith(`${first}|`) ? judges.get(names.slice(first.length + 1)) : undefined;
    if (ofSecond !== undefined) return [ofFirst, ofSecond] as const;
  }
  throw new Error(`no judges ${names}`);
}
