import type { Comparison } from '../compare/comparison.ts';
import type { AnnotatorModel } from '../compare/people/annotator-model.ts';
import { percent } from '../text/number.ts';
import { amount, amountOf } from './amount.ts';
import { type Block, heading, list, paragraph, type Table } from './block.ts';
import { type Footnotes, footnotes } from './footnotes.ts';
import { name } from './name.ts';

const TITLE = 'The annotators’ errors, estimated by a model (Dawid-Skene)';
const READING =
  'A second opinion on people, by Dawid and Skene’s model of 1979: which labels are right, and each annotator’s errors, estimated together from the annotators’ labels alone. No judge takes part in it, and no other figure rests on it. It supposes that annotators err independently of one another, and is too sure where they share an error. There are no intervals.';

/** How often each label is right, and each annotator's rates, as a model of the annotators has it; or why there is none. */
export function annotatorModelPart(
  comparison: Comparison,
  model: AnnotatorModel | undefined,
): readonly Block[] {
  if (model === undefined) return [];
  if (model.none !== undefined) {
    return paragraph(
      `No estimate of the annotators’ errors by Dawid and Skene’s model: ${name(model.none)}.`,
    );
  }
  return [
    heading(4, TITLE),
    ...paragraph(READING),
    ratesTable(comparison, model),
    ...list([sharesSentence(model), ...weightsSentence(comparison)]),
  ];
}

type Annotator = AnnotatorModel['annotators'][number];

/** A column of the table: of the items with the label `truth`, the share that got the label `given`. */
interface Rate {
  readonly head: string;
  readonly truth: number;
  readonly given: number;
}

function ratesTable(comparison: Comparison, { annotators, shares }: AnnotatorModel): Table {
  const notes = footnotes();
  const rates = ratesOf(
    comparison,
    shares.map(({ label }) => label),
  );
  return {
    kind: 'table',
    columns: [
      { head: 'annotator', align: 'left' },
      { head: 'items', align: 'right' },
      ...rates.map(({ head }) => ({ head, align: 'right' as const })),
    ],
    rows: annotators.map((own) => [
      own.annotator,
      amount(own.items),
      ...rates.map((rate) => rateCell(own, rate, notes)),
    ]),
    notes: notes.notes(),
  };
}

/** TPR and FPR of two labels; of more the share of each label's items that got it. */
function ratesOf({ criterion }: Comparison, labels: readonly string[]): readonly Rate[] {
  const positive = criterion.positive === undefined ? -1 : labels.indexOf(criterion.positive);
  if (labels.length === 2 && positive >= 0) {
    return [
      { head: 'TPR', truth: positive, given: positive },
      { head: 'FPR', truth: 1 - positive, given: positive },
    ];
  }
  return labels.map((label, code) => ({ head: `recall of ${label}`, truth: code, given: code }));
}

function rateCell({ confusion }: Annotator, { truth, given }: Rate, notes: Footnotes): string {
  const row = confusion[truth];
  const rate = row?.given?.[given];
  if (row !== undefined && rate !== undefined && row.shown) return percent(rate);
  const items = row?.items ?? 0;
  return `–${notes.mark(`The model puts ${amountOf(items, 'item')} of this annotator at ${name(row?.truth ?? 'this label')}, at least 5 are needed.`)}`;
}

function sharesSentence({ items, shares }: AnnotatorModel): string {
  const each = shares.map(({ label, share }) => `${name(label)} ${percent(share)}`);
  return `Estimated share of each label among the ${amountOf(items, 'item')} that annotators labelled: ${each.join(', ')}.`;
}

function weightsSentence({ gold }: Comparison): readonly string[] {
  if (gold.weightedDistribution === undefined) return [];
  return ['In this estimate items weigh the same, whatever the probability they were drawn with.'];
}
