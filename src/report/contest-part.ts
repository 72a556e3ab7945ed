import type { Contest, Difference, Standing } from '../choose/contest.ts';
import type { Measure } from '../domain/measure.ts';
import type { Column } from '../text/cell.ts';
import { fixed, percent } from '../text/number.ts';
import { amount, amountOf } from './amount.ts';
import { type Block, list, paragraph, type Table } from './block.ts';
import { contestSentences } from './contest-sentences.ts';
import { figureCell, intervalCell } from './figure-cells.ts';
import { footnotes } from './footnotes.ts';
import { levelHead } from './level-head.ts';
import { measureName } from './measure-text.ts';
import { name } from './name.ts';
import { pValue } from './p-value.ts';

/** Up to so many candidates every pair stands in the table; of more, only the pairs with the first. */
const ALL_PAIRS_UP_TO = 5;

/** The ranked candidates against each other: what is shown and what is not, and the figures it rests on. */
export function contestPart(contest: Contest | undefined): readonly Block[] {
  if (contest === undefined) return [];
  return [
    ...list(contestSentences(contest)),
    standingsTable(contest),
    ...pairsTable(contest),
    ...paragraph(...methods(contest)),
  ];
}

function standingsTable(contest: Contest): Table {
  const notes = footnotes();
  const head = (text: string): Column => ({ head: text, align: 'right' });
  return {
    kind: 'table',
    columns: [
      { head: 'candidate', align: 'left' },
      head(measureName(contest.measure)),
      head('at least, after picking'),
      head('behind the best'),
      head(`bounds, ${percent(contest.level, 0)}`),
      head('probability of being best'),
      { head: `no more than ${fixed(contest.margin, 2)} worse`, align: 'left' },
    ],
    rows: contest.candidates.map((standing) => {
      const [behind, own, best] = ['behind_best', `after_picking:${contest.measure}`, 'probability_best'].map(
        (id) => standing.measures.find((measure) => measure.id === id),
      );
      return [
        standing.candidate,
        figureCell(own, notes),
        lowerBound(own),
        figureCell(behind, notes),
        intervalCell(behind, notes),
        figureCell(best, notes),
        verdict(contest, standing),
      ];
    }),
    notes: notes.notes(),
  };
}

function lowerBound(measure: Measure | undefined): string {
  const interval = measure?.shown === true ? measure.interval : undefined;
  return interval === undefined || 'none' in interval ? '–' : fixed(interval.low, 2);
}

function verdict({ none }: Contest, { isNoninferior, mayBeBest }: Standing): string {
  if (none !== undefined) return 'cannot be told';
  if (isNoninferior) return 'shown';
  return mayBeBest ? 'cannot be told' : 'not shown; shown not to be the best';
}

function pairsTable(contest: Contest): readonly Block[] {
  const [leader] = contest.candidates;
  const isWhole = contest.candidates.length <= ALL_PAIRS_UP_TO;
  const pairs = contest.pairs.filter(({ first }) => isWhole || first === leader?.candidate);
  const ids = pairs[0]?.differences.map(({ id }) => id) ?? [];
  const notes = footnotes();
  const table: Table = {
    kind: 'table',
    columns: [
      { head: 'first minus second', align: 'left' },
      ...ids.flatMap((id): readonly Column[] => [
        { head: measureName(id), align: 'right' },
        { head: levelHead(contest.level), align: 'right' },
        { head: 'p (Holm)', align: 'right' },
      ]),
    ],
    rows: pairs.map((pair) => [
      `${pair.first} – ${pair.second}`,
      ...pair.differences.flatMap((own) => [
        figureCell(own, notes),
        intervalCell(own, notes),
        own.shown ? pText(own) : '',
      ]),
    ]),
    notes: notes.notes(),
  };
  if (pairs.length === 0) return [];
  const others = isWhole
    ? []
    : [
        `Pairs with ${name(leader?.candidate ?? '')} only; all ${amount(contest.pairs.length)} stand in the JSON report.`,
      ];
  return [table, ...paragraph(...others)];
}

function pText({ test }: Difference): string {
  return test === undefined ? '–' : pValue(test.adjusted);
}

function methods(contest: Contest): readonly string[] {
  const { family, items, clusters, replicates, undefinedReplicates, level, none } = contest;
  const what = clusters === undefined ? 'items' : 'whole clusters';
  const inClusters = clusters === undefined ? '' : ` in ${amountOf(clusters, 'cluster')}`;
  const criteria = family.criteria === 1 ? '' : ` and ${amount(family.criteria)} criteria`;
  const over = `over ${amountOf(family.tried, 'candidate')} ever compared with this gold${criteria}`;
  const test = contest.pairs.flatMap(({ differences }) => differences).find((own) => own.test)?.test;
  return [
    `On the ${amountOf(items, 'item')}${inClusters} that all ranked candidates answered.`,
    `Differences: ${percent(level, 0)} t intervals from leaving out the same ${clusters === undefined ? 'item' : 'cluster'} for both, each for itself; p by ${test?.method ?? `swaps of ${what}`}, corrected by Holm ${over}.`,
    none === undefined
      ? `Bounds behind the best and after picking hold for all candidates together, each side at ${percent(level, 0)}, ${over}; from ${amount(replicates)} resamples of ${what}.`
      : `Bounds that hold for all candidates together: none, ${none}.`,
    ...(undefinedReplicates === 0
      ? []
      : [
          `Left out: ${amount(undefinedReplicates)} resamples in which one of the candidates has no such figure.`,
        ]),
  ];
}
