import type { Observed } from '../../../claim/observed.ts';
import { type Discordance, discordanceOf, itemsToTellJudges } from '../../../stats/index.ts';
import type { Assumptions } from '../assumptions.ts';
import { complete } from './complete.ts';
import { type Need, type Requirement, TOO_MANY } from './requirement.ts';
import { shortPercent } from './short-percent.ts';

/** Two candidates told apart on the same items by how often each is right. */
export function comparisonRequirement(
  given: Assumptions,
  observed: Observed | undefined,
  isTyped: boolean,
): Requirement {
  const { power, level, difference } = given;
  const seen = isTyped ? undefined : observed?.discordance;
  const gap = seen === undefined ? difference.value : Math.abs(seen.onlyFirst - seen.onlySecond);
  const id = `two candidates ${shortPercent(gap)} apart in agreement`;
  const found = seen ?? assumedDiscordance(given);
  const needed = typeof found === 'string' ? undefined : itemsToTellJudges(found, power.value, level.value);
  const none = typeof found === 'string' ? found : needed === undefined ? TOO_MANY : undefined;
  const need: Need = { counted: 'items', needed, ...(none === undefined ? {} : { none }) };
  return complete({ id, kind: 'comparison', categories: 1 }, need, given, observed);
}

/** The better one agrees as often as TPR, FPR and prevalence say, the other that much less. */
function assumedDiscordance(given: Assumptions): Discordance | string {
  const { prevalence, tpr, fpr, difference, correlation } = given;
  const first = prevalence.value * tpr.value + (1 - prevalence.value) * (1 - fpr.value);
  const second = first - difference.value;
  if (second <= 0)
    return `no judge agrees ${shortPercent(difference.value)} less often than in ${shortPercent(first)}`;
  try {
    return discordanceOf({ first, second, correlation: correlation.value });
  } catch (error) {
    if (error instanceof RangeError) return `${error.message}; type another --correlation`;
    throw error;
  }
}
