import { sanitise } from '../text/sanitise.ts';
import { table } from '../text/table.ts';
import { displayWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { Block, Table } from './block.ts';

/** Blocks as plain text of at most `width` columns, one blank line between blocks, a newline at the end. */
export function drawTerminal(blocks: readonly Block[], width: number): string {
  return `${blocks.map((block) => drawBlock(block, width).join('\n')).join('\n\n')}\n`;
}

function drawBlock(block: Block, width: number): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const lines = wrap(sanitise(block.text), width);
      if (block.level === 4) return lines;
      const longest = Math.max(...lines.map(displayWidth));
      return [...lines, (block.level < 3 ? '═' : '─').repeat(longest)];
    }
    case 'paragraph':
      return wrap(sanitise(block.text), width);
    case 'list':
      return block.items.flatMap((item) => wrap(sanitise(item), width, '- '));
    case 'table':
      return tableLines(block, width);
  }
}

function tableLines(block: Table, width: number): readonly string[] {
  const drawn = table(block.columns, block.rows, { width }).trimEnd();
  const texts = block.rows.flat().filter((cell) => typeof cell === 'string');
  const whole = [...new Set(texts.map((text) => sanitise(text)))];
  const cut = whole.filter((text) => !drawn.includes(text.trimEnd()));
  // Two ids may look alike when cut, and it is often their ends that tell them apart.
  const notes = cut.length === 0 ? block.notes : [...block.notes, `Cut to fit, in order: ${cut.join('; ')}.`];
  return [drawn, ...notes.flatMap((note) => wrap(sanitise(note), width, '  '))];
}
