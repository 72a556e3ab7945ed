import { observedOf } from '../../claim/observed.ts';
import { compare } from '../../compare/compare.ts';
import { InputError } from '../../domain/problem.ts';
import type { Study } from '../../domain/study.ts';
import { stableJson } from '../../text/json.ts';
import { candidateCosts } from '../comparing/candidate-costs.ts';
import { compareInputs } from '../comparing/compute.ts';
import { staleFinding } from '../comparing/served.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { openStudy, openWorkplace } from '../workplace.ts';
import { gateNotes, gatesOf, gateWithoutStudy } from './gates.ts';
import { makePlan, type Plan, type PlanInput } from './plan.ts';
import type { PlanOptions } from './plan-options.ts';
import { planText } from './plan-text.ts';
import { boundsOf } from './requirements/gate-requirement.ts';

/** Says how much data a study needs: from assumptions alone, or from the study here. Sends nothing, writes nothing. */
export async function planStudy(options: PlanOptions, context: Context): Promise<number> {
  const study = await studyHere(options, context);
  const inputs = study === undefined ? [withoutStudy(options)] : await withStudy(study, options);
  const plans = inputs.map(makePlan);
  if (options.json) {
    context.out(
      stableJson({
        schema: 'assay/plan',
        schemaVersion: 1,
        ...(study === undefined ? {} : { study: study.name }),
        plans: plans.map(forPrograms),
      }),
    );
  } else {
    context.out(plans.map((plan) => planText(plan, context.width)).join('\n'));
  }
  context.err(study === undefined ? 'next: assay init\n' : 'next: assay import the labels; assay compare\n');
  return EXIT.ok;
}

/** Sentences are for people. */
function forPrograms({ raters: _, ...plan }: Plan): Omit<Plan, 'raters'> {
  return plan;
}

/** No study is no mistake here: the assumptions are then all there is. */
async function studyHere(options: PlanOptions, context: Context): Promise<Study | undefined> {
  if (options.study === undefined) {
    const { findStudy } = await import('../../study/index.ts');
    try {
      await findStudy(context.cwd);
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  }
  return openStudy(options, context);
}

function withoutStudy(options: PlanOptions): PlanInput {
  const gate = gateWithoutStudy(options);
  return { options, gates: [gate], bounds: boundsOf(gate), study: {}, notes: [] };
}

/** One plan per criterion with two classes; what the data do not say is assumed. */
async function withStudy(study: Study, options: PlanOptions): Promise<readonly PlanInput[]> {
  await using place = await openWorkplace(study);
  const items = await place.store.loadItems();
  const criteria = study.criteria.filter(
    ({ id }) => options.criterion === undefined || id === options.criterion,
  );
  if (criteria.length === 0) {
    throw new InputError({
      message: `the study has no criterion "${options.criterion}"`,
      remedy: `name one of: ${study.criteria.map(({ id }) => id).join(', ')}`,
      at: { file: study.file },
    });
  }
  const gates = gatesOf(study, options, criteria, items);
  const bounds = gates.reduce((sum, gate) => sum + boundsOf(gate), 0);
  const plans: PlanInput[] = [];
  for (const { id } of criteria) {
    const own = gates.filter(({ gate }) => gate.criterion === id);
    const seen = await observe(place, id, [...new Set(own.flatMap(({ gate }) => gate.by ?? []))]);
    const prevalence = study.deploymentPrevalence[id];
    plans.push({
      options,
      criterion: id,
      gates: own,
      bounds,
      ...seen,
      study: {
        ...(prevalence === undefined ? {} : { deploymentPrevalence: prevalence }),
        level: study.statistics.level,
        isClustered: study.cluster !== undefined,
      },
      notes: [...seen.notes, ...gateNotes(own, items)],
    });
  }
  return plans;
}

/** What the data say, of the values of these facets too; where there are none yet, the reason as a note. */
async function observe(
  place: Parameters<typeof compareInputs>[0],
  criterion: string,
  facets: readonly string[],
): Promise<Pick<PlanInput, 'observed' | 'measured' | 'notes'>> {
  try {
    const [input] = await compareInputs(place, { criterion, facets: [] });
    if (input === undefined) return { notes: [] };
    const { candidates } = input.readings;
    const costs = candidateCosts(await place.store.usage(), input.readings);
    const observed = observedOf(input, compare(input), facets);
    const hash = candidates.find(({ id }) => id === observed.candidate)?.hash ?? '';
    const stale = staleFinding(await place.store.served(), hash);
    const notes = stale === undefined ? [] : [`${observed.candidate}: ${stale.says}`];
    return { observed, measured: { candidates, costs }, notes };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { notes: [`nothing is known from data yet: ${error.message}`] };
  }
}
