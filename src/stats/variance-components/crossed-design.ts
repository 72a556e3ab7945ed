/** How often every item was judged: by each of so many judges, under each of so many templates, so many times. */
export interface CrossedDesign {
  readonly judges: number;
  readonly templates: number;
  readonly repeats: number;
}

/**
 * Length of the vector that `addCrossedSums` adds to.
 *
 * @example
 * crossedSumsLength({ judges: 3, templates: 2, repeats: 2 }) // 12
 */
export function crossedSumsLength({ judges, templates }: CrossedDesign): number {
  return 6 + judges * templates;
}

/**
 * Adds what the components of variance need of one item: [1, squares of the item's total, of its totals by judge, by
 * template, by judge and template, of its values, and its totals by judge and template]. The vectors of items add up,
 * so that an item or a whole cluster can be left out without going back to the values.
 *
 * These sums give the mean squares of the analysis of variance: Searle, Casella & McCulloch 1992, Variance
 * Components, chapter 4.
 *
 * @param values the item's values from `from` on: judge by judge, within it template by template, within it the repeats
 * @example
 * addCrossedSums(new Float64Array(7), 0, { judges: 1, templates: 1, repeats: 2 }, [1, 0], 0) // undefined
 */
export function addCrossedSums(
  into: Float64Array,
  at: number,
  { judges, templates, repeats }: CrossedDesign,
  values: ArrayLike<number>,
  from: number,
): void {
  let total = 0;
  let byJudge = 0;
  let byTemplate = 0;
  let byCell = 0;
  let squares = 0;
  const cells = at + 6;
  const own = new Float64Array(templates);
  for (let judge = 0, next = from; judge < judges; judge++) {
    let judgeTotal = 0;
    for (let template = 0; template < templates; template++) {
      let cell = 0;
      for (let repeat = 0; repeat < repeats; repeat++, next++) {
        const value = values[next] as number;
        cell += value;
        squares += value * value;
      }
      judgeTotal += cell;
      own[template] = (own[template] as number) + cell;
      byCell += cell * cell;
      const place = cells + judge * templates + template;
      into[place] = (into[place] as number) + cell;
    }
    total += judgeTotal;
    byJudge += judgeTotal * judgeTotal;
  }
  for (let template = 0; template < templates; template++) byTemplate += (own[template] as number) ** 2;
  const terms = [1, total * total, byJudge, byTemplate, byCell, squares];
  for (let i = 0; i < terms.length; i++) into[at + i] = (into[at + i] as number) + (terms[i] as number);
}
