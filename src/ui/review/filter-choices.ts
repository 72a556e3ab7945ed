import { filterQueue, isFiltered, type ReviewFilter, tellsVerdict } from '../../domain/review-filter.ts';
import { count } from '../../text/number.ts';
import { sanitise } from '../../text/sanitise.ts';
import { stay, tell } from './navigate.ts';
import { labelAt, nextUndecided, openAt, type ReviewState, remembered, type Step } from './state.ts';

/** One line of the filter's menu: a member of the filter that is switched on and off, or `all`. */
export interface FilterChoice {
  readonly text: string;
  readonly filter: ReviewFilter;
  readonly isOn: boolean;
}

/** What the queue can be filtered by. Counts are of the whole queue, drawn agreements included. */
export function filterChoices(state: ReviewState): readonly FilterChoice[] {
  const { queue, candidates, criterion } = state.setting;
  const directions = new Map<string, NonNullable<ReviewFilter['direction']>>();
  const facets = new Map<string, NonNullable<ReviewFilter['facet']>>();
  for (const entry of queue) {
    for (const { gold, verdict } of entry.disagreements)
      directions.set(`${gold} ${verdict}`, { gold, verdict });
    for (const [name, value] of Object.entries(entry.facets))
      facets.set(JSON.stringify([name, value]), { name, value });
  }
  const label = (index: number) => sanitise(labelAt(criterion, index) ?? '');
  const choices: readonly (readonly [string, ReviewFilter])[] = [
    ['everything: the only queue whose decisions may change gold', {}],
    ...candidates.map((candidate) => [`candidate ${sanitise(candidate)}`, { candidate }] as const),
    ...inOrder(directions).map(
      (direction) =>
        [
          `gold ${label(direction.gold)}, judged ${label(direction.verdict)} (labels not blind)`,
          { direction },
        ] as const,
    ),
    ...inOrder(facets).map(
      (facet) => [`${sanitise(facet.name)} ${sanitise(facet.value)}`, { facet }] as const,
    ),
  ];
  return choices.map(([text, filter]) => ({
    text: `${text}  ${count(filterQueue(queue, filter).length)}`,
    filter,
    isOn: isFiltered(filter) ? isPartOf(filter, state.filter) : !isFiltered(state.filter),
  }));
}

/** The filter in words, for the head of the screen. */
export function filterText({ candidate, direction, facet }: ReviewFilter, state: ReviewState): string {
  const { criterion } = state.setting;
  const parts = [
    candidate === undefined ? '' : sanitise(candidate),
    direction === undefined
      ? ''
      : `${sanitise(labelAt(criterion, direction.gold) ?? '')} judged ${sanitise(labelAt(criterion, direction.verdict) ?? '')}`,
    facet === undefined ? '' : `${sanitise(facet.name)} ${sanitise(facet.value)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Switches one member of the filter, or all of them off; the cursor stays on its item where that is still there. */
export function chooseFilter(state: ReviewState, choice: FilterChoice): Step {
  const filter = !isFiltered(choice.filter)
    ? {}
    : choice.isOn
      ? without(state.filter, choice.filter)
      : { ...state.filter, ...choice.filter };
  const shown = filterQueue(state.setting.queue, filter);
  if (shown.length === 0)
    return stay(tell({ ...state, overlay: undefined }, 'no item of the queue is like that', 'warn'));
  const told = tellsVerdict(filter) ? [...state.told, filter] : state.told;
  const chosen: ReviewState = { ...state, filter, told, shown, overlay: undefined, cursor: -1 };
  const same = shown.findIndex((entry) => entry.item === state.open?.item);
  const step = openAt(chosen, same >= 0 ? same : Math.max(0, nextUndecided(chosen, -1)));
  const words = isFiltered(filter)
    ? 'filtered: decisions are recorded as opinions and change no gold'
    : 'the whole queue: decisions may change gold';
  return {
    state: tell(step.state, words, 'plain'),
    effects: [...step.effects, { kind: 'remember', remembered: remembered(step.state) }],
  };
}

function isPartOf(part: ReviewFilter, whole: ReviewFilter): boolean {
  return Object.entries(part).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(whole[name as keyof ReviewFilter]),
  );
}

function without(filter: ReviewFilter, part: ReviewFilter): ReviewFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !(name in part)));
}

function inOrder<Value>(values: ReadonlyMap<string, Value>): readonly Value[] {
  return [...values].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value);
}
