import type { Line } from './line.ts';
import { decisionOn, type Pane, phaseOf, type ReviewState, type Size } from './state.ts';
import { transcriptLines } from './transcript-lines.ts';
import { verdictLines } from './verdict-lines.ts';

/** A pane's place on the screen. */
export interface PlacedPane {
  readonly pane: Pane;
  readonly width: number;
}

/** From so many columns on two panes stand side by side, and from so many all three. */
const TWO_PANES = 84;
const THREE_PANES = 140;
const LOW = 15;
const LIST = 28;
/** Between two panes: a bar with a space at each side. */
const GAP = 3;

/** Which panes are on the screen, from the left. A narrow or low screen shows the one that keys work on. */
export function placePanes(state: ReviewState): readonly PlacedPane[] {
  const { columns, rows } = state.size;
  const { pane } = state;
  if (columns < TWO_PANES || rows < LOW) return [{ pane, width: columns }];
  const isRevealed = hasVerdicts(state);
  if (columns < THREE_PANES) {
    const first = isRevealed && pane !== 'list';
    if (!first) return beside('list', LIST, 'transcript', columns);
    const verdicts = Math.floor(columns * 0.42);
    return beside('transcript', columns - GAP - verdicts, 'verdicts', columns);
  }
  if (!isRevealed) return beside('list', LIST + 8, 'transcript', columns);
  const verdicts = Math.floor(columns * 0.34);
  return [
    { pane: 'list', width: LIST },
    { pane: 'transcript', width: columns - LIST - verdicts - 2 * GAP },
    { pane: 'verdicts', width: verdicts },
  ];
}

function beside(left: Pane, width: number, right: Pane, columns: number): readonly PlacedPane[] {
  return [
    { pane: left, width },
    { pane: right, width: columns - width - GAP },
  ];
}

/** Whether the item under the cursor is labelled, so that its verdicts may be on the screen. */
export function hasVerdicts(state: ReviewState): boolean {
  return state.open !== undefined && phaseOf(state, state.open.item) !== 'reading';
}

export function isOnScreen(state: ReviewState, pane: Pane): boolean {
  return placePanes(state).some((placed) => placed.pane === pane);
}

/** Lines of keys at the foot. */
export function footerRows({ columns, rows }: Size): number {
  return columns < THREE_PANES && rows >= LOW ? 2 : 1;
}

/**
 * Lines of a pane below its head. A frame leaves the last row free: one as high as the screen is repainted whole at
 * every key.
 */
export function bodyRows(size: Size): number {
  return Math.max(1, size.rows - 4 - footerRows(size));
}

/** The transcript's lines as they are laid out now, or as they would be if its pane were shown. */
export function transcriptOf(state: ReviewState): ReturnType<typeof transcriptLines> {
  const content = state.open?.content;
  if (content === undefined) return [];
  return transcriptLines(content, state.setting.criterion, widthOf(state, 'transcript'), state.unfolded);
}

export function verdictsOf(state: ReviewState): readonly Line[] {
  const item = state.open?.item;
  if (item === undefined || !hasVerdicts(state)) return [];
  return verdictLines(state.open?.revealed, {
    label: state.labels.get(item),
    decision: decisionOn(state, item),
    note: state.notes.get(item),
    width: widthOf(state, 'verdicts'),
  });
}

/** The line furthest down that a pane can begin with. */
export function lastScroll(state: ReviewState, pane: 'transcript' | 'verdicts'): number {
  const lines = pane === 'transcript' ? transcriptOf(state).length : verdictsOf(state).length;
  return Math.max(0, lines - bodyRows(state.size));
}

function widthOf(state: ReviewState, pane: Pane): number {
  return placePanes(state).find((placed) => placed.pane === pane)?.width ?? state.size.columns;
}
