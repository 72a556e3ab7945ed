import { type Cell, truths } from './cell.ts';
import { breaks, type Coverage, PROMISED, type Tally } from './tally.ts';

export interface CellResult {
  readonly cell: Cell;
  /** Draws behind an interval that is drawn. */
  readonly replicates: number;
  readonly tallies: ReadonlyMap<string, Tally>;
}

export interface PageSettings {
  readonly commit: string;
  readonly date: string;
}

/** docs/coverage.md: the summary per measure, what is outside the ranges, and every cell of every measure. */
export function coveragePage(results: readonly CellResult[], settings: PageSettings): string {
  const ids = [...truths({ n: 1, prevalence: 0.5, kappa: 0.5, clusters: undefined }).keys()];
  return [
    ...introduction(
      settings,
      distinct(results.map(({ replicates }) => replicates)),
      distinct(results.flatMap(({ tallies }) => [...tallies.values()].map(({ draws }) => draws))),
    ),
    '## Summary',
    '',
    '| measure | without a caution: lowest, mean, highest | with a caution: lowest, mean, highest | cells outside | below, above | by more than three simulation errors |',
    '|---|---|---|---|---|---|',
    ...ids.map((id) => summaryRow(id, results)),
    '',
    ...totals(ids, results),
    ...outsideSection(ids, results),
    '## Every cell',
    '',
    'Share of studies in which the interval is shown, and in how many of these it holds the truth (in brackets: the truth lies below, above it), without and with a caution; mean width; share of studies without an interval. `*`: outside the range, `**`: by more than three simulation errors.',
    '',
    ...ids.flatMap((id) => measureSection(id, results)),
  ].join('\n');
}

function introduction(
  { commit, date }: PageSettings,
  replicates: readonly number[],
  draws: readonly number[],
): readonly string[] {
  return [
    '# How often intervals hold the truth',
    '',
    `Written by \`node bench/coverage-simulation.ts --write\`: ${draws.join(' or ')} simulated studies a cell, ${replicates.join(' or ')} draws behind an interval that is drawn, commit ${commit}, ${date}. Do not edit by hand.`,
    '',
    'Every study goes through the functions that a report calls, what it withholds and marks with a caution included, and is tallied so. A report promises, at nominal 95 %, a coverage of **93 to 97 %** where it shows an interval without a caution and of **92 to 99 %** where it shows it with one. Among fewer intervals than 5 % of the studies no coverage is judged.',
    '',
    'Not in the tables because it is the same number: the bias index (net bias), FNR and TNR (1 less TPR, FPR). Not because a report has no interval for it: the highest kappa and the prevalence index. Agreement on positives is F1 by another name, and stands here as a report shows it. Precision, kappa and cost are projected to a prevalence of 5 %; a missed positive costs 5, a false alarm 1.',
    '',
    'Studies have two labels. The judge has no net bias: TPR = 1 - (1 - kappa)(1 - prevalence), FPR = (1 - kappa) prevalence. In clusters of equal size, a cluster’s prevalence, miss rate and rate of false alarms are each drawn from a beta distribution with an intra-class correlation of .2: an extreme kind of clustering, in which rare errors come in bursts. 50 and 100 items cannot be in 200 clusters, nor 50 in more than 50. With 7 clusters no interval is ever shown.',
    '',
  ];
}

function distinct(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((left, right) => left - right);
}

function judged(id: string, results: readonly CellResult[], kind: 'clear' | 'cautioned'): readonly number[] {
  return results.flatMap(({ tallies }) => {
    const tally = tallies.get(id);
    if (tally === undefined || tally[kind].shown < 0.05 * tally.draws) return [];
    return [tally[kind].covered / tally[kind].shown];
  });
}

function summaryRow(id: string, results: readonly CellResult[]): string {
  const range = (kind: 'clear' | 'cautioned') => {
    const shares = judged(id, results, kind);
    if (shares.length === 0) return '-';
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return `${share3(Math.min(...shares))}, ${share3(mean)}, ${share3(Math.max(...shares))}`;
  };
  const { all, below, above, far } = outside(id, results);
  return `| \`${id}\` | ${range('clear')} | ${range('cautioned')} | ${below + above} of ${all} | ${below}, ${above} | ${far} of ${all} |`;
}

/** Of the coverages of one measure: how many are below and above what is promised, and how many of these far. */
function outside(id: string, results: readonly CellResult[]) {
  const found = { all: 0, below: 0, above: 0, far: 0 };
  for (const { tallies } of results) {
    const tally = tallies.get(id);
    if (tally === undefined) continue;
    for (const kind of ['clear', 'cautioned'] as const) {
      const { shown, covered } = tally[kind];
      if (shown >= 0.05 * tally.draws) found.all++;
      if (breaks(tally[kind], tally.draws, PROMISED[kind], 3)) found.far++;
      if (!breaks(tally[kind], tally.draws, PROMISED[kind], 0)) continue;
      if (covered / shown < PROMISED[kind][0]) found.below++;
      else found.above++;
    }
  }
  return found;
}

function totals(ids: readonly string[], results: readonly CellResult[]): readonly string[] {
  const each = ids.map((id) => outside(id, results));
  const sum = (key: 'all' | 'below' | 'above' | 'far') => each.reduce((total, own) => total + own[key], 0);
  return [
    `Of ${sum('all')} coverages ${sum('below') + sum('above')} as counted lie outside their range, ${sum('below')} below and ${sum('above')} above it; ${sum('far')} by more than three simulation errors. Nearer than that, so many studies cannot tell a coverage from the end of its range.`,
    '',
  ];
}

function outsideSection(ids: readonly string[], results: readonly CellResult[]): readonly string[] {
  const lines = ids.flatMap((id) =>
    results.flatMap(({ cell, tallies }) => {
      const tally = tallies.get(id);
      if (tally === undefined) return [];
      return (['clear', 'cautioned'] as const).flatMap((kind) => {
        const own = tally[kind];
        if (!breaks(own, tally.draws, PROMISED[kind], 3)) return [];
        return [
          `| \`${id}\` | ${cell.clusters ?? 'none'} | ${cell.n} | ${cell.prevalence} | ${cell.kappa} | ${kind === 'clear' ? 'without' : 'with'} | ${share3(own.shown / tally.draws)} | ${share3(own.covered / own.shown)} |`,
        ];
      });
    }),
  );
  return [
    '## Outside the ranges by more than three simulation errors',
    '',
    ...(lines.length === 0
      ? ['None.']
      : [
          '| measure | clusters | items | prevalence | kappa | caution | shown | coverage |',
          '|---|---|---|---|---|---|---|---|',
          ...lines,
        ]),
    '',
  ];
}

function measureSection(id: string, results: readonly CellResult[]): readonly string[] {
  return [
    `### ${id}`,
    '',
    '| clusters | items | prevalence | kappa | studies | shown | coverage | width | shown with caution | coverage | width | none |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...results.flatMap(({ cell, tallies }) => {
      const tally = tallies.get(id);
      if (tally === undefined) return [];
      const { draws, withheld, clear, cautioned } = tally;
      const cells = [
        cell.clusters ?? 'none',
        cell.n,
        cell.prevalence,
        cell.kappa,
        draws,
        ...coverageCells(clear, draws, 'clear'),
        ...coverageCells(cautioned, draws, 'cautioned'),
        share3(withheld / draws),
      ];
      return [`| ${cells.join(' | ')} |`];
    }),
    '',
  ];
}

function coverageCells(own: Coverage, draws: number, kind: 'clear' | 'cautioned'): readonly string[] {
  if (own.shown === 0) return ['0', '', ''];
  const isJudged = own.shown >= 0.05 * draws;
  const mark = breaks(own, draws, PROMISED[kind], 3)
    ? '**'
    : breaks(own, draws, PROMISED[kind], 0)
      ? '*'
      : '';
  const text = `${share3(own.covered / own.shown)}${mark.replaceAll('*', '\\*')} (${share3(own.below / own.shown)}, ${share3(own.above / own.shown)})`;
  return [
    share3(own.shown / draws),
    isJudged ? text : `too few to judge`,
    (own.width / own.shown).toFixed(2),
  ];
}

function share3(share: number): string {
  return share.toFixed(3).replace(/^0\./, '.');
}
