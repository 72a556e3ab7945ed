import type { Block, Message, Speaker } from '../../domain/transcript.ts';
import { argumentsText } from '../source/arguments-text.ts';
import {
  expectList,
  expectMembers,
  expectOneOf,
  expectOnly,
  expectText,
  type Members,
  optionalText,
} from '../source/expect.ts';
import { readBlock } from './block.ts';

const SPEAKERS: readonly Speaker[] = ['system', 'user', 'assistant', 'tool'];
const MEMBERS = ['role', 'speaker', 'content', 'reasoning', 'tool_calls'];
const TOOL_MEMBERS = ['role', 'speaker', 'content', 'tool_call_id', 'name', 'error'];

/**
 * Messages as people write them: `{"role": "user", "content": "..."}`. In reading order a message is its
 * `reasoning`, its `content` (a text, or a list of blocks), its `tool_calls`. A message of a tool whose content
 * is a text is the result of the call `tool_call_id`.
 *
 * @throws UnexpectedMember naming the message and the member.
 */
export function readMessages(value: unknown, path: string): readonly Omit<Message, 'id'>[] {
  return expectList(value, path).map((entry, index) => readMessage(entry, `${path}[${index}]`));
}

function readMessage(value: unknown, at: string): Omit<Message, 'id'> {
  const message = expectMembers(value, at);
  const named = message['speaker'] === undefined ? 'role' : 'speaker';
  const speaker = expectOneOf(message[named], SPEAKERS, `${at}.${named}`);
  const { content } = message;
  if (speaker === 'tool' && !Array.isArray(content))
    return { speaker, blocks: [readToolResult(message, at)] };
  expectOnly(message, MEMBERS, at);
  const reasoning = optionalText(message['reasoning'], `${at}.reasoning`);
  return {
    speaker,
    blocks: [
      ...(reasoning === undefined ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
      ...readContent(message, `${at}.content`),
      ...readToolCalls(message['tool_calls'], `${at}.tool_calls`),
    ],
  };
}

function readToolResult(message: Members, at: string): Block {
  expectOnly(message, TOOL_MEMBERS, at);
  const name = optionalText(message['name'], `${at}.name`);
  const error = optionalText(message['error'], `${at}.error`);
  return {
    type: 'tool_result',
    callId: expectText(message['tool_call_id'], `${at}.tool_call_id`),
    ...(name === undefined ? {} : { name }),
    text: expectText(message['content'], `${at}.content`),
    ...(error === undefined ? {} : { error }),
  };
}

/** Content may be left out where an assistant only reasons or calls tools. */
function readContent(message: Members, path: string): readonly Block[] {
  const { content } = message;
  if (Array.isArray(content)) return content.map((block, index) => readBlock(block, `${path}[${index}]`));
  const mayLack = message['tool_calls'] !== undefined || message['reasoning'] !== undefined;
  if ((content === undefined || content === null) && mayLack) return [];
  return [{ type: 'text', text: expectText(content, path) }];
}

function readToolCalls(value: unknown, path: string): readonly Block[] {
  if (value === undefined || value === null) return [];
  return expectList(value, path).map((entry, index) => {
    const at = `${path}[${index}]`;
    const call = expectOnly(expectMembers(entry, at), ['id', 'name', 'arguments'], at);
    return {
      type: 'tool_call',
      id: expectText(call['id'], `${at}.id`),
      name: expectText(call['name'], `${at}.name`),
      arguments: argumentsText(call['arguments'], `${at}.arguments`),
    };
  });
}
