import type { OutputForm } from './form.ts';
import { labelList } from './label-list.ts';
import { readSaid, unparsable, withRationale } from './read-said.ts';

/** `[[label]]` stands in the reply exactly once; everything else is the rationale. */
export const bracket: OutputForm = {
  parser: 'bracket/1',
  several: false,
  unfit: (label) => (/[[\]]/.test(label) ? 'has a square bracket' : undefined),
  instructions: ([criterion]) =>
    criterion === undefined
      ? ''
      : `Give your verdict in double square brackets, exactly once in your reply:

[[label]]

In place of label write exactly one of these, spelled as here, and nothing else inside the brackets:
${labelList(criterion)}`,
  read: (text, criterion) => {
    const found = [...text.matchAll(/\[\[([^[\]]*)\]\]/g)];
    const [only] = found;
    if (only === undefined) return withRationale(unparsable('there is no [[label]]'), text);
    if (found.length > 1) return withRationale(unparsable('there is more than one [[label]]'), text);
    return withRationale(readSaid(only[1] ?? '', criterion), text.replace(only[0], ''));
  },
};
