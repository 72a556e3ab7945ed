import type { Outcome } from '../../domain/outcome.ts';
import { UnusableCell } from '../annotations/cells.ts';
import { scalarText } from '../source/scalar-text.ts';
import type { Row } from './row.ts';
import type { CutSpec } from './schema/labels.ts';
import type { Value } from './value.ts';

type NoVerdict = Exclude<Outcome, 'verdict'>;

/** What a rater's field says: a label, something that is none, or nothing. */
export type Said = { readonly label: string } | { readonly outcome: NoVerdict } | { readonly absent: true };

export interface SaidSpec {
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly outcomes?: Readonly<Record<string, NoVerdict>> | undefined;
  readonly cut?: CutSpec | undefined;
  readonly when_null?: NoVerdict | 'absent' | undefined;
  readonly when_empty?: NoVerdict | 'absent' | undefined;
}

const ABSENT: Said = { absent: true };

/**
 * Reads what a rater said, in this order: null (or no such field, or not a number), empty, `outcomes`, `cut`,
 * `labels`. Spellings are compared as text without white space around them, so that `1` in a mapping is the
 * number 1 and the text "1"; a spelling that the mapping does not name is passed on as it is.
 *
 * @throws UnusableCell for lists and objects, and for what is to be cut and is no number.
 */
export function readSaid(value: Value, row: Row, spec: SaidSpec): Said {
  const found = value.read(row);
  if (typeof found === 'object' && found !== null) {
    throw new UnusableCell(`${value.name} is ${Array.isArray(found) ? 'a list' : 'an object'}, not a label`);
  }
  const isNull = found === null || found === undefined || Number.isNaN(found);
  const text = isNull ? '' : (scalarText(found) ?? '').trim();
  if (text === '') return without(isNull ? spec.when_null : spec.when_empty);
  const { outcomes = {}, labels = {}, cut } = spec;
  const outcome = Object.hasOwn(outcomes, text) ? outcomes[text] : undefined;
  if (outcome !== undefined) return { outcome };
  const label = cut === undefined ? text : cutNumber(value, text, cut);
  const mapped = Object.hasOwn(labels, label) ? labels[label] : undefined;
  return { label: mapped ?? label };
}

function without(outcome: NoVerdict | 'absent' | undefined): Said {
  return outcome === undefined || outcome === 'absent' ? ABSENT : { outcome };
}

function cutNumber(value: Value, text: string, cut: CutSpec): string {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new UnusableCell(`${value.name} is "${text}", not a number to cut`);
  const isThatSide =
    cut.at_least !== undefined
      ? number >= cut.at_least
      : cut.more_than !== undefined
        ? number > cut.more_than
        : cut.at_most !== undefined
          ? number <= cut.at_most
          : number < (cut.less_than ?? 0);
  return isThatSide ? cut.label : cut.otherwise;
}
