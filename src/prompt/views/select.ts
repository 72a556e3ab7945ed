import type { View } from '../../domain/candidate.ts';
import type { Block, Message } from '../../domain/transcript.ts';

/** Messages as a view shows them, with only the blocks it shows; a message without any is left out. */
export function selectMessages(view: View, messages: readonly Message[]): readonly Message[] {
  switch (view) {
    case 'full':
    case 'identity_blinded':
      return messages;
    case 'no_reasoning':
      return withBlocks(messages, (block) => block.type !== 'reasoning');
    case 'actions_only':
      return withBlocks(messages, (block) => block.type === 'tool_call' || block.type === 'tool_result');
    case 'no_system_prompt':
      return messages.filter((message) => message.speaker !== 'system');
    case 'final_message':
      return messages.filter((message) => message.speaker === 'assistant').slice(-1);
  }
}

/**
 * The prompt of a pair. Views that take something away take it from here too; those that pick a part of what
 * the agent did pick it from the responses, and the prompt stays.
 */
export function selectPrompt(view: View, prompt: readonly Message[]): readonly Message[] {
  return view === 'actions_only' || view === 'final_message' ? prompt : selectMessages(view, prompt);
}

function withBlocks(messages: readonly Message[], keep: (block: Block) => boolean): readonly Message[] {
  return messages.flatMap((message) => {
    const blocks = message.blocks.filter(keep);
    // A message that had none to begin with is shown as empty, as in every other view.
    return blocks.length === 0 && message.blocks.length > 0 ? [] : [{ ...message, blocks }];
  });
}
