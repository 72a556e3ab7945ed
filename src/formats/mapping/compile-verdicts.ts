import type { VerdictDraft } from '../../domain/imported.ts';
import { UnusableCell } from '../annotations/cells.ts';
import { compileValue, type ValueContext } from './compile-value.ts';
import { Duplicates } from './duplicates.ts';
import { compileReference, type LabelReader, present } from './label-reader.ts';
import { readSaid } from './said.ts';
import type { VerdictsSpec } from './schema/labels.ts';
import type { ValueSpec } from './schema/value.ts';
import { numberOf, requiredText, textOf, type Value } from './value.ts';

/** One entry of `verdicts`: one verdict per row. */
export function compileVerdicts(
  spec: VerdictsSpec,
  path: readonly PropertyKey[],
  context: ValueContext,
): LabelReader {
  const compile = (name: keyof VerdictsSpec, own: ValueSpec | undefined) =>
    own === undefined ? undefined : compileValue(own, [...path, name], context);
  const reference = compileReference(spec.item, [...path, 'item'], context);
  const judge = compileValue(spec.judge, [...path, 'judge'], context);
  const label = compileValue(spec.label, [...path, 'label'], context);
  const template = compile('template', spec.template);
  const criterion = compile('criterion', spec.criterion);
  const presentation = compile('presentation', spec.presentation);
  const repeat = compile('repeat', spec.repeat);
  const text = compile('text', spec.text);
  const rationale = compile('rationale', spec.rationale);
  const confidence = compile('confidence', spec.confidence);
  return {
    name: 'verdicts',
    duplicates: spec.duplicates === undefined ? undefined : new Duplicates(spec.duplicates),
    labels: [
      (row, ownKey) => {
        const item = reference(row, ownKey);
        if (item === undefined) return undefined;
        const read = (value: Value | undefined) => (value === undefined ? undefined : textOf(value, row));
        const names = { judge: requiredText(judge, row), ...present({ template: read(template) }) };
        const place = present({
          criterion: read(criterion),
          presentation: read(presentation),
          repeat: inRange(repeat, repeat && numberOf(repeat, row), isCount, 'a whole number from 1'),
        });
        const rest = present({
          text: read(text),
          rationale: read(rationale),
          confidence: inRange(confidence, confidence && numberOf(confidence, row), isShare, 'from 0 to 1'),
        });
        return {
          rater: names.template === undefined ? names.judge : `${names.judge}/${names.template}`,
          item,
          group: JSON.stringify([names, place, item.columns]),
          said: readSaid(label, row, spec),
          draft: (said, settledItem): { readonly verdict: VerdictDraft } => ({
            verdict: { item: settledItem, ...names, ...place, said, ...rest },
          }),
        };
      },
    ],
  };
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1;
const isShare = (value: number) => value >= 0 && value <= 1;

function inRange(
  value: Value | undefined,
  number: number | undefined,
  isIn: (number: number) => boolean,
  wanted: string,
): number | undefined {
  if (number === undefined || isIn(number)) return number;
  throw new UnusableCell(`${value?.name ?? ''} is ${number}, not ${wanted}`);
}
