import type { TextProps } from 'ink';
import type { Tone } from './line.ts';

type Style = Pick<TextProps, 'bold' | 'color' | 'dimColor' | 'underline'>;

/** How each tone looks. Colour repeats what words and signs (`›`, `=`, `≠`, `✓`) say and never says more. */
export type Theme = Readonly<Record<Tone, Style>>;

const PLAIN: Theme = {
  plain: {},
  title: {},
  quiet: {},
  strong: {},
  tool: {},
  good: {},
  warn: {},
  match: {},
};

/** Blue and yellow are told apart by people who confuse red and green. */
const COLOURED: Theme = {
  plain: {},
  title: { bold: true },
  quiet: { dimColor: true },
  strong: { bold: true },
  tool: { color: 'cyan' },
  good: { color: 'blue' },
  warn: { color: 'yellow' },
  match: { color: 'yellow', bold: true, underline: true },
};

export function themeFor(colour: boolean): Theme {
  return colour ? COLOURED : PLAIN;
}
