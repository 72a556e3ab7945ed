import { bodyRows, hasVerdicts, lastScroll, transcriptOf } from './geometry.ts';
import { lineText } from './line.ts';
import { nextUndecided, openAt, type Pane, type ReviewState, type Step } from './state.ts';

/** Moves by lines: through the list, or through what is read. */
export function moveBy(state: ReviewState, lines: number): Step {
  if (state.pane === 'list') return toItem(state, state.cursor + lines);
  return scrollTo(state, state.scroll[state.pane] + lines);
}

export function movePages(state: ReviewState, pages: number): Step {
  return moveBy(state, Math.trunc(bodyRows(state.size) * pages));
}

export function moveToEnd(state: ReviewState, end: 'first' | 'last'): Step {
  if (state.pane === 'list') return toItem(state, end === 'first' ? 0 : state.shown.length - 1);
  return scrollTo(state, end === 'first' ? 0 : Number.MAX_SAFE_INTEGER);
}

/** Opens another item; staying where one is opens nothing again. */
export function toItem(state: ReviewState, cursor: number): Step {
  const at = Math.max(0, Math.min(state.shown.length - 1, cursor));
  return at === state.cursor ? stay(state) : openAt({ ...state, message: undefined }, at);
}

/** The next item that is not decided. */
export function skip(state: ReviewState): Step {
  const next = nextUndecided(state, state.cursor);
  return next < 0 || next === state.cursor
    ? stay(tell(state, 'nothing else is undecided here', 'plain'))
    : toItem(state, next);
}

/** Goes to the pane at the left or right; verdicts are none before the label. */
export function turnPane(state: ReviewState, by: 1 | -1, round: boolean): Step {
  const panes: readonly Pane[] = hasVerdicts(state)
    ? ['list', 'transcript', 'verdicts']
    : ['list', 'transcript'];
  const at = panes.indexOf(state.pane) + by;
  const pane =
    panes[round ? (at + panes.length) % panes.length : Math.max(0, Math.min(panes.length - 1, at))];
  return stay(pane === undefined ? state : { ...state, pane });
}

/** Opens or closes the tool output nearest to the top of the screen; `all`: every one. */
export function fold(state: ReviewState, what: 'nearest' | 'all'): Step {
  if (what === 'all') {
    return scrollTo(
      { ...state, unfolded: state.unfolded === 'all' ? new Set() : 'all' },
      state.scroll.transcript,
    );
  }
  const lines = transcriptOf(state);
  const top = state.scroll.transcript;
  const name = lines.slice(top, top + bodyRows(state.size)).find((own) => own.fold !== undefined)?.fold;
  if (name === undefined) return stay(tell(state, 'no long tool output is on the screen', 'plain'));
  const known = state.unfolded === 'all' ? new Set(lines.flatMap((own) => own.fold ?? [])) : state.unfolded;
  const unfolded = new Set(known);
  if (!unfolded.delete(name)) unfolded.add(name);
  return scrollTo({ ...state, unfolded }, top);
}

/** The next line of the transcript that holds what is searched; everything is unfolded, lest a match be hidden. */
export function findNext(state: ReviewState, by: 1 | -1): Step {
  if (state.search === '') return stay(tell(state, 'nothing is searched yet: / begins a search', 'plain'));
  const open: ReviewState = { ...state, pane: 'transcript', unfolded: 'all' };
  const lines = transcriptOf(open);
  const matches = matcher(state.search);
  for (let step = 1; step <= lines.length; step++) {
    const at = (state.scroll.transcript + by * step + lines.length * step) % lines.length;
    const own = lines[at];
    if (own === undefined || !matches(lineText(own.spans))) continue;
    const wrapped =
      (by === 1 && at <= state.scroll.transcript) || (by === -1 && at >= state.scroll.transcript);
    return scrollTo(tell(open, wrapped ? 'search went round' : '', 'plain'), at);
  }
  return stay(tell(state, 'not found', 'warn'));
}

/** Smart case: capitals in what is searched make case matter. */
export function matcher(search: string): (text: string) => boolean {
  if (search !== search.toLowerCase()) return (text) => text.includes(search);
  return (text) => text.toLowerCase().includes(search);
}

export function tell(state: ReviewState, text: string, tone: 'good' | 'warn' | 'plain'): ReviewState {
  return { ...state, message: text === '' ? undefined : { text, tone } };
}

export function stay(state: ReviewState): Step {
  return { state, effects: [] };
}

function scrollTo(state: ReviewState, wanted: number): Step {
  const pane = state.pane === 'verdicts' ? 'verdicts' : 'transcript';
  const at = Math.max(0, Math.min(lastScroll(state, pane), wanted));
  return stay({ ...state, scroll: { ...state.scroll, [pane]: at } });
}
