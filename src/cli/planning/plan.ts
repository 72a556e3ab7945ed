import type { Observed } from '../../claim/observed.ts';
import { percent } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { type Assumptions, assumptionsOf, type StudySays } from './assumptions.ts';
import { costLines, transcriptsFor } from './cost-lines.ts';
import type { PlanOptions } from './plan-options.ts';
import { type Measured, measuredPrice, type Purchase, purchasesOf } from './purchases.ts';
import { ratersOf } from './raters.ts';
import { comparisonRequirement } from './requirements/comparison-requirement.ts';
import { gateRequirement, type PlannedGate } from './requirements/gate-requirement.ts';
import type { Requirement } from './requirements/requirement.ts';
import { widthRequirements } from './requirements/width-requirements.ts';

/** How much data a study needs, and what that rests on. */
export interface Plan {
  readonly criterion?: string;
  readonly assumptions: Assumptions;
  readonly observed?: Observed;
  readonly requirements: readonly Requirement[];
  /** Annotators and repeats, in sentences, and as numbers. */
  readonly raters: readonly string[];
  readonly annotators: number;
  readonly repeats?: number;
  /** Why no repeats are planned. */
  readonly noRepeats?: string;
  /** What one call more costs by measured price; absent without data. */
  readonly purchases?: readonly Purchase[];
  /** Money, where prices are known, and what to mind. */
  readonly notes: readonly string[];
}

/** What there is to plan for. */
export interface PlanInput {
  readonly options: PlanOptions;
  readonly criterion?: string;
  readonly gates: readonly PlannedGate[];
  /** Bounds that are tested together: those of all criteria's gates, in all values. */
  readonly bounds: number;
  readonly observed?: Observed;
  /** What candidates were seen to cost; absent without data. */
  readonly measured?: Measured;
  readonly study: StudySays;
  readonly notes: readonly string[];
}

/** Plans every gate, the width of intervals, the comparison of two candidates, annotators and repeats. */
export function makePlan(input: PlanInput): Plan {
  const { options, criterion, gates, bounds, observed, measured, study, notes } = input;
  const verdictCost = measuredPrice(measured?.costs ?? [], observed?.candidate);
  const given = assumptionsOf(options, observed, {
    ...study,
    ...(verdictCost === undefined ? {} : { verdictCost }),
  });
  const isTyped = options.difference !== undefined || options.correlation !== undefined;
  const requirements = [
    ...gates.map((gate) => gateRequirement(gate, bounds, given, observed)),
    ...widthRequirements(given, observed),
    comparisonRequirement(given, observed, isTyped),
  ];
  const { lines, ...raters } = ratersOf(given, observed);
  return {
    ...(criterion === undefined ? {} : { criterion }),
    assumptions: given,
    ...(observed === undefined ? {} : { observed }),
    requirements,
    raters: lines,
    ...raters,
    ...(measured === undefined
      ? {}
      : {
          purchases: purchasesOf(
            measured,
            observed?.candidate,
            transcriptsFor(requirements),
            observed?.labelled ?? 0,
          ),
        }),
    notes: [...costLines(given, requirements), ...dataLines(observed), ...notes],
  };
}

function dataLines(observed: Observed | undefined): readonly string[] {
  if (observed?.candidate === undefined) return [];
  return [
    `error rates are those of ${observed.candidate}, picked as the best on ${plural(observed.labelled, 'transcript')} with gold (prevalence ${percent(observed.prevalence)}): a best one looks better than it is, so plan with a little less`,
  ];
}
