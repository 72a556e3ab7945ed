import { sanitise } from '../../text/sanitise.ts';
import { canDecide, canLabel, decide, giveLabel, pickLabel, undo } from './judge.ts';
import { findNext, fold, moveBy, movePages, moveToEnd, skip, stay, toItem, turnPane } from './navigate.ts';
import { labelAt, type ReviewState, remembered, type Step } from './state.ts';
import { beginTyping } from './typing.ts';

/** One line of the key table. Dispatch, the help and the foot of the screen are all made from it. */
export interface Binding {
  /** Names of keys: a character itself, or `up`, `enter`, `ctrl-d`. */
  readonly keys: readonly string[];
  /** The keys as the help names them. */
  readonly shown: string;
  readonly help: string;
  /** Moves and searches: several in one read are several presses. All others take a single press, so that a paste does nothing. */
  readonly moves?: true;
  readonly when?: (state: ReviewState) => boolean;
  /** What the foot says while the key does something; keys that say nothing are in the help alone. */
  readonly foot?: (state: ReviewState) => string;
  readonly act: (state: ReviewState, key: string) => Step;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

export const KEY_TABLE: readonly Binding[] = [
  {
    keys: ['a'],
    shown: 'a',
    help: 'after the label: gold stands',
    when: canDecide,
    foot: () => 'a gold stands',
    act: (state) => decide(state, { kind: 'gold stands' }),
  },
  {
    keys: DIGITS,
    shown: '1-9 0',
    help: 'give the blind label; after it: gold is that label',
    when: (state) => canLabel(state) || canDecide(state),
    foot: digitsFoot,
    act: (state, key) => pickLabel(state, DIGITS.indexOf(key)),
  },
  {
    keys: ['-'],
    shown: '-',
    help: 'blind: cannot tell',
    when: canLabel,
    foot: () => '- cannot tell',
    act: (state) => giveLabel(state, null),
  },
  {
    keys: ['='],
    shown: '=',
    help: 'type a label, where there are more than ten',
    when: (state) => canLabel(state) || canDecide(state),
    act: (state) => beginTyping(state, 'label'),
  },
  {
    keys: ['m'],
    shown: 'm',
    help: 'after the label: ambiguous, more than one label is right',
    when: canDecide,
    foot: () => 'm ambiguous',
    act: (state) => decide(state, { kind: 'ambiguous' }),
  },
  {
    keys: ['o'],
    shown: 'o',
    help: 'after the label: criterion gap, the question leaves it open',
    when: canDecide,
    foot: () => 'o criterion gap',
    act: (state) => decide(state, { kind: 'criterion gap' }),
  },
  {
    keys: ['t'],
    shown: 't',
    help: 'after the label: transcript defect, it cannot be judged',
    when: canDecide,
    foot: () => 't transcript defect',
    act: (state) => decide(state, { kind: 'transcript defect' }),
  },
  {
    keys: ['c'],
    shown: 'c',
    help: 'after the label: write a note, saved with the decision',
    when: canDecide,
    foot: () => 'c note',
    act: (state) => beginTyping(state, 'comment'),
  },
  {
    keys: [' '],
    shown: 'space',
    help: 'skip to the next item that is not decided',
    foot: () => 'space skip',
    act: skip,
  },
  {
    keys: ['u', 'backspace', 'delete'],
    shown: 'u backspace',
    help: 'undo: withdraw the last decision, also one of an earlier session',
    foot: () => 'u undo',
    act: undo,
  },
  {
    keys: ['tab'],
    shown: 'tab',
    help: 'next pane: list, transcript, verdicts',
    foot: () => 'tab pane',
    act: (state) => turnPane(state, 1, true),
  },
  {
    keys: ['?'],
    shown: '?',
    help: 'this help',
    foot: () => '? help',
    act: (state) => stay({ ...state, overlay: { kind: 'help', scroll: 0 } }),
  },
  {
    keys: ['q'],
    shown: 'q',
    help: 'quit; everything decided is saved',
    foot: () => 'q quit',
    act: quit,
  },
  {
    keys: ['/'],
    shown: '/',
    help: 'search in the transcript; capitals make case matter',
    foot: () => '/ search',
    moves: true,
    act: (state) => beginTyping(state, 'search'),
  },
  {
    keys: ['n'],
    shown: 'n N',
    help: 'next, previous match',
    moves: true,
    act: (state) => findNext(state, 1),
  },
  { keys: ['N'], shown: '', help: '', moves: true, act: (state) => findNext(state, -1) },
  {
    keys: ['f'],
    shown: 'f',
    help: 'filter by candidate, direction or facet; a filtered queue changes no gold',
    foot: () => 'f filter',
    act: (state) => stay({ ...state, overlay: { kind: 'filter', cursor: 0 } }),
  },
  {
    keys: ['z'],
    shown: 'z',
    help: 'fold or open the nearest long tool output',
    foot: () => 'z fold',
    moves: true,
    act: (state) => fold(state, 'nearest'),
  },
  {
    keys: ['Z'],
    shown: 'Z',
    help: 'fold or open all tool outputs',
    moves: true,
    act: (state) => fold(state, 'all'),
  },
  {
    keys: ['j', 'down'],
    shown: 'j down',
    help: 'one line or item down',
    moves: true,
    act: (state) => moveBy(state, 1),
  },
  {
    keys: ['k', 'up'],
    shown: 'k up',
    help: 'one line or item up',
    moves: true,
    act: (state) => moveBy(state, -1),
  },
  {
    keys: ['ctrl-d'],
    shown: 'ctrl-d',
    help: 'half a page down',
    moves: true,
    act: (state) => movePages(state, 0.5),
  },
  {
    keys: ['ctrl-u'],
    shown: 'ctrl-u',
    help: 'half a page up',
    moves: true,
    act: (state) => movePages(state, -0.5),
  },
  {
    keys: ['ctrl-f', 'pagedown'],
    shown: 'ctrl-f PgDn',
    help: 'a page down',
    moves: true,
    act: (state) => movePages(state, 1),
  },
  {
    keys: ['ctrl-b', 'pageup'],
    shown: 'ctrl-b PgUp',
    help: 'a page up',
    moves: true,
    act: (state) => movePages(state, -1),
  },
  {
    keys: ['g', 'home'],
    shown: 'g Home',
    help: 'to the top',
    moves: true,
    act: (state) => moveToEnd(state, 'first'),
  },
  {
    keys: ['G', 'end'],
    shown: 'G End',
    help: 'to the bottom',
    moves: true,
    act: (state) => moveToEnd(state, 'last'),
  },
  {
    keys: ['l', 'right'],
    shown: 'l right',
    help: 'the pane at the right',
    moves: true,
    act: (state) => turnPane(state, 1, false),
  },
  {
    keys: ['h', 'left'],
    shown: 'h left',
    help: 'the pane at the left',
    moves: true,
    act: (state) => turnPane(state, -1, false),
  },
  {
    keys: [']'],
    shown: '] [',
    help: 'next, previous item',
    moves: true,
    act: (state) => toItem(state, state.cursor + 1),
  },
  { keys: ['['], shown: '', help: '', moves: true, act: (state) => toItem(state, state.cursor - 1) },
  {
    keys: ['enter'],
    shown: 'enter',
    help: 'from the list to the transcript',
    act: (state) => stay(state.pane === 'list' ? { ...state, pane: 'transcript' } : state),
  },
  {
    keys: ['ctrl-z'],
    shown: 'ctrl-z',
    help: 'suspend; fg comes back',
    act: (state) => ({ state, effects: [{ kind: 'suspend' }] }),
  },
  {
    keys: ['ctrl-c'],
    shown: 'ctrl-c',
    help: 'quit at once; everything decided is saved',
    act: (state) => ({ state, effects: [{ kind: 'quit', exitCode: 130 }] }),
  },
];

/** What a key does now; undefined where it does nothing. */
export function bindingFor(state: ReviewState, key: string): Binding | undefined {
  return KEY_TABLE.find(({ keys, when }) => keys.includes(key) && (when === undefined || when(state)));
}

/** The foot of the screen: what the keys do now, the most useful first. */
export function footTexts(state: ReviewState): readonly string[] {
  return KEY_TABLE.flatMap(({ foot, when }) =>
    foot !== undefined && (when === undefined || when(state)) ? [foot(state)] : [],
  );
}

function digitsFoot(state: ReviewState): string {
  const gold = canLabel(state) ? '' : 'gold is ';
  const { labels } = state.setting.criterion;
  return labels
    .slice(0, DIGITS.length)
    .map((_, index) => `${DIGITS[index]} ${gold}${sanitise(labelAt(state.setting.criterion, index) ?? '')}`)
    .join('  ');
}

function quit(state: ReviewState): Step {
  return {
    state,
    effects: [
      { kind: 'remember', remembered: remembered(state) },
      { kind: 'quit', exitCode: 0 },
    ],
  };
}
