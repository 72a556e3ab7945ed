import type { View } from '../../domain/candidate.ts';
import { hashText } from '../../domain/hash.ts';
import type { Item } from '../../domain/item.ts';
import { type Content, type Message, messagesOf } from '../../domain/transcript.ts';
import type { Presentation } from '../presentation.ts';
import { blindBlock, blinder } from './blind.ts';
import { partHeading, renderMessages } from './render-messages.ts';
import { selectMessages, selectPrompt } from './select.ts';

export interface ShowOptions {
  /** `ba` shows a pair's second response first; other presentations change nothing here. */
  readonly presentation: Presentation;
  /** Names of the study's agents in every spelling, for `identity_blinded`. */
  readonly identities: readonly string[];
}

/** An item as a judge sees it. */
export interface ShownItem {
  /** The rendered blocks, without markers. */
  readonly text: string;
  /** SHA-256 of the rendered blocks, hexadecimal. */
  readonly hash: string;
  readonly messagesShown: number;
  /** Messages of which the view shows no block. */
  readonly messagesLeftOut: number;
  /** How often a name became `[agent]`; 0 in other views. */
  readonly replacements: number;
}

/**
 * Renders what a view shows of an item: messages with their ids as given at import, reasoning, tool calls and
 * results marked as such; a pair as prompt and two responses, named `a` and `b` whichever stands first. Half
 * surrogates, which no request can carry, become U+FFFD; every other character stays as it is.
 *
 * @example showItem(item, 'no_reasoning', { presentation: '', identities: [] }).messagesLeftOut // 0
 */
export function showItem(item: Pick<Item, 'content'>, view: View, options: ShowOptions): ShownItem {
  const names = blinder(view === 'identity_blinded' ? options.identities : []);
  const render = (messages: readonly Message[]) =>
    renderMessages(messages.map((message) => blindMessage(message, names.blind)));
  const selected = selectContent(item.content, view);
  const text = renderContent(selected, options.presentation, render).toWellFormed();
  const messagesShown = messagesOf(selected).length;
  return {
    text,
    hash: hashText(text),
    messagesShown,
    messagesLeftOut: messagesOf(item.content).length - messagesShown,
    replacements: names.count(),
  };
}

function selectContent(content: Content, view: View): Content {
  if (content.kind === 'transcript') {
    return { kind: 'transcript', messages: selectMessages(view, content.messages) };
  }
  return {
    kind: 'pair',
    prompt: selectPrompt(view, content.prompt),
    a: selectMessages(view, content.a),
    b: selectMessages(view, content.b),
  };
}

function renderContent(
  content: Content,
  presentation: Presentation,
  render: (messages: readonly Message[]) => string,
): string {
  if (content.kind === 'transcript') return render(content.messages) || NOTHING;
  const a = `${partHeading('response a')}\n${render(content.a) || NOTHING}`;
  const b = `${partHeading('response b')}\n${render(content.b) || NOTHING}`;
  const prompt = `${partHeading('prompt')}\n${render(content.prompt) || NOTHING}`;
  return [prompt, ...(presentation === 'ba' ? [b, a] : [a, b])].join('\n\n');
}

const NOTHING = '[nothing to show]';

function blindMessage(message: Message, blind: (text: string) => string): Message {
  return { ...message, blocks: message.blocks.map((block) => blindBlock(block, blind)) };
}
