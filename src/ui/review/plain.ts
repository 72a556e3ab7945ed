import { isFiltered } from '../../domain/review-filter.ts';
import { count } from '../../text/number.ts';
import { sanitise } from '../../text/sanitise.ts';
import { filterText } from './filter-choices.ts';
import { transcriptOf, verdictsOf } from './geometry.ts';
import { hiddenIn } from './hidden-in.ts';
import { footTexts } from './keys.ts';
import { lineText } from './line.ts';
import type { Perform, ReviewSetting } from './record.ts';
import { type ReviewEvent, reduce } from './reduce.ts';
import { EffectQueue } from './run-effects.ts';
import { phaseOf, type ReviewState, standing, startReview } from './state.ts';

/** Keys that work in the line mode: what labels, decides, skips, undoes and ends. The rest needs a screen. */
const PLAIN_KEYS = /^([0-9amotu -]|=)$/;

/**
 * A review line by line, for screen readers, simple terminals and pipes: each item is printed once, then answered by
 * the keys of the screen, one a line; a note may follow the key. Nothing is redrawn.
 *
 * @param ask shows a prompt and resolves with a line; undefined at the end of the input.
 * @param say prints sanitised text of whole lines.
 */
export async function runPlainReview({
  setting,
  width,
  perform,
  ask,
  say,
}: {
  readonly setting: ReviewSetting;
  readonly width: number;
  readonly perform: Perform;
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly say: (text: string) => void;
}): Promise<void> {
  const start = startReview(setting, { columns: width, rows: 1000 });
  let state: ReviewState = { ...start.state, unfolded: 'all' };
  const effects = new EffectQueue(
    async (effect) => (effect.kind === 'quit' || effect.kind === 'suspend' ? undefined : perform(effect)),
    (done) => tell({ kind: 'done', done }),
  );

  function tell(event: ReviewEvent): void {
    const step = reduce(state, event);
    state = { ...step.state, unfolded: 'all' };
    effects.add(step.effects);
  }

  /** Until nothing is under way: an effect's end may ask for another. */
  async function settle(): Promise<void> {
    let before: Promise<void>;
    do {
      before = effects.settled;
      await before;
    } while (before !== effects.settled);
  }

  effects.add(start.effects);
  await settle();
  say(titleText(state));
  let printed: string | undefined;
  while (state.open !== undefined) {
    const phase = phaseOf(state, state.open.item);
    const now = `${state.open.item}\n${phase === 'reading' ? phase : 'open'}`;
    if (now !== printed) {
      say(
        phase === 'reading'
          ? itemText(state)
          : `${printed?.startsWith(`${state.open.item}\n`) ? '' : itemText(state)}${openedText(state)}`,
      );
    }
    printed = now;
    const answer = await ask(promptText(state));
    if (answer === undefined || answer.trim() === 'q') break;
    const said = sayAnswer(answer);
    if (typeof said === 'string') {
      say(`${said}\n`);
      continue;
    }
    const item = state.open.item;
    if (said.note !== undefined && phase !== 'reading') {
      state = { ...state, notes: new Map(state.notes).set(item, said.note) };
    }
    tell({ kind: 'key', key: said.key });
    await settle();
    if (state.message !== undefined) say(`${sanitise(state.message.text)}\n`);
  }
  tell({ kind: 'key', key: 'q' });
  await settle();
}

/** `2 the call shows it` is the key 2 and a note; `s` skips, since a space cannot be answered. */
function sayAnswer(answer: string): { readonly key: string; readonly note?: string } | string {
  const [, first = '', note = ''] = /^(\S*)\s*(.*)$/s.exec(answer.trim()) ?? [];
  const key = first === 's' || first === '' ? ' ' : first;
  if (first === '' || !PLAIN_KEYS.test(key) || key === '=') return 'answer with one of the keys above';
  return note === '' ? { key } : { key, note };
}

function titleText(state: ReviewState): string {
  const { shown, setting, filter } = state;
  const filtered = isFiltered(filter)
    ? ` Filter: ${filterText(filter, state)}; opinions only, gold stays as it is.`
    : '';
  const decided = shown.filter(({ item }) => standing(state).has(item)).length;
  return `Review of ${sanitise(setting.criterion.id)} by ${sanitise(setting.reviewer)}: ${count(decided)} of ${count(shown.length)} decided.${filtered}\n`;
}

function itemText(state: ReviewState): string {
  const { open, cursor, shown } = state;
  if (open?.content === undefined) return '';
  const hidden = hiddenIn(open.content);
  const badge = hidden === 0 ? '' : `, hidden characters: ${count(hidden)}`;
  const head = `\nItem ${count(cursor + 1)} of ${count(shown.length)}: ${sanitise(open.item)}${badge}`;
  return `${[head, ...transcriptOf(state).map(({ spans }) => lineText(spans))].join('\n')}\n`;
}

function openedText(state: ReviewState): string {
  return `\n${verdictsOf(state).map(lineText).join('\n')}\n`;
}

function promptText(state: ReviewState): string {
  const isReading = state.open !== undefined && phaseOf(state, state.open.item) === 'reading';
  const keys = footTexts(state)
    .filter((text) => PLAIN_KEYS.test(text[0] ?? '') && !text.startsWith('tab'))
    .join(', ');
  return `\n${isReading ? 'label' : 'decision, a note may follow'} [${keys}, s skip, q quit]: `;
}
