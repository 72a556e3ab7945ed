import { pad } from '../../text/pad.ts';
import { sanitise } from '../../text/sanitise.ts';
import { KEY_TABLE } from './keys.ts';
import { type Line, line, span } from './line.ts';
import type { ReviewState } from './state.ts';
import { wrap } from './wrap.ts';

const KEYS = 13;

/** The help: every line of the key table, and what a review is. */
export function helpLines(state: ReviewState, width: number): readonly Line[] {
  const { labels } = state.setting.criterion;
  return [
    ...KEY_TABLE.filter(({ shown }) => shown !== '').flatMap(({ shown, help }) =>
      wrap(help, width - KEYS).map((text, index) => [
        span(pad(index === 0 ? shown : '', KEYS), 'strong'),
        span(text),
      ]),
    ),
    line(''),
    line('Labels', 'title'),
    ...labels.flatMap(({ id, definition }, index) =>
      wrap(
        `${index < 10 ? (index + 1) % 10 : ' '} ${sanitise(id)}${definition === undefined ? '' : `: ${sanitise(definition)}`}`,
        width,
      ).map((text) => line(text)),
    ),
    line(''),
    ...ABOUT.flatMap((text) => wrap(text, width).map((own) => line(own, 'quiet'))),
  ];
}

const ABOUT = [
  'Each item is labelled before any verdict or gold is shown; there is no key around that, and the label stays.',
  'The list holds every item on which a ranked judge disagrees with gold, and some on which all agree, unmarked.',
  'In a filtered list, decisions are recorded as opinions and change no gold.',
];
