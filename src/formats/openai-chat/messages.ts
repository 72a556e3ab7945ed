import type { Block, Message, Speaker } from '../../domain/transcript.ts';
import { argumentsText } from '../source/arguments-text.ts';
import {
  expectList,
  expectMembers,
  expectOneOf,
  expectText,
  type Members,
  optionalText,
} from '../source/expect.ts';

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const;
/** The last two are the Responses API's names for the same. */
const TEXTS = ['text', 'input_text', 'output_text'];

/**
 * Messages of OpenAI's chat format as ours. Reasoning is read where compatible servers put it, in
 * `reasoning_content` or `reasoning`. Images, sounds and files are named, not shown.
 *
 * @throws UnexpectedMember naming the message and the member: a transcript is read whole or not at all.
 */
export function readMessages(value: unknown, path: string): readonly Omit<Message, 'id'>[] {
  return expectList(value, path).map((entry, index) => {
    const at = `${path}[${index}]`;
    const message = expectMembers(entry, at);
    const role = expectOneOf(message['role'], ROLES, `${at}.role`);
    const content = readContent(message['content'], `${at}.content`);
    if (role === 'tool' || role === 'function') {
      return { speaker: 'tool', blocks: toolResult(message, role, content, at) };
    }
    const speaker: Speaker = role === 'developer' ? 'system' : role;
    return { speaker, blocks: [...readReasoning(message, at), ...content, ...readRest(message, at)] };
  });
}

function readContent(value: unknown, path: string): readonly Block[] {
  if (value === undefined || value === null || value === '') return [];
  if (typeof value === 'string') return [{ type: 'text', text: value }];
  return expectList(value, path).map((entry, index): Block => {
    const at = `${path}[${index}]`;
    const part = expectMembers(entry, at);
    const type = expectText(part['type'], `${at}.type`);
    if (TEXTS.includes(type)) return { type: 'text', text: expectText(part['text'], `${at}.text`) };
    if (type === 'refusal') return { type: 'text', text: expectText(part['refusal'], `${at}.refusal`) };
    return { type: 'omitted', media: type };
  });
}

function readReasoning(message: Members, at: string): readonly Block[] {
  const name = typeof message['reasoning_content'] === 'string' ? 'reasoning_content' : 'reasoning';
  const text = optionalText(message[name], `${at}.${name}`);
  return text === undefined || text === '' ? [] : [{ type: 'reasoning', text }];
}

function readRest(message: Members, at: string): readonly Block[] {
  const refusal = optionalText(message['refusal'], `${at}.refusal`);
  const { audio } = message;
  return [
    ...(refusal === undefined || refusal === '' ? [] : [{ type: 'text' as const, text: refusal }]),
    ...(audio === undefined || audio === null ? [] : [{ type: 'omitted' as const, media: 'audio' }]),
    ...readToolCalls(message['tool_calls'], `${at}.tool_calls`),
    ...readFunctionCall(message['function_call'], `${at}.function_call`),
  ];
}

function readToolCalls(value: unknown, path: string): readonly Block[] {
  if (value === undefined || value === null) return [];
  return expectList(value, path).map((entry, index) => {
    const at = `${path}[${index}]`;
    const call = expectMembers(entry, at);
    const isCustom = call['type'] === 'custom';
    const [member, argument] = isCustom ? ['custom', 'input'] : ['function', 'arguments'];
    const called = expectMembers(call[member], `${at}.${member}`);
    return {
      type: 'tool_call',
      id: optionalText(call['id'], `${at}.id`) ?? '',
      name: expectText(called['name'], `${at}.${member}.name`),
      arguments: argumentsText(called[argument], `${at}.${member}.${argument}`),
    };
  });
}

/** The form before tool calls had ids: call and result name the function. */
function readFunctionCall(value: unknown, at: string): readonly Block[] {
  if (value === undefined || value === null) return [];
  const call = expectMembers(value, at);
  const name = expectText(call['name'], `${at}.name`);
  return [
    { type: 'tool_call', id: name, name, arguments: argumentsText(call['arguments'], `${at}.arguments`) },
  ];
}

function toolResult(
  message: Members,
  role: 'tool' | 'function',
  content: readonly Block[],
  at: string,
): readonly Block[] {
  const name = optionalText(message['name'], `${at}.name`);
  const texts = content.flatMap((block) => (block.type === 'text' ? [block.text] : []));
  return [
    {
      type: 'tool_result',
      callId:
        role === 'function'
          ? expectText(message['name'], `${at}.name`)
          : expectText(message['tool_call_id'], `${at}.tool_call_id`),
      ...(name === undefined ? {} : { name }),
      text: texts.join('\n'),
    },
    ...content.filter((block) => block.type !== 'text'),
  ];
}
