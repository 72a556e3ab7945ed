import type { Context } from '../context.ts';
import type { Workplace } from '../workplace.ts';
import { type Chosen, planStudy, type StudyPlan } from './plan-study.ts';

/** Plans a study and puts its trials into the store, from which the replay takes them a few at a time. */
export async function openPlan(
  place: Workplace,
  chosen: Chosen,
  context: Pick<Context, 'env' | 'clock'>,
): Promise<StudyPlan> {
  const { plan, trials } = await planStudy(place, chosen, context);
  await using opening = new AsyncDisposableStack();
  opening.use(plan);
  await place.store.putCandidates(plan.candidates);
  await place.store.openRun(plan.run, trials);
  opening.move();
  return plan;
}
