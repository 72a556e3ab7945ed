import { readLabel } from '../../domain/criterion.ts';
import { graphemes } from '../../text/graphemes.ts';
import { annotate, canLabel, giveLabel, goldIs } from './judge.ts';
import { findNext, stay, tell } from './navigate.ts';
import type { ReviewState, Step, Typing } from './state.ts';

/** Opens a line to type on. A note begins with what was noted before. */
export function beginTyping(state: ReviewState, what: Typing['what']): Step {
  const item = state.open?.item ?? '';
  return stay({
    ...state,
    message: undefined,
    typing: { what, text: what === 'comment' ? (state.notes.get(item) ?? '') : '' },
  });
}

/** Takes typed or pasted text. Line ends become spaces: a note is one line, and no key is hidden in a paste. */
export function typeText(state: ReviewState, text: string): Step {
  const { typing } = state;
  if (typing === undefined) return stay(state);
  const added = text.replace(/\r\n?|\n/g, ' ').replace(/[\u0000-\u001f\u007f]/g, '');
  return stay({ ...state, typing: { ...typing, text: typing.text + added } });
}

export function typingKey(state: ReviewState, key: string): Step {
  const { typing } = state;
  if (typing === undefined) return stay(state);
  if (key === 'enter') return submit({ ...state, typing: undefined }, typing);
  if (key === 'escape') return stay({ ...state, typing: undefined });
  if (key === 'ctrl-u') return stay({ ...state, typing: { ...typing, text: '' } });
  if (key === 'backspace' || key === 'delete') {
    return stay({ ...state, typing: { ...typing, text: [...graphemes(typing.text)].slice(0, -1).join('') } });
  }
  return stay(state);
}

function submit(state: ReviewState, { what, text }: Typing): Step {
  const said = text.trim();
  if (what === 'search')
    return said === '' ? stay({ ...state, search: '' }) : findNext({ ...state, search: text }, 1);
  if (what === 'comment') return said === '' ? stay(state) : annotate(state, said);
  const { criterion } = state.setting;
  const read = readLabel(criterion, said);
  if (read.kind === 'abstained' && canLabel(state)) return giveLabel(state, null);
  const label = read.kind === 'label' ? criterion.labels[read.label]?.id : undefined;
  if (label === undefined) return stay(tell(state, 'that is no label of the criterion', 'warn'));
  return canLabel(state) ? giveLabel(state, label) : goldIs(state, label);
}
