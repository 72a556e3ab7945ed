import { detectColumns } from './detect-columns.ts';
import type { Detected } from './detected.ts';
import { isMembers, type Members } from './source/expect.ts';

export interface DetectedLine {
  readonly detected: Detected;
  /** Whether no other format could have written the line. */
  readonly isCertain: boolean;
}

/** Tells from one JSON value which line format it belongs to. */
export function detectLine(value: unknown): DetectedLine {
  if (!isMembers(value)) return certain({ saw: 'lines of JSON that are no objects' });
  if ('messages' in value || ('prompt' in value && 'a' in value && 'b' in value)) return detectItem(value);
  const columns = Object.keys(value);
  const found = detectColumns(columns);
  if (found !== undefined) return certain({ format: `${found}_jsonl` });
  return certain({ saw: `lines of JSON with the members ${columns.slice(0, 12).join(', ').slice(0, 200)}` });
}

function detectItem(line: Members): DetectedLine {
  const messages = Array.isArray(line['messages']) ? line['messages'].filter(isMembers) : [];
  const isNative =
    ['prompt', 'facets', 'aliases', 'split', 'key'].some((name) => name in line) || messages.some(isOurs);
  const isOpenAi = 'metadata' in line || messages.some(isTheirs);
  if (isNative !== isOpenAi) return certain({ format: isNative ? 'transcripts' : 'openai_chat' });
  // Plain roles and texts read the same either way; only OpenAI's lines may do without an id.
  return { detected: { format: 'id' in line ? 'transcripts' : 'openai_chat' }, isCertain: false };
}

function isOurs(message: Members): boolean {
  const blocks = partsOf(message['content']);
  const calls = partsOf(message['tool_calls']);
  return (
    'speaker' in message ||
    calls.some((call) => 'name' in call) ||
    blocks.some(({ type }) => ['reasoning', 'tool_call', 'tool_result', 'omitted'].includes(String(type)))
  );
}

function isTheirs(message: Members): boolean {
  const parts = partsOf(message['content']);
  const calls = partsOf(message['tool_calls']);
  return (
    ['developer', 'function'].includes(String(message['role'])) ||
    ['reasoning_content', 'refusal', 'function_call'].some((name) => name in message) ||
    calls.some((call) => 'function' in call || 'custom' in call) ||
    parts.some(({ type }) => ['image_url', 'input_audio', 'file', 'refusal'].includes(String(type)))
  );
}

function partsOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

function certain(detected: Detected): DetectedLine {
  return { detected, isCertain: true };
}
