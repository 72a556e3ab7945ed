import type { TextProps } from 'ink';

type Style = Pick<TextProps, 'bold' | 'color' | 'dimColor'>;

/** How the parts of the display look. Colour repeats what the words say and never says more. */
export interface Theme {
  readonly title: Style;
  readonly bar: Style;
  readonly quiet: Style;
  readonly note: Style;
}

const PLAIN: Theme = { title: {}, bar: {}, quiet: {}, note: {} };

/** Blue and yellow are told apart by people who confuse red and green. */
const COLOURED: Theme = {
  title: { bold: true },
  bar: { color: 'blue' },
  quiet: { dimColor: true },
  note: { color: 'yellow' },
};

export function themeFor(colour: boolean): Theme {
  return colour ? COLOURED : PLAIN;
}
