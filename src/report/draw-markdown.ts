import { escapeMarkdown } from '../text/markdown.ts';
import { markdownTable } from '../text/markdown-table.ts';
import type { Block } from './block.ts';

/** Blocks as GitHub-flavoured Markdown; every text is escaped, so no id or label can form anything. */
export function drawMarkdown(blocks: readonly Block[]): string {
  return blocks.map(drawBlock).join('\n');
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}\n`;
    case 'paragraph':
      return `${escapeMarkdown(block.text)}\n`;
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}\n`).join('');
    case 'table':
      return markdownTable(block.columns, block.rows) + notes(block.notes);
  }
}

/** Each note on a line of its own: two blanks before the newline break the line. */
function notes(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  return `\n${texts.map(escapeMarkdown).join('  \n')}\n`;
}
