import { isFiltered } from '../../domain/review-filter.ts';
import { count } from '../../text/number.ts';
import { sanitise } from '../../text/sanitise.ts';
import { displayWidth } from '../../text/width.ts';
import { filterChoices, filterText } from './filter-choices.ts';
import { bodyRows, footerRows, type PlacedPane, placePanes, transcriptOf, verdictsOf } from './geometry.ts';
import { helpLines } from './help-lines.ts';
import { hiddenIn } from './hidden-in.ts';
import { footTexts } from './keys.ts';
import { fitLine, type Line, line, lineText, span } from './line.ts';
import { matcher } from './navigate.ts';
import { phaseOf, type ReviewState, standing } from './state.ts';

/**
 * The whole screen, line by line, one row less than the terminal has; no line is wider than the terminal. Only what is
 * on the screen is laid out. Before an item is labelled, neither gold nor a verdict on it is in any line.
 */
export function frameOf(state: ReviewState): readonly Line[] {
  const { columns, rows } = state.size;
  const lines = state.overlay === undefined ? reviewFrame(state) : overlayFrame(state, state.overlay);
  return lines.slice(0, Math.max(1, rows - 1)).map((own) => fitLine(own, columns));
}

function reviewFrame(state: ReviewState): readonly Line[] {
  const panes = placePanes(state);
  const bodies = panes.map((placed) => [headOf(state, placed), ...bodyOf(state, placed)]);
  const body = Array.from({ length: bodyRows(state.size) + 1 }, (_, row) =>
    panes.flatMap(({ width }, index) => [
      ...(index === 0 ? [] : [span(' │ ', 'quiet')]),
      ...fitLine(bodies[index]?.[row] ?? [], width),
    ]),
  );
  return [titleOf(state), ...body, messageOf(state), ...footOf(state)];
}

function titleOf(state: ReviewState): Line {
  const { shown, setting, filter } = state;
  const made = standing(state);
  const decided = shown.filter(({ item }) => made.has(item)).length;
  const head = `Review ${sanitise(setting.criterion.id)}`;
  const parts = [` · ${count(decided)} of ${count(shown.length)} decided · ${sanitise(setting.reviewer)}`];
  if (isFiltered(filter)) parts.push(` · filter: ${filterText(filter, state)} (opinions)`);
  return [span(head, 'title'), span(parts.join(''), 'quiet')];
}

function headOf(state: ReviewState, { pane, width }: PlacedPane): Line {
  const mark = state.pane === pane ? '› ' : '  ';
  const tone = state.pane === pane ? 'title' : 'quiet';
  if (pane === 'list') return [span(`${mark}Items`, tone)];
  if (pane === 'verdicts')
    return [span(`${mark}Verdicts and gold`, tone), ...placeIn(state, 'verdicts', verdictsOf(state).length)];
  const { open } = state;
  if (open === undefined) return line(`${mark}No item`, tone);
  const hidden = open.content === undefined ? 0 : hiddenIn(open.content);
  const badge = hidden === 0 ? '' : `  hidden characters: ${count(hidden)}`;
  const place = placeIn(state, 'transcript', transcriptOf(state).length);
  const room = Math.max(8, width - displayWidth(mark) - displayWidth(badge) - displayWidth(lineText(place)));
  const [id] = fitLine(line(sanitise(open.item), tone), Math.min(room, displayWidth(sanitise(open.item))));
  return [span(mark, tone), span(id?.text ?? '', tone), span(badge, 'warn'), ...place];
}

/** How far down a pane stands, where it does not show all. */
function placeIn(state: ReviewState, pane: 'transcript' | 'verdicts', lines: number): Line {
  const body = bodyRows(state.size);
  if (lines <= body) return [];
  const last = Math.min(lines, state.scroll[pane] + body);
  return [span(`  ${Math.floor((100 * last) / lines)} %`, 'quiet')];
}

function bodyOf(state: ReviewState, { pane, width }: PlacedPane): readonly Line[] {
  const body = bodyRows(state.size);
  if (state.open === undefined)
    return [line('The queue is empty: no ranked judge disagrees with gold.', 'quiet')];
  if (pane === 'list') return listLines(state, width, body);
  const from = state.scroll[pane];
  if (pane === 'verdicts') return verdictsOf(state).slice(from, from + body);
  if (state.open.content === undefined) return [line('opening…', 'quiet')];
  const matches = state.search === '' ? () => false : matcher(state.search);
  return transcriptOf(state)
    .slice(from, from + body)
    .map(({ spans }) => (matches(lineText(spans)) ? spans.map(({ text }) => span(text, 'match')) : spans));
}

const SIGNS = { reading: '·', revealed: '○', decided: '✓' } as const;

/** Ids alone, with how far this reviewer is: nothing of what any judge or annotator said. */
function listLines(state: ReviewState, width: number, body: number): readonly Line[] {
  const { shown, cursor } = state;
  const from = Math.max(0, Math.min(cursor - Math.floor(body / 2), shown.length - body));
  return shown.slice(from, from + body).map(({ item }, index) => {
    const isHere = from + index === cursor;
    const text = `${isHere ? '›' : ' '} ${SIGNS[phaseOf(state, item)]} ${sanitise(item)}`;
    return fitLine(line(text, isHere ? 'strong' : 'plain'), width);
  });
}

function messageOf(state: ReviewState): Line {
  const { typing, message, saving, open } = state;
  if (typing !== undefined) {
    const prompt = { search: '/', comment: 'note: ', label: 'label: ' }[typing.what];
    const room = state.size.columns - prompt.length - 1;
    const text = sanitise(typing.text);
    const tail = displayWidth(text) > room ? `…${endOf(text, room - 1)}` : text;
    return [span(prompt, 'strong'), span(`${tail}▏`)];
  }
  if (saving !== undefined) return line('saving…', 'quiet');
  if (message !== undefined) {
    return line(sanitise(message.text), message.tone === 'plain' ? 'quiet' : message.tone);
  }
  if (open === undefined) return line('');
  const words = {
    reading: 'Read, then label it blind; gold and verdicts open then.',
    revealed: 'Decide: does gold stand?',
    decided: 'Decided; another decision replaces it.',
  };
  return line(words[phaseOf(state, open.item)], 'quiet');
}

function endOf(text: string, width: number): string {
  const characters = Array.from(text);
  let from = characters.length;
  for (let columns = 0; from > 0; from--) {
    columns += displayWidth(characters[from - 1] ?? '');
    if (columns > width) break;
  }
  return characters.slice(from).join('');
}

/** As many keys as there is room for, the most useful first; how to get help and out always. */
function footOf(state: ReviewState): readonly Line[] {
  const { columns } = state.size;
  if (state.typing !== undefined) return [line('enter takes it  escape leaves it', 'quiet')];
  const last = footerRows(state.size) - 1;
  const texts = footTexts(state);
  const always = texts.filter((text) => ALWAYS.has(text));
  const lines: string[] = [''];
  for (const text of texts.filter((own) => !ALWAYS.has(own))) {
    const row = lines.length - 1;
    const room = columns - (row === last ? displayWidth(`  ${always.join('  ')}`) : 0);
    const joined = lines[row] === '' ? text : `${lines[row]}  ${text}`;
    if (displayWidth(joined) <= room) lines[row] = joined;
    else if (row < last) lines.push(text);
  }
  const ending = always.join('  ');
  const joined = `${lines.at(-1)}  ${ending}`;
  if (displayWidth(joined) <= columns) lines[lines.length - 1] = joined;
  else lines.push(ending);
  return lines.map((text) => line(text, 'quiet'));
}

const ALWAYS = new Set(['? help', 'q quit']);

function overlayFrame(state: ReviewState, overlay: NonNullable<ReviewState['overlay']>): readonly Line[] {
  const { columns, rows } = state.size;
  const body = Math.max(1, rows - 3);
  if (overlay.kind === 'help') {
    const lines = helpLines(state, columns).slice(overlay.scroll, overlay.scroll + body);
    return [
      line('Keys', 'title'),
      ...lines,
      ...filler(body - lines.length),
      line('j k scroll  ? closes', 'quiet'),
    ];
  }
  const choices = filterChoices(state);
  const from = Math.max(0, Math.min(overlay.cursor - Math.floor(body / 2), choices.length - body));
  const lines = choices.slice(from, from + body).map(({ text, isOn }, index) => {
    const isHere = from + index === overlay.cursor;
    return line(`${isHere ? '›' : ' '} ${isOn ? '●' : ' '} ${text}`, isHere ? 'strong' : 'plain');
  });
  return [
    line('Filter', 'title'),
    ...lines,
    ...filler(body - lines.length),
    line('j k move  enter switches  escape closes', 'quiet'),
  ];
}

function filler(rows: number): readonly Line[] {
  return Array.from({ length: Math.max(0, rows) }, () => []);
}
