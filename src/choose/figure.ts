import { evaluator } from '../compare/evaluate.ts';
import type { Rule } from '../compare/rule.ts';
import type { Summary } from '../compare/summary.ts';
import type { ClusterCounts } from '../stats/index.ts';
import type { Field } from './field.ts';

/** A measure that candidates are compared by, as a statistic of whole tables. */
export interface Figure {
  readonly rule: Rule;
  /** Of every reference's table, one after the other. It allocates nothing. */
  readonly statistic: (tables: Float64Array) => number | undefined;
  /** Only the counts that the statistic uses: a cluster without any is no cluster of it. */
  used(counts: ClusterCounts): ClusterCounts;
}

/** A rule, which reads its own short summary, made to read tables, from which every summary can be added up. */
export function figureOf(rule: Rule, { size, references, scale }: Field): Figure {
  const { summary } = rule;
  const cells = size * size;
  const terms = termsOf(summary, size, references);
  const sums = new Float64Array(references * summary.length);
  const evaluate = evaluator(rule, scale);
  const isUsed = new Set(Array.from(terms.cell, (cell) => cell % cells));
  return {
    rule,
    statistic(tables) {
      sums.fill(0);
      for (let t = 0; t < terms.cell.length; t++) {
        const at = terms.sum[t] as number;
        sums[at] =
          (sums[at] as number) + (terms.factor[t] as number) * (tables[terms.cell[t] as number] as number);
      }
      return evaluate(sums);
    },
    used({ clusters, length, cluster, index, value }) {
      const kept = (_: number, at: number) => isUsed.has((index[at] as number) % cells);
      return {
        clusters,
        length,
        cluster: cluster.filter(kept),
        index: index.filter(kept),
        value: value.filter(kept),
      };
    },
  };
}

/** A summary as the sums that it is: term t adds `factor[t]` times the count `cell[t]` to the sum `sum[t]`. */
interface Terms {
  readonly cell: Int32Array;
  readonly sum: Int32Array;
  readonly factor: Float64Array;
}

function termsOf(summary: Summary, size: number, references: number): Terms {
  const cells = size * size;
  const terms: { cell: number; sum: number; factor: number }[] = [];
  for (let cell = 0; cell < references * cells; cell++) {
    const own = cell % cells;
    const one = new Float64Array(summary.length);
    summary.add(one, 0, 0, Math.floor(own / size), own % size, 1);
    const from = ((cell - own) / cells) * summary.length;
    one.forEach((factor, at) => {
      if (factor !== 0) terms.push({ cell, sum: from + at, factor });
    });
  }
  return {
    cell: Int32Array.from(terms, (term) => term.cell),
    sum: Int32Array.from(terms, (term) => term.sum),
    factor: Float64Array.from(terms, (term) => term.factor),
  };
}
