import { componentsOfSums, type VarianceComponents } from './components-of-sums.ts';
import { addCrossedSums, type CrossedDesign, crossedSumsLength } from './crossed-design.ts';

/**
 * Variance components of a balanced design item x judge x template x repeat, all of them random, by the method of
 * moments (expected mean squares). `values` stand item by item, within it judge by judge, template by template, repeat
 * by repeat. With "1 where the verdict differs from gold" as value they say which source the errors come from.
 *
 * In the squared unit of the values. 0 = the source makes no difference. An estimate may be negative: the component
 * is then as good as 0 and counts as 0 in a decision study, but is given as it came out. A component does not exist
 * where its source has one level; with one repeat the highest interaction cannot be told from repeats and stands in
 * `rest`.
 *
 * Cronbach, Gleser, Nanda & Rajaratnam 1972; Shavelson & Webb 1991, Generalizability Theory; Brennan 2001.
 *
 * @throws RangeError when the values do not fill the design, or a number of levels is not a whole number >= 1.
 * @example
 * varianceComponents([1, 1, 0, 0, 1, 0], { judges: 1, templates: 1, repeats: 2 }).rest.value // 0.1666666667
 */
export function varianceComponents(values: ArrayLike<number>, design: CrossedDesign): VarianceComponents {
  const { judges, templates, repeats } = design;
  const perItem = judges * templates * repeats;
  if (!([judges, templates, repeats].every(isLevel) && values.length % perItem === 0)) {
    throw new RangeError(
      `${values.length} values do not fill items of ${judges} judges x ${templates} templates x ${repeats} repeats`,
    );
  }
  const sums = new Float64Array(crossedSumsLength(design));
  const centred = aroundMean(values);
  for (let from = 0; from < values.length; from += perItem) addCrossedSums(sums, 0, design, centred, from);
  return componentsOfSums(sums, design);
}

function isLevel(level: number): boolean {
  return Number.isInteger(level) && level >= 1;
}

/** Far from 0 the squares would swallow the differences; a shift changes no component. */
function aroundMean(values: ArrayLike<number>): Float64Array {
  const copy = Float64Array.from(values);
  const mean = copy.reduce((sum, value) => sum + value, 0) / Math.max(1, copy.length);
  return copy.map((value) => value - mean);
}
