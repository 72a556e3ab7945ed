import { displayWidth } from '../../text/width.ts';

/**
 * Puts parts side by side into as few lines of `width` columns as they need, never breaking a part; a part
 * that is wider than the line stands alone on one. No parts give no line.
 *
 * @example pack(['12 verdicts', '3 refused', '1 failed'], ', ', 24) // ['12 verdicts, 3 refused,', '1 failed']
 */
export function pack(parts: readonly string[], separator: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, part] of parts.entries()) {
    // The mark that ends this part if another follows it counts as its own.
    const reserve = index < parts.length - 1 ? displayWidth(separator.trimEnd()) : 0;
    const longer = line === '' ? part : line + separator + part;
    if (line !== '' && displayWidth(longer) + reserve > width) {
      lines.push(line + separator.trimEnd());
      line = part;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
