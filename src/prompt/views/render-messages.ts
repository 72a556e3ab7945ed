import type { Block, Message } from '../../domain/transcript.ts';

/**
 * Messages as text. Every line of ours begins with `[M1`, `[prompt`, `[response` or `[nothing`; a line of the
 * transcript that begins so gets a backslash before the bracket, so that no transcript can pretend that somebody else spoke.
 */
export function renderMessages(messages: readonly Message[]): string {
  return messages.map(renderMessage).join('\n\n');
}

/** The line above a pair's prompt or response. */
export function partHeading(part: 'prompt' | 'response a' | 'response b'): string {
  return `[${part}]`;
}

function renderMessage({ id, speaker, blocks }: Message): string {
  const head = `[${id}] ${speaker}`;
  if (blocks.length === 0) return `${head}\n[${id} empty]`;
  return [head, ...blocks.map((block, index) => renderBlock(id, block, index === 0))].join('\n');
}

function renderBlock(id: string, block: Block, isFirst: boolean): string {
  switch (block.type) {
    case 'text':
      // Later ones are marked, or they would read as part of the reasoning or arguments above.
      return isFirst ? quoted(block.text) : `[${id} text]\n${quoted(block.text)}`;
    case 'reasoning':
      return block.redacted
        ? `[${id} reasoning, redacted by its provider]${following(block.text)}`
        : `[${id} reasoning]\n${quoted(block.text)}`;
    case 'tool_call':
      return `[${id} tool call ${inline(block.id)}: ${inline(block.name)}]\n${quoted(block.arguments)}`;
    case 'tool_result': {
      const name = block.name === undefined ? '' : `, ${inline(block.name)}`;
      const error = block.error === undefined ? '' : `\n[${id} error]\n${quoted(block.error)}`;
      return `[${id} result of ${inline(block.callId)}${name}]\n${quoted(block.text)}${error}`;
    }
    case 'omitted':
      return `[${id} not shown: ${inline(block.media)}]`;
  }
}

function following(text: string): string {
  return text === '' ? '' : `\n${quoted(text)}`;
}

/**
 * White space and invisible characters may stand before the bracket and between what follows it: to a reader
 * the line looks the same. No part of the pattern spans lines, so that it stays linear in the text.
 */
const BREAK = '\\n\\v\\f\\r\\u0085\\u2028\\u2029';
const HIDDEN = `[[\\s\\p{Cf}\\p{Cc}]--[${BREAK}]]`;
const OUR_WORDS = [['M', '\\p{Nd}'], [...'prompt'], [...'response'], [...'nothing']];
const LOOKS_LIKE_OURS = new RegExp(
  `(^|[${BREAK}])((?:${HIDDEN}|\\\\)*)\\[` +
    `(?=${HIDDEN}*(?:${OUR_WORDS.map((word) => word.join(`${HIDDEN}*`)).join('|')}))`,
  'giv',
);

function quoted(text: string): string {
  return text.replace(LOOKS_LIKE_OURS, '$1$2\\[');
}

/** Names that the agent or its tools made up stay on our line. */
function inline(name: string): string {
  return /^[\w.:/-]{1,80}$/.test(name)
    ? name
    : JSON.stringify(name).replace(
        /[\u007f-\u009f\u2028\u2029]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
}
