/** Who speaks in a message. */
export type Speaker = 'system' | 'user' | 'assistant' | 'tool';

/** A part of a message. Tool arguments stay the text the agent wrote, well formed or not. */
export type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string; readonly redacted?: true }
  | { readonly type: 'tool_call'; readonly id: string; readonly name: string; readonly arguments: string }
  | {
      readonly type: 'tool_result';
      readonly callId: string;
      readonly name?: string;
      readonly text: string;
      readonly error?: string;
    }
  /** Something that is not text (an image, a sound) and is named instead of shown. */
  | { readonly type: 'omitted'; readonly media: string };

export interface Message {
  /** `M1`, `M2`, ...: given at import, never renumbered, so that a quote can be found again. */
  readonly id: string;
  readonly speaker: Speaker;
  readonly blocks: readonly Block[];
}

/** What is judged: one conversation, or for pairwise criteria two responses to one prompt. */
export type Content =
  | { readonly kind: 'transcript'; readonly messages: readonly Message[] }
  | {
      readonly kind: 'pair';
      readonly prompt: readonly Message[];
      readonly a: readonly Message[];
      readonly b: readonly Message[];
    };

/** Gives messages their ids in reading order. */
export function numbered(messages: readonly Omit<Message, 'id'>[], from = 1): readonly Message[] {
  return messages.map((message, index) => ({ id: `M${from + index}`, ...message }));
}

/** Every message of an item in reading order: prompt, then `a`, then `b` for a pair. */
export function messagesOf(content: Content): readonly Message[] {
  return content.kind === 'transcript' ? content.messages : [...content.prompt, ...content.a, ...content.b];
}

/** The text of the first user message, or `undefined` where no user speaks. */
export function firstUserText(content: Content): string | undefined {
  const message = messagesOf(content).find((candidate) => candidate.speaker === 'user');
  return message?.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
}
