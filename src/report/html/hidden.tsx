import type { Block, Message } from '../../domain/transcript.ts';
import { countHidden } from '../../text/count-hidden.ts';
import { amount } from '../amount.ts';

/** Says that a text holds characters which a reader would not have seen; nothing where it holds none. */
export function Hidden({ count }: { count: number }) {
  if (count === 0) return null;
  return <span className="badge">hidden characters: {amount(count)}</span>;
}

/** How many hidden characters the messages hold. */
export function hiddenIn(messages: readonly Message[]): number {
  return messages
    .flatMap(({ blocks }) => blocks.flatMap(textsOf))
    .reduce((sum, text) => sum + countHidden(text), 0);
}

function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'text':
    case 'reasoning':
      return [block.text];
    case 'tool_call':
      return [block.name, block.arguments];
    case 'tool_result':
      return [block.name ?? '', block.text, block.error ?? ''];
    case 'omitted':
      return [block.media];
  }
}
