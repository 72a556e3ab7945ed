import { z } from 'zod';
import type { Criterion } from '../domain/criterion.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { settingLabel } from './asked-criteria.ts';
import { judgeProblem } from './read-settings.ts';

const Share = z.number().min(0).max(1);

/** How often a simulated judge errs: rates of a binary criterion, or a share for each gold and given label. */
export const ErrorsSchema = z.union([
  z.strictObject({ tpr: Share, fpr: Share }),
  z.strictObject({ matrix: z.record(z.string(), z.record(z.string(), Share)) }),
]);

/** Gold label id -> what is said, wrong labels first: see `drawVerdict`. */
export type ConfusionRows = ReadonlyMap<string, ConfusionRow>;
type ConfusionRow = readonly { readonly label: string; readonly weight: number }[];

const ROUNDING = 1e-9;

/**
 * A confusion matrix as rows to draw from. Wrong labels come before the right one, in the criterion's order, so
 * that a low draw is a hard item for every judge.
 *
 * @throws InputError where rates are given for a criterion without a positive label, a row is missing, a label is
 * unknown, or a row's shares do not add up to 1.
 */
export function confusionRows(
  entry: JudgeEntry,
  criterion: Criterion,
  errors: z.infer<typeof ErrorsSchema>,
): ConfusionRows {
  const shares =
    'matrix' in errors ? matrixShares(entry, criterion, errors.matrix) : rateShares(entry, criterion, errors);
  return new Map(
    criterion.labels.map(({ id: gold }) => {
      const row = criterion.labels.map(({ id }) => ({ label: id, weight: shares.get(gold)?.get(id) ?? 0 }));
      return [
        gold,
        [...row.filter(({ label }) => label !== gold), ...row.filter(({ label }) => label === gold)],
      ];
    }),
  );
}

type Shares = ReadonlyMap<string, ReadonlyMap<string, number>>;

function rateShares(
  entry: JudgeEntry,
  criterion: Criterion,
  { tpr, fpr }: { tpr: number; fpr: number },
): Shares {
  const { labels, positive } = criterion;
  const yes = positive === undefined ? undefined : labels[positive];
  const no = labels.find((label) => label !== yes);
  if (labels.length !== 2 || yes === undefined || no === undefined) {
    const remedy = 'write `errors: {matrix: {<gold label>: {<label>: 0.9, ...}}}`';
    throw judgeProblem(
      entry,
      `tpr and fpr say too little about \`${criterion.id}\`, which is not binary`,
      remedy,
    );
  }
  return new Map([
    [
      yes.id,
      new Map([
        [yes.id, tpr],
        [no.id, 1 - tpr],
      ]),
    ],
    [
      no.id,
      new Map([
        [yes.id, fpr],
        [no.id, 1 - fpr],
      ]),
    ],
  ]);
}

function matrixShares(
  entry: JudgeEntry,
  criterion: Criterion,
  matrix: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Shares {
  const rows = new Map(
    Object.entries(matrix).map(([gold, row]) => {
      const shares = Object.entries(row).map(([label, share]): [string, number] => [
        settingLabel(entry, criterion, label),
        share,
      ]);
      const sum = shares.reduce((total, [, share]) => total + share, 0);
      if (Math.abs(sum - 1) > ROUNDING) {
        throw judgeProblem(
          entry,
          `the shares where gold is \`${gold}\` add up to ${sum}`,
          'make each row add up to 1',
        );
      }
      return [settingLabel(entry, criterion, gold), new Map(shares)];
    }),
  );
  const missing = criterion.labels.find(({ id }) => !rows.has(id));
  if (missing === undefined) return rows;
  throw judgeProblem(
    entry,
    `the matrix has no row for gold \`${missing.id}\``,
    `add \`${missing.id}: {...}\``,
  );
}
