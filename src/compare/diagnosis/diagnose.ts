import type { CandidateResult, Figures } from '../comparison.ts';
import type { LabelSpace } from '../label-space.ts';
import { degenerate } from './degenerate.ts';
import { deploymentGap } from './deployment-gap.ts';
import { explainedByFacet } from './explained-by-facet.ts';
import { FINDINGS, type Finding } from './finding.ts';
import { labelShares } from './label-shares.ts';
import { missing } from './missing.ts';
import { notAboveFloor } from './not-above-floor.ts';
import { prevalenceParadox } from './prevalence-paradox.ts';
import { thinGold } from './thin-gold.ts';

/** What a diagnosis looks at beside the candidate's own figures. */
export interface DiagnosisContext {
  readonly space: LabelSpace;
  /** The floors' results on the same items; none where the figures are a floor's own. */
  readonly floors: readonly CandidateResult[];
  /** Share of positives where the judge will be used, 0 to 1, exclusive. */
  readonly deploymentPrevalence?: number;
}

/**
 * What is wrong with a candidate's figures or with reading them as they stand, the weightiest first, each with its
 * figures and mostly with what to do next. Never empty where there are verdicts: that nothing was found is said too.
 */
export function diagnose(
  figures: Figures,
  { space, floors, deploymentPrevalence }: DiagnosisContext,
): readonly Finding[] {
  const { overall } = figures;
  if (overall.n === 0) return overall.labelled === 0 ? [] : [NO_VERDICTS];
  const found = [
    ...degenerate(overall, space),
    ...thinGold(overall, space),
    ...missing(overall),
    ...notAboveFloor(overall, floors),
    ...explainedByFacet(figures),
    ...prevalenceParadox(overall, space),
    ...labelShares(overall, space),
    ...deploymentGap(overall, space, deploymentPrevalence),
  ];
  return found.length === 0
    ? [NOTHING_FOUND]
    : found.sort((left, right) => FINDINGS.indexOf(left.name) - FINDINGS.indexOf(right.name));
}

const NO_VERDICTS: Finding = {
  name: 'no verdicts',
  says: 'Gives no verdict on any labelled item.',
  next: 'See under "Left out" why.',
};

const NOTHING_FOUND: Finding = {
  name: 'nothing found',
  says: 'None of the known pitfalls shows in its figures.',
  next: 'Read its disagreements with gold (assay review) before you rely on it.',
};
