import type { OutputForm } from './form.ts';
import { labelList } from './label-list.ts';
import { withRationale } from './read-said.ts';
import { readTag, unfitForTag } from './tag.ts';

/** One tag per criterion, `<criterion-id>label</criterion-id>`, each exactly once. */
export const criterionTags: OutputForm = {
  parser: 'criterion_tags/1',
  several: true,
  unfit: unfitForTag,
  instructions: (criteria) => {
    const tags = criteria.map(({ id }) => `<${id}>label</${id}>`).join('\n');
    const lists = criteria.map((criterion) => `For ${criterion.id}:\n${labelList(criterion)}`).join('\n\n');
    return `Give every verdict in a tag of its own, each exactly once in your reply:

${tags}

In place of label write exactly one of the criterion's labels, spelled as here, and nothing else inside the tag.

${lists}`;
  },
  read: (text, criterion) => {
    const { read, rest } = readTag(text, criterion.id, criterion);
    return withRationale(read, rest);
  },
};
