import { chooseFilter, filterChoices } from './filter-choices.ts';
import { helpLines } from './help-lines.ts';
import { bindingFor } from './keys.ts';
import { stay, tell } from './navigate.ts';
import type { Done } from './record.ts';
import {
  nextUndecided,
  type Overlay,
  openAt,
  type ReviewState,
  remembered,
  type Size,
  type Step,
} from './state.ts';
import { typeText, typingKey } from './typing.ts';

/** Everything that can happen to a review on the screen. */
export type ReviewEvent =
  /** A key by its name: a character itself, or `up`, `enter`, `ctrl-d`. */
  | { readonly kind: 'key'; readonly key: string }
  /** Several characters that came in one read: typed fast, or pasted into a terminal that does not mark pastes. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'done'; readonly done: Done };

/** What a review becomes by an event, and what is to be done. Pure: labels and decisions are said to be saved only by `done`. */
export function reduce(state: ReviewState, event: ReviewEvent): Step {
  switch (event.kind) {
    case 'resized':
      return stay({ ...state, size: event.size });
    case 'done':
      return settle(state, event.done);
    case 'paste':
      return typeText(state, event.text);
    case 'key':
      return press(state, event.key);
    case 'text':
      return state.typing === undefined ? pressAll(state, event.text) : typeText(state, event.text);
  }
}

function press(state: ReviewState, key: string): Step {
  if (key === 'ctrl-c' || key === 'ctrl-z') return bindingFor(state, key)?.act(state, key) ?? stay(state);
  if (state.typing !== undefined) return key.length === 1 ? typeText(state, key) : typingKey(state, key);
  if (state.overlay !== undefined) return overlayKey(state, state.overlay, key);
  return bindingFor(state, key)?.act(state, key) ?? stay(state);
}

/** Of several characters at once only moves are taken, and what follows a `/` is searched: no paste gives a label. */
function pressAll(state: ReviewState, text: string): Step {
  let step: Step = stay(state);
  for (const key of text) {
    const next = pressOneOfSeveral(step.state, key);
    step = { state: next.state, effects: [...step.effects, ...next.effects] };
  }
  return step;
}

function pressOneOfSeveral(state: ReviewState, key: string): Step {
  if (state.typing !== undefined) return typeText(state, key);
  const binding = state.overlay === undefined ? bindingFor(state, key) : undefined;
  return binding?.moves === true ? binding.act(state, key) : stay(state);
}

function overlayKey(state: ReviewState, overlay: Overlay, key: string): Step {
  if (['escape', 'q', '?', 'f'].includes(key)) return stay({ ...state, overlay: undefined });
  const by = key === 'j' || key === 'down' ? 1 : key === 'k' || key === 'up' ? -1 : 0;
  if (overlay.kind === 'help') {
    const last = Math.max(0, helpLines(state, state.size.columns).length - (state.size.rows - 3));
    const scroll = Math.max(0, Math.min(last, overlay.scroll + by));
    return stay({ ...state, overlay: { ...overlay, scroll } });
  }
  const choices = filterChoices(state);
  const chosen = choices[overlay.cursor];
  if ((key === 'enter' || key === ' ') && chosen !== undefined) return chooseFilter(state, chosen);
  const cursor = Math.max(0, Math.min(choices.length - 1, overlay.cursor + by));
  return stay({ ...state, overlay: { ...overlay, cursor } });
}

function settle(state: ReviewState, done: Done): Step {
  switch (done.kind) {
    case 'loaded':
      if (state.open?.item !== done.item) return stay(state);
      return stay({ ...state, open: { ...state.open, content: done.content } });
    case 'labelled':
      return labelled(state, done.item, done.label);
    case 'revealed': {
      if (state.open?.item !== done.item) return stay(state);
      return stay({ ...state, open: { ...state.open, revealed: done.revealed } });
    }
    case 'decided':
      return decided(
        { ...state, saving: undefined, decisions: [...state.decisions, done.decision] },
        done.decision,
      );
    case 'failed': {
      const isRecord = done.effect.kind === 'label' || done.effect.kind === 'decide';
      return stay(
        tell({ ...state, saving: undefined }, `${isRecord ? 'NOT saved: ' : ''}${done.why}`, 'warn'),
      );
    }
  }
}

function labelled(state: ReviewState, item: string, label: string | null): Step {
  const labels = new Map(state.labels).set(item, label);
  const saved = tell(
    { ...state, labels, saving: undefined },
    '✓ label saved; verdicts and gold are open',
    'good',
  );
  if (state.open?.item !== item) return stay(saved);
  return { state: { ...saved, pane: 'verdicts' }, effects: [{ kind: 'reveal', item }] };
}

/** Goes on after a decision; after an undo, goes back to the item. */
function decided(state: ReviewState, { item, conclusion }: ReviewState['decisions'][number]): Step {
  const isUndo = conclusion.kind === 'withdrawn';
  const notes = new Map(state.notes);
  if (!isUndo) notes.delete(item);
  const kept = { ...state, notes };
  const own = kept.shown.findIndex((entry) => entry.item === item);
  const next = isUndo ? own : state.open?.item === item ? nextUndecided(kept, kept.cursor) : kept.cursor;
  const words = isUndo ? '✓ withdrawn' : next < 0 ? '✓ saved; everything here is decided' : '✓ saved';
  const step = next < 0 || next === kept.cursor ? stay(kept) : openAt(kept, next);
  return {
    state: tell(step.state, words, 'good'),
    effects: [...step.effects, { kind: 'remember', remembered: remembered(step.state) }],
  };
}
