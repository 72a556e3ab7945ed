import { answerTag } from './answer-tag.ts';
import { bracket } from './bracket.ts';
import { criterionTags } from './criterion-tags.ts';
import { decisionLine } from './decision-line.ts';
import type { OutputForm, OutputName } from './form.ts';
import { json } from './json.ts';
import { program } from './program.ts';

/** Every output form by the name that templates use; `program` is for judges that need no template. */
export const OUTPUT_FORMS: Readonly<Record<OutputName | 'program', OutputForm>> = {
  json,
  decision_line: decisionLine,
  answer_tag: answerTag,
  bracket,
  criterion_tags: criterionTags,
  program,
};
