import type { Block, Message } from '../domain/transcript.ts';

/** Where a keyword rule looks: at tool calls, at all that the assistant wrote, or at every message. */
export const SEARCHED = ['actions', 'assistant', 'all'] as const;
export type Searched = (typeof SEARCHED)[number];

/** The texts of one message that a rule looks at, one per block, so that no phrase spans two. */
export function searchedTexts(message: Message, where: Searched): readonly string[] {
  if (where === 'assistant' && message.speaker !== 'assistant') return [];
  const blocks =
    where === 'actions' ? message.blocks.filter(({ type }) => type === 'tool_call') : message.blocks;
  return blocks.flatMap(textsOf);
}

function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'text':
    case 'reasoning':
      return [block.text];
    case 'tool_call':
      return [block.name, ...argumentTexts(block.arguments)];
    case 'tool_result':
      return [block.text, ...(block.error === undefined ? [] : [block.error])];
    case 'omitted':
      return [];
  }
}

/**
 * The texts inside JSON arguments, so that `\n` before a word is a line break and not the letter n. Arguments that
 * are no JSON are searched as the agent wrote them.
 */
function argumentTexts(text: string): readonly string[] {
  const texts: string[] = [];
  const open: unknown[] = [parsedOr(text)];
  // A list of its own and not recursion: an agent may nest arguments deeper than the stack is.
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'number') texts.push(String(value));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        open.push(member);
        if (!Array.isArray(value)) texts.push(key);
      }
    }
  }
  return texts;
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
