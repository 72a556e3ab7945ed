import type { ItemDraft } from '../../domain/item.ts';
import type { Block, Message } from '../../domain/transcript.ts';

/**
 * An item as one line of native JSONL, without the line end. Reading the line back gives the same item;
 * message ids are not written, because they follow from the order.
 *
 * @example writeTranscript(item) // '{"id":"t1","messages":[{"role":"user","content":"Hi"}]}'
 */
export function writeTranscript(item: ItemDraft): string {
  const { id, key, content, facets, aliases = {}, split } = item;
  return JSON.stringify({
    id,
    key: key === id ? undefined : key,
    ...(content.kind === 'transcript'
      ? { messages: content.messages.map(writeMessage) }
      : {
          prompt: content.prompt.map(writeMessage),
          a: content.a.map(writeMessage),
          b: content.b.map(writeMessage),
        }),
    facets: Object.keys(facets).length === 0 ? undefined : facets,
    aliases: Object.keys(aliases).length === 0 ? undefined : aliases,
    split: split === 'test' ? split : undefined,
  });
}

/** The short form wherever it says the same. */
function writeMessage({ speaker, blocks }: Message): object {
  const [first, ...others] = blocks;
  if (speaker === 'tool') {
    return first?.type === 'tool_result' && others.length === 0
      ? {
          role: speaker,
          tool_call_id: first.callId,
          name: first.name,
          content: first.text,
          error: first.error,
        }
      : { role: speaker, content: blocks.map(writeBlock) };
  }
  return { role: speaker, ...(shortForm(blocks) ?? { content: blocks.map(writeBlock) }) };
}

/** At most one reasoning, then at most one text, then tool calls: what the members of a message can say. */
function shortForm(blocks: readonly Block[]): object | undefined {
  const rest = [...blocks];
  const reasoning = takeReasoning(rest);
  const text = rest[0]?.type === 'text' ? rest.shift() : undefined;
  const calls = rest.flatMap((block) => (block.type === 'tool_call' ? [block] : []));
  if (calls.length !== rest.length || blocks.length === 0) return undefined;
  return {
    reasoning,
    content: text?.type === 'text' ? text.text : undefined,
    tool_calls:
      calls.length === 0
        ? undefined
        : calls.map((call) => ({ id: call.id, name: call.name, arguments: call.arguments })),
  };
}

function takeReasoning(blocks: Block[]): string | undefined {
  const [first] = blocks;
  if (first?.type !== 'reasoning' || first.redacted) return undefined;
  blocks.shift();
  return first.text;
}

function writeBlock(block: Block): object {
  if (block.type !== 'tool_result') return block;
  const { type, callId, name, text, error } = block;
  return { type, tool_call_id: callId, name, text, error };
}
