import type { Criterion } from '../../domain/criterion.ts';
import type { JsonSchema } from '../../domain/json-schema.ts';
import type { AskedCriterion, Extra, OutputForm, Read } from './form.ts';
import { isMembers, type Members, member, readJsonObject } from './json-object.ts';
import { labelList } from './label-list.ts';
import { readSaid, unparsable } from './read-said.ts';

/** One JSON object with a member per criterion: its reasoning, quotes and confidence where asked, its label. */
export const json: OutputForm = {
  parser: 'json/1',
  several: true,
  unfit: () => undefined,
  instructions,
  schema: (criteria, extras) =>
    closed(criteria.map(({ id, ...rest }) => [id, verdictSchema({ id, ...rest }, extras)])),
  read: readJson,
};

function instructions(criteria: readonly AskedCriterion[], extras: readonly Extra[]): string {
  const example = criteria.map(({ id }) => `  ${JSON.stringify(id)}: {${shape(extras)}}`).join(',\n');
  const lists = criteria
    .map(
      (criterion) =>
        `The label of ${criterion.id} is exactly one of these, spelled as here:\n${labelList(criterion)}`,
    )
    .join('\n\n');
  const notes = [
    'Write the reasoning before the label, and let the label follow from it.',
    ...(extras.includes('quotes')
      ? [
          'In quotes copy, word for word, the few passages that decide the matter; leave the list empty where there are none.',
        ]
      : []),
    ...(extras.includes('confidence')
      ? [
          'In confidence write how likely it is, from 0 to 1, that careful readers would agree with your label.',
        ]
      : []),
  ];
  return `Reply with one JSON object of this form, and nothing before or after it:

{
${example}
}

${notes.join('\n')}

${lists}`;
}

function shape(extras: readonly Extra[]): string {
  return [
    '"reasoning": "..."',
    ...(extras.includes('quotes') ? ['"quotes": ["..."]'] : []),
    '"label": "..."',
    ...(extras.includes('confidence') ? ['"confidence": 0.5'] : []),
  ].join(', ');
}

function verdictSchema(criterion: AskedCriterion, extras: readonly Extra[]): JsonSchema {
  const labels = criterion.labels.map((label) => label.id);
  const allowed = criterion.abstention === null ? labels : [...labels, criterion.abstention];
  return closed([
    ['reasoning', { type: 'string' }],
    ...(extras.includes('quotes') ? [['quotes', { type: 'array', items: { type: 'string' } }] as const] : []),
    ['label', { type: 'string', enum: allowed }],
    ...(extras.includes('confidence') ? [['confidence', { type: 'number' }] as const] : []),
  ]);
}

/** Providers' structured outputs want every member required and no others. */
function closed(members: readonly (readonly [string, JsonSchema])[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(members),
    required: members.map(([name]) => name),
    additionalProperties: false,
  };
}

function readJson(text: string, criterion: Criterion): Read {
  const reply = readJsonObject(text);
  if (typeof reply === 'string') return unparsable(reply);
  const verdict = member(reply, criterion.id);
  if (verdict === undefined) return unparsable(`the reply has no member "${criterion.id}"`);
  if (!isMembers(verdict)) return unparsable(`the member "${criterion.id}" is no object`);
  return { ...readMemberLabel(verdict, criterion), ...readExtras(verdict, 'reasoning') };
}

/** The member `label`: a text, or a number where labels are numbers. */
export function readMemberLabel(verdict: Members, criterion: Criterion): Read {
  const label = member(verdict, 'label');
  if (typeof label === 'string' || typeof label === 'number') return readSaid(String(label), criterion);
  return unparsable(`"${criterion.id}" has no member "label" that is a text`);
}

/** What stands beside a label. A confidence outside 0 to 1 says nothing and is left out. */
export function readExtras(
  verdict: Members,
  rationaleName: string,
): Pick<Read, 'rationale' | 'confidence' | 'quotes'> {
  const rationale = member(verdict, rationaleName);
  const confidence = member(verdict, 'confidence');
  const quotes = member(verdict, 'quotes');
  const hasQuotes = Array.isArray(quotes) && quotes.every((quote) => typeof quote === 'string');
  return {
    ...(typeof rationale === 'string' && rationale.trim() !== '' ? { rationale } : {}),
    ...(typeof confidence === 'number' && confidence >= 0 && confidence <= 1 ? { confidence } : {}),
    ...(hasQuotes ? { quotes } : {}),
  };
}
