import type { Block } from '../../domain/transcript.ts';
import { argumentsText } from '../source/arguments-text.ts';
import {
  expectMembers,
  expectOneOf,
  expectOnly,
  expectText,
  type Members,
  optionalText,
  UnexpectedMember,
} from '../source/expect.ts';

const TYPES = ['text', 'reasoning', 'tool_call', 'tool_result', 'omitted'] as const;

/**
 * A block of a message's content as native JSONL writes it.
 *
 * @throws UnexpectedMember naming the member.
 */
export function readBlock(value: unknown, at: string): Block {
  const block = expectMembers(value, at);
  const type = expectOneOf(block['type'], TYPES, `${at}.type`);
  switch (type) {
    case 'text':
      expectOnly(block, ['type', 'text'], at);
      return { type, text: expectText(block['text'], `${at}.text`) };
    case 'reasoning':
      return readReasoning(block, at);
    case 'tool_call':
      expectOnly(block, ['type', 'id', 'name', 'arguments'], at);
      return {
        type,
        id: expectText(block['id'], `${at}.id`),
        name: expectText(block['name'], `${at}.name`),
        arguments: argumentsText(block['arguments'], `${at}.arguments`),
      };
    case 'tool_result':
      return readToolResult(block, at);
    case 'omitted':
      expectOnly(block, ['type', 'media'], at);
      return { type, media: expectText(block['media'], `${at}.media`) };
  }
}

function readReasoning(block: Members, at: string): Block {
  expectOnly(block, ['type', 'text', 'redacted'], at);
  const text = expectText(block['text'], `${at}.text`);
  const { redacted } = block;
  if (redacted === true) return { type: 'reasoning', text, redacted };
  if (redacted === undefined || redacted === false) return { type: 'reasoning', text };
  throw new UnexpectedMember(`${at}.redacted`, 'true or false', redacted);
}

function readToolResult(block: Members, at: string): Block {
  expectOnly(block, ['type', 'tool_call_id', 'name', 'text', 'error'], at);
  const name = optionalText(block['name'], `${at}.name`);
  const error = optionalText(block['error'], `${at}.error`);
  return {
    type: 'tool_result',
    callId: expectText(block['tool_call_id'], `${at}.tool_call_id`),
    ...(name === undefined ? {} : { name }),
    text: expectText(block['text'], `${at}.text`),
    ...(error === undefined ? {} : { error }),
  };
}
