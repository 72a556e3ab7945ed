import type { Criterion } from '../../domain/criterion.ts';
import type { OutputForm, Read } from './form.ts';
import { readExtras, readMemberLabel } from './json.ts';
import { isMembers, member, readJsonObject } from './json-object.ts';
import { unparsable } from './read-said.ts';

/**
 * What judges that are programs reply: `{"<criterion>": {"label": "...", "rationale": "..."}}`, with a label of
 * `null` where they abstain. No template asks for it.
 */
export const program: OutputForm = {
  parser: 'program/1',
  several: true,
  unfit: () => undefined,
  instructions: () => '',
  read: readProgram,
};

function readProgram(text: string, criterion: Criterion): Read {
  const reply = readJsonObject(text);
  if (typeof reply === 'string') return unparsable(reply);
  const verdict = member(reply, criterion.id);
  if (!isMembers(verdict)) return unparsable(`the reply has no object "${criterion.id}"`);
  const extras = readExtras(verdict, 'rationale');
  if (member(verdict, 'label') === null) return { kind: 'abstained', ...extras };
  return { ...readMemberLabel(verdict, criterion), ...extras };
}
