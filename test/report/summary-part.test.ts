import { describe, expect, test } from 'vitest';
import type { CandidateResult, Comparison } from '../../src/compare/comparison.ts';
import type { Interval, Measure } from '../../src/domain/measure.ts';
import { limits } from '../../src/report/limits-part.ts';
import { natureOf } from '../../src/report/nature.ts';
import { summarySentences } from '../../src/report/summary-part.ts';
import { binaryFixture, pairwiseFixture } from '../support/comparison-fixture.ts';

const BY = 'kappa_at_deployment';

/** The binary comparison with the figure it is ranked by set for leader, second and best floor. */
function withFigures(
  leader: Partial<Measure>,
  second: Partial<Measure> = {},
  floor: Partial<Measure> = {},
): Comparison {
  const comparison = binaryFixture();
  const [first, next, ...others] = comparison.candidates;
  const [constant, ...floors] = comparison.floors;
  if (first === undefined || next === undefined || constant === undefined) throw new Error('fixture');
  const one = changed(first, leader);
  const two = changed(next, second);
  const order = [one, two].map((result) => ({
    candidate: result.candidate.id,
    estimate: result.main.overall.measures.find(({ id }) => id === BY)?.estimate,
  }));
  return {
    ...comparison,
    candidates: [one, two, ...others],
    floors: [changed(constant, floor), ...floors],
    ranking: { ...comparison.ranking, order },
  };
}

function changed(result: CandidateResult, change: Partial<Measure>): CandidateResult {
  const { main } = result;
  const measures = main.overall.measures.map((own) => (own.id === BY ? { ...own, ...change } : own));
  return { ...result, main: { ...main, overall: { ...main.overall, measures } } };
}

const say = (comparison: Comparison) => summarySentences(comparison, natureOf(comparison, false)).join(' ');
const range = (low: number, high: number): Interval => ({ low, high, level: 0.95, method: 'by hand' });

describe('the summary', () => {
  test('names who leads, on what figure, and by how much', () => {
    const text = say(
      withFigures(
        { estimate: 0.6, interval: range(0.5, 0.7) },
        { estimate: 0.45, interval: range(0.4, 0.49) },
      ),
    );
    expect(text).toContain(
      'gpt-4/detailed leads: kappa at the deployment prevalence of 5.1 % is 0.60 [0.50, 0.70] on 148 items.',
    );
    expect(text).toContain('The next, gpt-4/short, has 0.45 [0.40, 0.49], 0.15 less.');
    expect(text).toContain('Their intervals do not overlap.');
  });

  test('says that overlapping intervals settle nothing, also where they only touch', () => {
    const text = say(
      withFigures(
        { estimate: 0.6, interval: range(0.5, 0.7) },
        { estimate: 0.45, interval: range(0.4, 0.5) },
      ),
    );
    expect(text).toContain('Their intervals overlap: this table does not settle which of the two is better.');
  });

  test('without an interval says that the order may be chance', () => {
    const text = say(withFigures({ estimate: 0.6, interval: { none: 'too few clusters' } }));
    expect(text).toContain('Without both intervals nothing can be said about whether their order is chance.');
  });

  test('does not let a leader pass that is not shown to beat a floor', () => {
    const leader = { estimate: 0.6, interval: range(0.3, 0.8) };
    expect(say(withFigures(leader, {}, { estimate: 0.35 }))).toContain('the leader is not shown to beat it');
    expect(say(withFigures(leader, {}, { estimate: 0.65 }))).toContain('gpt-4/detailed does not beat it');
    expect(say(withFigures(leader, {}, { estimate: 0.1 }))).toContain("lies below the leader's interval");
  });

  test('names no leader where its figure does not exist', () => {
    const text = say(withFigures({ estimate: undefined, reason: 'no positive items in the gold' }));
    expect(text).toContain('No leader can be named. kappa at deployment does not exist: no positive items');
    expect(text).not.toContain('leads');
  });

  test('names no leader where its figure is withheld', () => {
    const text = say(withFigures({ shown: false, cautions: ['withheld: 3 items with gold "yes"'] }));
    expect(text).toContain('No leader can be named.');
  });

  test('with one candidate chooses nothing', () => {
    expect(say(pairwiseFixture())).toContain('Only one candidate is ranked, so nothing is chosen here.');
  });

  test('says what cannot be said', () => {
    const comparison = pairwiseFixture();
    const text = limits(comparison, natureOf(comparison, false)).join(' ');
    expect(text).toContain("How far gpt-3.5/plain's kappa could be off is not known: too few clusters: 5");
    expect(text).toContain('nothing here says whether a judge labels as well as the annotators do');
  });
});
