import type { Block, Message, Speaker } from '../../domain/transcript.ts';
import { argumentsText } from '../source/arguments-text.ts';
import {
  expectList,
  expectMembers,
  expectOneOf,
  expectText,
  isMembers,
  type Members,
  optionalText,
  UnexpectedMember,
} from '../source/expect.ts';

const SPEAKERS: readonly Speaker[] = ['system', 'user', 'assistant', 'tool'];

/**
 * Inspect's chat messages as ours. A message that cannot be read fails the whole list: a transcript with a
 * hole in it would be judged as if it were whole.
 *
 * @param resolve replaces `attachment://` references in a text.
 * @throws UnexpectedMember naming the message and the member.
 */
export function readMessages(
  value: unknown,
  path: string,
  resolve: (text: string) => string,
): readonly Omit<Message, 'id'>[] {
  return expectList(value, path).map((entry, index) => {
    const at = `${path}[${index}]`;
    const message = expectMembers(entry, at);
    const speaker = expectOneOf(message['role'], SPEAKERS, `${at}.role`);
    const content = readContent(message['content'], `${at}.content`, resolve);
    if (speaker === 'tool') return { speaker, blocks: toolResult(message, content, at, resolve) };
    return {
      speaker,
      blocks: [...content, ...readToolCalls(message['tool_calls'], `${at}.tool_calls`, resolve)],
    };
  });
}

function readContent(value: unknown, path: string, resolve: (text: string) => string): readonly Block[] {
  if (typeof value === 'string') return value === '' ? [] : [{ type: 'text', text: resolve(value) }];
  return expectList(value, path).flatMap((entry, index) => {
    const at = `${path}[${index}]`;
    const part = expectMembers(entry, at);
    const type = expectText(part['type'], `${at}.type`);
    switch (type) {
      case 'text':
        return [{ type, text: resolve(expectText(part['text'], `${at}.text`)) }];
      case 'reasoning':
        return [readReasoning(part, at, resolve)];
      case 'tool_use':
        return readServerTool(part, at, resolve);
      default:
        // Images, audio, video, documents, data, and whatever Inspect adds later: named, not shown.
        return [{ type: 'omitted', media: type }];
    }
  });
}

/** Redacted reasoning holds the provider's encrypted text, which says nothing to a judge; a summary does. */
function readReasoning(part: Members, at: string, resolve: (text: string) => string): Block {
  const text = optionalText(part['reasoning'], `${at}.reasoning`) ?? '';
  const summary = optionalText(part['summary'], `${at}.summary`) ?? '';
  if (part['redacted'] === true) return { type: 'reasoning', text: resolve(summary), redacted: true };
  return { type: 'reasoning', text: resolve(text === '' ? summary : text) };
}

/** A tool that ran at the provider: call and result stand in one part of the assistant's message. */
function readServerTool(part: Members, at: string, resolve: (text: string) => string): readonly Block[] {
  const id = optionalText(part['id'], `${at}.id`) ?? '';
  const name = expectText(part['name'], `${at}.name`);
  const error = optionalText(part['error'], `${at}.error`);
  const text = resolve(part['result'] === null ? '' : argumentsText(part['result'] ?? '', `${at}.result`));
  return [
    { type: 'tool_call', id, name, arguments: resolve(argumentsText(part['arguments'], `${at}.arguments`)) },
    { type: 'tool_result', callId: id, name, text, ...(error === undefined ? {} : { error }) },
  ];
}

function readToolCalls(value: unknown, path: string, resolve: (text: string) => string): readonly Block[] {
  if (value === undefined || value === null) return [];
  return expectList(value, path).map((entry, index) => {
    const at = `${path}[${index}]`;
    const call = expectMembers(entry, at);
    return {
      type: 'tool_call',
      id: expectText(call['id'], `${at}.id`),
      name: expectText(call['function'], `${at}.function`),
      arguments: resolve(argumentsText(call['arguments'], `${at}.arguments`)),
    };
  });
}

function toolResult(
  message: Members,
  content: readonly Block[],
  at: string,
  resolve: (text: string) => string,
): readonly Block[] {
  const name = optionalText(message['function'], `${at}.function`);
  const error = readToolError(message['error'] ?? message['tool_error'], `${at}.error`);
  const texts = content.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  return [
    {
      type: 'tool_result',
      callId: optionalText(message['tool_call_id'], `${at}.tool_call_id`) ?? '',
      ...(name === undefined ? {} : { name }),
      text: texts.join('\n'),
      ...(error === undefined ? {} : { error: resolve(error) }),
    },
    ...content.filter((block) => block.type !== 'text'),
  ];
}

/** `{type, message}`; logs of 2024 hold the message alone, as `tool_error`. */
function readToolError(value: unknown, at: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (!isMembers(value)) throw new UnexpectedMember(at, 'an object with type and message', value);
  const type = optionalText(value['type'], `${at}.type`);
  const message = optionalText(value['message'], `${at}.message`);
  return [type, message].filter((part) => part !== undefined).join(': ');
}
