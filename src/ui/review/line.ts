import { pad } from '../../text/pad.ts';
import { truncate } from '../../text/truncate.ts';
import { displayWidth } from '../../text/width.ts';

/** How a piece of text is meant; the theme says how that looks. Colour repeats what words and signs say. */
export type Tone = 'plain' | 'title' | 'quiet' | 'strong' | 'tool' | 'good' | 'warn' | 'match';

/** A piece of sanitised text on one line. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone };
}

export function line(text: string, tone: Tone = 'plain'): Line {
  return [span(text, tone)];
}

export function lineText(spans: Line): string {
  return spans.map(({ text }) => text).join('');
}

/** The line in exactly so many columns: cut with an ellipsis, or filled with spaces. */
export function fitLine(spans: Line, width: number): Line {
  const fitted: Span[] = [];
  let left = Math.max(0, width);
  for (const [index, { text, tone }] of spans.entries()) {
    if (left <= 0) break;
    const own = displayWidth(text);
    const isLast = index === spans.length - 1;
    const cut = own > left || (own === left && !isLast && lineText(spans.slice(index + 1)) !== '');
    const shown = cut ? truncate(`${text}  `, left) : text;
    fitted.push({ text: shown, tone });
    left -= displayWidth(shown);
    if (cut) break;
  }
  if (left > 0) fitted.push(span(pad('', left)));
  return fitted;
}
