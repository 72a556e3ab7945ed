import type { Criterion } from '../../domain/criterion.ts';
import type { OutputForm, Read, Said } from './form.ts';
import { labelList } from './label-list.ts';
import { readSaid, unparsable, withRationale } from './read-said.ts';

/** The last line says `DECISION: label`; everything above it is the rationale. */
export const decisionLine: OutputForm = {
  parser: 'decision_line/1',
  several: false,
  unfit: (label) => (/[\r\n]/.test(label) ? 'has a line break' : undefined),
  instructions: ([criterion]) =>
    criterion === undefined
      ? ''
      : `End your reply with one line of this form, with nothing before it on that line and nothing after it:

DECISION: <label>

Write it only once and as plain text: no bold type, no quotation marks, no full stop. In place of <label> write exactly one of these, spelled as here:
${labelList(criterion)}`,
  read: readDecisionLine,
};

function readDecisionLine(text: string, criterion: Criterion): Read {
  const lines = text.trim().split(/\r\n|\r|\n/);
  const last = /^\s*DECISION:(.*)$/.exec(lines.pop() ?? '');
  if (last === null) return withRationale(unparsable('the last line is no DECISION line'), text);
  const said = readSaid(last[1] ?? '', criterion);
  const earlier = lines.flatMap((line) => earlierDecision(line, criterion));
  if (said.kind !== 'unparsable' && earlier.some((other) => !isSame(other, said))) {
    return withRationale(unparsable('two DECISION lines contradict each other'), lines.join('\n'));
  }
  return withRationale(said, lines.join('\n'));
}

/** What an earlier line decides: read leniently here, because a doubt must count against the reply. */
function earlierDecision(line: string, criterion: Criterion): readonly Said[] {
  const found = /^[\s>*_#`"'-]*DECISION[\s*_`]*:(.*)$/i.exec(line);
  if (found === null) return [];
  const said = readSaid(withoutMarkup(found[1] ?? ''), criterion);
  return said.kind === 'unparsable' ? [] : [said];
}

/** Not by a pattern anchored at the end: it would take quadratic time on a long line of full stops. */
function withoutMarkup(text: string): string {
  const isMarkup = (index: number) => ' \t*_`"\'.'.includes(text[index] ?? '');
  let start = 0;
  let end = text.length;
  while (start < end && isMarkup(start)) start++;
  while (end > start && isMarkup(end - 1)) end--;
  return text.slice(start, end);
}

function isSame(left: Said, right: Said): boolean {
  return (
    left.kind === right.kind &&
    (left.kind !== 'label' || right.kind !== 'label' || left.label === right.label)
  );
}
