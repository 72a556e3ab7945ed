import type { Comparison, Slice } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { fixed } from '../text/number.ts';
import { amount } from './amount.ts';
import { familyOf, measureNumber, partOf } from './measure-text.ts';
import { quoted } from './name.ts';

/**
 * How a number follows from its confusion matrix, as one sentence of counts. Undefined where it does not follow from
 * it alone: weighted and projected figures, cuts, and figures averaged over annotators.
 */
export function arithmetic({ criterion }: Comparison, measure: Measure, slice: Slice): string | undefined {
  const { confusion } = slice;
  const family = familyOf(measure.id);
  const found =
    family === 'kappa' && partOf(measure.id) === undefined
      ? kappaOf(confusion)
      : shareOf(family, confusion, criterion.labels, partOf(measure.id) ?? criterion.positive);
  if (found === undefined || measure.estimate === undefined) return undefined;
  return Math.abs(found.value - measure.estimate) < 1e-9 ? found.sentence : undefined;
}

interface Found {
  readonly value: number;
  readonly sentence: string;
}

type Confusion = readonly (readonly number[])[];

function kappaOf(confusion: Confusion): Found | undefined {
  const n = sum(confusion.flat());
  if (n === 0) return undefined;
  const observed = sum(confusion.map((row, label) => row[label] ?? 0)) / n;
  const expected =
    sum(confusion.map((_, label) => goldOf(confusion, label) * judgeOf(confusion, label))) / (n * n);
  if (expected === 1) return undefined;
  const value = (observed - expected) / (1 - expected);
  const [o, e] = [fixed(observed, 4), fixed(expected, 4)];
  return {
    value,
    sentence: `Both sides give the same label on ${amount(observed * n)} of ${amount(n)} items, ${o}; by chance, given their label shares, they would on ${e}. (${o} - ${e}) / (1 - ${e}) = ${fixed(value, 4)}.`,
  };
}

/** Shares of counts: of all items for agreement, else for one label against the others. */
function shareOf(
  family: string,
  confusion: Confusion,
  labels: readonly string[],
  label: string | undefined,
): Found | undefined {
  const n = sum(confusion.flat());
  if (family === 'agreement') {
    return share(
      family,
      sum(confusion.map((row, at) => row[at] ?? 0)),
      n,
      'items have the same label on both sides',
    );
  }
  const at = label === undefined ? -1 : labels.indexOf(label);
  if (at < 0 || label === undefined) return undefined;
  const both = confusion[at]?.[at] ?? 0;
  const gold = goldOf(confusion, at);
  const judge = judgeOf(confusion, at);
  const says = `which the judge calls ${quoted(label)}`;
  switch (family) {
    case 'tpr':
    case 'recall':
      return share(family, both, gold, `items with gold ${quoted(label)}, ${says}`);
    case 'fnr':
      return share(
        family,
        gold - both,
        gold,
        `items with gold ${quoted(label)}, which the judge calls something else`,
      );
    case 'fpr':
      return share(family, judge - both, n - gold, `items with other gold, ${says}`);
    case 'tnr':
      return share(
        family,
        n - gold - judge + both,
        n - gold,
        'items with other gold, which the judge calls so too',
      );
    case 'precision':
      return share(family, both, judge, `verdicts ${quoted(label)}, whose gold is ${quoted(label)}`);
    case 'net_bias':
      return bias(judge, gold, n, label);
    default:
      return undefined;
  }
}

function share(family: string, part: number, whole: number, of: string): Found | undefined {
  if (whole === 0) return undefined;
  const value = part / whole;
  return { value, sentence: `${amount(part)} of ${amount(whole)} ${of}: ${measureNumber(family, value)}.` };
}

function bias(judge: number, gold: number, n: number, label: string): Found | undefined {
  if (n === 0) return undefined;
  const value = (judge - gold) / n;
  return {
    value,
    sentence: `The judge says ${quoted(label)} ${amount(judge)} times and gold ${amount(gold)} times on ${amount(n)} items: (${amount(judge)} - ${amount(gold)}) / ${amount(n)} = ${measureNumber('net_bias', value)}.`,
  };
}

function goldOf(confusion: Confusion, label: number): number {
  return sum(confusion[label] ?? []);
}

function judgeOf(confusion: Confusion, label: number): number {
  return sum(confusion.map((row) => row[label] ?? 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
