import {
  ANNOTATION_ROLES,
  type Annotation,
  CHOSEN_HOW,
  type Chosen,
  type Conclusion,
  type Decision,
  PROVENANCES,
  SAW,
} from '../../domain/annotation.ts';
import {
  expectMembers,
  expectOneOf,
  expectOnly,
  expectText,
  type Members,
  optionalText,
  UnexpectedMember,
} from '../source/expect.ts';

const CONCLUSIONS = [
  'gold stands',
  'gold is',
  'ambiguous',
  'criterion gap',
  'transcript defect',
  'withdrawn',
] as const;
/** @throws UnexpectedMember naming the member. */
export function parseOwnAnnotation(value: unknown): Annotation {
  const line = expectOnly(
    expectMembers(value, 'the line'),
    ['item', 'criterion', 'annotator', 'label', 'provenance', 'role', 'saw', 'view', 'chosen', 'at', 'note'],
    'the line',
  );
  return {
    item: expectText(line['item'], 'item'),
    criterion: expectText(line['criterion'], 'criterion'),
    annotator: expectText(line['annotator'], 'annotator'),
    label: line['label'] === null ? null : expectText(line['label'], 'label'),
    provenance: expectOneOf(line['provenance'], PROVENANCES, 'provenance'),
    role: expectOneOf(line['role'], ANNOTATION_ROLES, 'role'),
    saw: expectOneOf(line['saw'], SAW, 'saw'),
    view: expectText(line['view'], 'view'),
    chosen: parseChosen(line['chosen']),
    ...given('at', line),
    ...given('note', line),
  };
}

/** @throws UnexpectedMember naming the member. */
export function parseOwnDecision(value: unknown): Decision {
  const line = expectOnly(
    expectMembers(value, 'the line'),
    ['id', 'item', 'criterion', 'reviewer', 'conclusion', 'note', 'at', 'saw', 'changesGold', 'supersedes'],
    'the line',
  );
  const changesGold = line['changesGold'];
  if (typeof changesGold !== 'boolean')
    throw new UnexpectedMember('changesGold', 'true or false', changesGold);
  return {
    id: expectText(line['id'], 'id'),
    item: expectText(line['item'], 'item'),
    criterion: expectText(line['criterion'], 'criterion'),
    reviewer: expectText(line['reviewer'], 'reviewer'),
    conclusion: parseConclusion(line['conclusion']),
    ...given('note', line),
    at: expectText(line['at'], 'at'),
    saw: expectOneOf(line['saw'], SAW, 'saw'),
    changesGold,
    ...given('supersedes', line),
  };
}

function parseChosen(value: unknown): Chosen {
  const chosen = expectOnly(expectMembers(value, 'chosen'), ['how', 'probability', 'stratum'], 'chosen');
  const probability = chosen['probability'];
  const isShare = typeof probability === 'number' && probability > 0 && probability <= 1;
  if (probability !== undefined && !isShare) {
    throw new UnexpectedMember('chosen.probability', 'a number above 0, at most 1', probability);
  }
  return {
    how: expectOneOf(chosen['how'], CHOSEN_HOW, 'chosen.how'),
    ...(isShare ? { probability } : {}),
    ...given('stratum', chosen, 'chosen.stratum'),
  };
}

function parseConclusion(value: unknown): Conclusion {
  const conclusion = expectMembers(value, 'conclusion');
  const kind = expectOneOf(conclusion['kind'], CONCLUSIONS, 'conclusion.kind');
  if (kind !== 'gold is') {
    expectOnly(conclusion, ['kind'], 'conclusion');
    return { kind };
  }
  expectOnly(conclusion, ['kind', 'label'], 'conclusion');
  return { kind, label: expectText(conclusion['label'], 'conclusion.label') };
}

function given<Name extends string>(name: Name, line: Members, path: string = name) {
  const text = optionalText(line[name], path);
  return text === undefined ? {} : ({ [name]: text } as { readonly [key in Name]: string });
}
