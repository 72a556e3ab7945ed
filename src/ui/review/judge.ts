import type { Conclusion } from '../../domain/annotation.ts';
import { isFiltered } from '../../domain/review-filter.ts';
import { isOnScreen } from './geometry.ts';
import { stay, tell } from './navigate.ts';
import { decisionOn, isTold, labelAt, phaseOf, type ReviewState, type Step, standing } from './state.ts';

/** Whether the transcript is read and unlabelled: a label may be given, and nothing else may be seen. */
export function canLabel(state: ReviewState): boolean {
  const { open, saving } = state;
  if (open?.content === undefined || saving !== undefined || !isOnScreen(state, 'transcript')) return false;
  return phaseOf(state, open.item) === 'reading';
}

/** Whether the item is labelled and its verdicts are on the screen or one key away. */
export function canDecide(state: ReviewState): boolean {
  const { open, saving } = state;
  if (open?.revealed === undefined || saving !== undefined) return false;
  return isOnScreen(state, 'transcript') || isOnScreen(state, 'verdicts');
}

/** The blind label, null for "cannot tell". It is saved before anything is revealed, and stays. */
export function giveLabel(state: ReviewState, label: string | null): Step {
  const entry = state.shown[state.cursor];
  if (entry === undefined || !canLabel(state)) return stay(state);
  return {
    state: { ...state, saving: 'label', message: undefined },
    effects: [
      {
        kind: 'label',
        item: entry.item,
        label,
        chosen: isFiltered(state.filter) ? { how: 'suggested' } : entry.chosen,
        saw: isTold(state, entry) ? 'verdicts' : 'nothing',
      },
    ],
  };
}

/** A digit: the blind label before, the gold label after it was given. */
export function pickLabel(state: ReviewState, index: number): Step {
  const label = labelAt(state.setting.criterion, index);
  if (label === undefined) return stay(state);
  return canLabel(state) ? giveLabel(state, label) : goldIs(state, label);
}

/** Where that is what gold says already, gold stands. */
export function goldIs(state: ReviewState, label: string): Step {
  const gold = new Set(state.open?.revealed?.gold.map((one) => one.label));
  return decide(
    state,
    gold.size === 1 && gold.has(label) ? { kind: 'gold stands' } : { kind: 'gold is', label },
  );
}

export function decide(state: ReviewState, conclusion: Conclusion): Step {
  const item = state.open?.item;
  if (item === undefined || !canDecide(state)) return stay(state);
  const before = decisionOn(state, item);
  const note = state.notes.get(item) ?? before?.note;
  return {
    state: { ...state, saving: 'decide', message: undefined },
    effects: [
      {
        kind: 'decide',
        item,
        conclusion,
        ...(note === undefined ? {} : { note }),
        changesGold: !isFiltered(state.filter),
        ...(before === undefined ? {} : { supersedes: before.id }),
      },
    ],
  };
}

/** Keeps a note for the item's decision; where that is made, it is made again with the note. */
export function annotate(state: ReviewState, note: string): Step {
  const item = state.open?.item;
  if (item === undefined || !canDecide(state)) return stay(state);
  const notes = new Map(state.notes).set(item, note);
  const before = decisionOn(state, item);
  const noted = { ...state, notes };
  if (before !== undefined) return decide(noted, before.conclusion);
  return stay(tell(noted, 'the note is saved with the decision', 'plain'));
}

/** Withdraws the last decision that stands, also one of an earlier session. */
export function undo(state: ReviewState): Step {
  if (state.saving !== undefined) return stay(state);
  const last = [...standing(state).values()].at(-1);
  if (last === undefined) return stay(tell(state, 'there is no decision to withdraw', 'plain'));
  return {
    state: { ...state, saving: 'decide', message: undefined },
    effects: [
      {
        kind: 'decide',
        item: last.item,
        conclusion: { kind: 'withdrawn' },
        changesGold: last.changesGold,
        supersedes: last.id,
      },
    ],
  };
}
