import type { Block } from '../../domain/transcript.ts';

const BLINDED = '[agent]';

/** Replaces agents' names in a text and counts how often. */
export interface Blinder {
  readonly blind: (text: string) => string;
  /** Replacements so far. */
  readonly count: () => number;
}

/**
 * Replaces every one of the names by `[agent]`: whole words, in any case, the longest name first, white space
 * inside a name standing for any white space. A name inside a longer word (`gpt-4` in `gpt-4o`) is another
 * name and stays: list every spelling.
 */
export function blinder(names: readonly string[]): Blinder {
  let replaced = 0;
  const pattern = patternOf(names);
  return {
    blind: (text) =>
      pattern === undefined
        ? text
        : text.replace(pattern, () => {
            replaced++;
            return BLINDED;
          }),
    count: () => replaced,
  };
}

/** A block with every text in it blinded: names of tools and ids of calls too. */
export function blindBlock(block: Block, blind: (text: string) => string): Block {
  switch (block.type) {
    case 'text':
    case 'reasoning':
      return { ...block, text: blind(block.text) };
    case 'tool_call':
      return {
        ...block,
        id: blind(block.id),
        name: blind(block.name),
        arguments: blind(block.arguments),
      };
    case 'tool_result':
      return {
        ...block,
        callId: blind(block.callId),
        text: blind(block.text),
        ...(block.name === undefined ? {} : { name: blind(block.name) }),
        ...(block.error === undefined ? {} : { error: blind(block.error) }),
      };
    case 'omitted':
      return { ...block, media: blind(block.media) };
  }
}

function patternOf(names: readonly string[]): RegExp | undefined {
  const spelled = [...new Set(names.map((name) => name.trim()))]
    .filter((name) => name !== '')
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
    .map((name) => name.split(/\s+/u).map(escapeForPattern).join('\\s+'));
  if (spelled.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
