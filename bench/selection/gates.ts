import {
  cohenKappaOfCounts,
  kappaAtPrevalence,
  type ResampledCandidates,
  resampleCandidates,
  simultaneousLowerBounds,
  stream,
} from '../../src/stats/index.ts';
import { passesOnOtherHalf } from './half-split-gate.ts';
import { quantile } from './quantile.ts';
import { type SimulatedField, simulateVerdicts, tablesOf } from './simulate-field.ts';
import { type Tally, tally } from './tally.ts';

const kappa = cohenKappaOfCounts(2);
const PREVALENCE = 0.3;
const RATES = { tpr: 0.85, fpr: 0.1 };

/** How often a gate at the very kappa of all candidates is passed, by the bound that it rests on. */
export interface GatesPassed {
  /** Lower end of the ordinary 95 % interval of the best. */
  readonly ordinary: Tally;
  /** The largest resampled rise over its own error, times the best's error: one-sided. */
  readonly studentised: Tally;
  /** The same of rises and falls, whichever is larger: two-sided. */
  readonly studentisedEitherWay: Tally;
  /** The largest resampled rise, in kappa and on -log(1 - kappa). */
  readonly risen: Tally;
  readonly risenOnLog: Tally;
  /** The deepest resampled fall: what reports give. */
  readonly fallen: Tally;
  /** Ordinary, of a candidate named before looking. */
  readonly named: Tally;
  /** Picked on one half of the clusters; ordinary, of the other half. */
  readonly halfSplit: Tally;
}

/** All candidates stand exactly at the gate, kappa .733. */
export function gatesPassed(
  shape: Pick<SimulatedField, 'judges' | 'clusters' | 'size' | 'common' | 'icc'>,
  studies: number,
  seed = '1',
): GatesPassed {
  const gate = kappaAtPrevalence(RATES.tpr, RATES.fpr, PREVALENCE).value ?? 0;
  const passed: GatesPassed = {
    ordinary: tally(),
    studentised: tally(),
    studentisedEitherWay: tally(),
    risen: tally(),
    risenOnLog: tally(),
    fallen: tally(),
    named: tally(),
    halfSplit: tally(),
  };
  for (let study = 0; study < studies; study++) {
    const name = `${JSON.stringify(shape)} ${study}`;
    const field = { ...shape, prevalence: PREVALENCE, rates: [RATES] };
    const verdicts = simulateVerdicts(field, stream(seed, 'gates', name));
    const [all] = resampleCandidates({
      candidates: tablesOf(verdicts, verdicts.verdicts, shape.size),
      statistics: [kappa],
      random: stream(seed, 'gate resamples', name),
      replicates: 499,
    }).statistics;
    if (all !== undefined) enter(all, gate, passed);
    const isPassed = passesOnOtherHalf(verdicts, shape.size, gate, stream(seed, 'half split gate', name));
    if (isPassed !== undefined) passed.halfSplit.add(isPassed ? 1 : 0);
  }
  return passed;
}

function enter(all: ResampledCandidates, gate: number, passed: GatesPassed): void {
  const { estimates, replicates, values } = all;
  const best = Math.max(...estimates);
  const row = (candidate: number) => values.slice(candidate * replicates, (candidate + 1) * replicates);
  const errors = Array.from(estimates, (_, candidate) => deviationOf(row(candidate)));
  const largest = (scaled: (value: number, estimate: number, error: number) => number) => {
    const most = new Float64Array(replicates).fill(Number.NEGATIVE_INFINITY);
    estimates.forEach((estimate, candidate) => {
      for (let at = 0; at < replicates; at++) {
        const value = scaled(values[candidate * replicates + at] as number, estimate, errors[candidate] ?? 1);
        if (value > (most[at] as number)) most[at] = value;
      }
    });
    return quantile(most, 0.95);
  };
  const ownError = errors[estimates.indexOf(best)] ?? 0;
  const fallen = simultaneousLowerBounds(all);
  const add = (to: Tally, isPassed: boolean) => to.add(isPassed ? 1 : 0);
  add(passed.ordinary, quantile(row(estimates.indexOf(best)), 0.025) > gate);
  add(
    passed.studentised,
    best - largest((value, estimate, error) => (value - estimate) / error) * ownError > gate,
  );
  add(
    passed.studentisedEitherWay,
    best - largest((value, estimate, error) => Math.abs(value - estimate) / error) * ownError > gate,
  );
  add(passed.risen, best - largest((value, estimate) => value - estimate) > gate);
  add(
    passed.risenOnLog,
    onLog(best) - largest((value, estimate) => onLog(value) - onLog(estimate)) > onLog(gate),
  );
  add(passed.fallen, !('none' in fallen) && Math.max(...fallen) > gate);
  add(passed.named, quantile(row(0), 0.025) > gate);
}

/** Held off its end, which resamples without an error reach. */
function onLog(value: number): number {
  return -Math.log(Math.max(1e-3, 1 - value));
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
