import type { OutputForm } from './form.ts';
import { labelList } from './label-list.ts';
import { withRationale } from './read-said.ts';
import { readTag, unfitForTag } from './tag.ts';

/** `<answer>label</answer>` stands in the reply exactly once; everything else is the rationale. */
export const answerTag: OutputForm = {
  parser: 'answer_tag/1',
  several: false,
  unfit: unfitForTag,
  instructions: ([criterion]) =>
    criterion === undefined
      ? ''
      : `Give your verdict in this form, exactly once in your reply:

<answer>label</answer>

In place of label write exactly one of these, spelled as here, and nothing else inside the tag:
${labelList(criterion)}`,
  read: (text, criterion) => {
    const { read, rest } = readTag(text, 'answer', criterion);
    return withRationale(read, rest);
  },
};
