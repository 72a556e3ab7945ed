import { displayWidth } from './width.ts';

export type Align = 'left' | 'right' | 'center';

/**
 * Fills a sanitised text with spaces to `width` columns; a text that is wider is returned unchanged.
 * `align` says where the text stands; a centred text with an odd remainder leans left.
 *
 * @example pad('0.73', 6, 'right') // '  0.73'
 */
export function pad(text: string, width: number, align: Align = 'left'): string {
  const missing = Math.max(0, width - displayWidth(text));
  const before = align === 'left' ? 0 : align === 'right' ? missing : Math.floor(missing / 2);
  return ' '.repeat(before) + text + ' '.repeat(missing - before);
}
