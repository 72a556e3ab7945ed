import type { Criterion } from '../domain/criterion.ts';
import type { Finish } from '../domain/judge.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Reading } from '../domain/trial.ts';
import type { OutputName, Read } from './output/form.ts';
import { OUTPUT_FORMS } from './output/forms.ts';
import { askedWord } from './request/asked.ts';
import type { AnswerWords } from './template/template.ts';

/** A reply, as far as reading looks at it. */
export interface ReplyText {
  readonly text: string;
  readonly finish: Finish;
}

/** How replies are to be read; a template is one, `PROGRAM` is for judges that need no template. */
export interface ReadAs {
  readonly output: OutputName | 'program';
  readonly answers?: AnswerWords | undefined;
}

export const PROGRAM: ReadAs = { output: 'program' };

/**
 * Reads a reply: exactly one reading per criterion. A reply that hit its token limit is `cut_off` and one that
 * the provider or the model stopped is `refused`, whatever its text says; otherwise the text is read by the
 * output form, exactly. Nothing is guessed, and no failure becomes a label.
 *
 * @example readAnswer({ text: 'DECISION: yes', finish: 'stop' }, template, [criterion])[0]?.outcome // 'verdict'
 */
export function readAnswer(
  reply: ReplyText,
  how: ReadAs,
  criteria: readonly Criterion[],
): readonly Reading[] {
  return criteria.map((criterion) => {
    const place = { criterion: criterion.id, parser: OUTPUT_FORMS[how.output].parser };
    const outcome = STOPPED[reply.finish];
    if (outcome !== undefined) return { ...place, outcome };
    return { ...place, ...asReading(readCriterion(reply.text, how, criterion), criterion) };
  });
}

/** What a reply's text says under one criterion, with quotes and with the reason where it cannot be read. */
export function readCriterion(text: string, how: ReadAs, criterion: Criterion): Read {
  return OUTPUT_FORMS[how.output].read(text, inAskedWords(how.answers, criterion));
}

const STOPPED: Readonly<Record<Finish, Outcome | undefined>> = {
  stop: undefined,
  other: undefined,
  length: 'cut_off',
  refusal: 'refused',
  content_filter: 'refused',
};

/** Where other words were asked for, only these are read: the labels keep their places. */
function inAskedWords(answers: AnswerWords | undefined, criterion: Criterion): Criterion {
  if (answers === undefined) return criterion;
  const labels = criterion.labels.map((label, index) => ({
    id: askedWord(answers, criterion, index) ?? label.id,
    aliases: [],
  }));
  return { ...criterion, labels, abstentions: [] };
}

function asReading(read: Read, criterion: Criterion): Omit<Reading, 'criterion' | 'parser'> {
  const beside = {
    ...(read.rationale === undefined ? {} : { rationale: read.rationale }),
    ...(read.confidence === undefined ? {} : { confidence: read.confidence }),
  };
  if (read.kind !== 'label') return { outcome: read.kind, ...beside };
  const label = criterion.labels[read.label];
  return label === undefined
    ? { outcome: 'unparsable', ...beside }
    : { outcome: 'verdict', label: label.id, ...beside };
}
