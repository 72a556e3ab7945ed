import type { JsonSchema } from '../../src/domain/json-schema.ts';
import type { Answer, Question } from '../../src/domain/judge.ts';
import type { JudgeEntry } from '../../src/domain/study.ts';
import { questionOn } from './local-context.ts';

export const SCHEMA: JsonSchema = {
  type: 'object',
  properties: { rationale: { type: 'string' }, label: { type: 'string', enum: ['yes', 'no'] } },
  required: ['rationale', 'label'],
  additionalProperties: false,
};

/** A question to a model: the item's part, which is shared, and one after it. */
export function modelQuestion(text: string, schema?: JsonSchema): Question {
  return questionOn('i1', {
    request: {
      system: 'You are judging recorded material.',
      user: [
        { text: 'The record.', shared: true },
        { text, shared: false },
      ],
      ...(schema === undefined ? {} : { schema: { name: 'verdict', schema } }),
    },
  });
}

/** The three wire formats, as judges of the provider at a base URL. */
export const WIRES: readonly {
  readonly wire: string;
  readonly entry: (url: string, settings?: Readonly<Record<string, unknown>>) => JudgeEntry;
}[] = [
  { wire: 'chat completions', entry: (url, settings) => openai(url, { ...settings }) },
  { wire: 'responses', entry: (url, settings) => openai(url, { api: 'responses', ...settings }) },
  {
    wire: 'messages',
    entry: (url, settings = {}) => ({
      id: 'the-anthropic',
      provider: 'anthropic',
      model: 'claude-x',
      baseUrl: url,
      settings,
    }),
  },
];

function openai(url: string, settings: Readonly<Record<string, unknown>>): JudgeEntry {
  return { id: 'the-openai', provider: 'openai', model: 'gpt-x', baseUrl: `${url}/v1`, settings };
}

export function errorOf(answer: Answer) {
  if (answer.kind !== 'error') throw new Error(`no error but ${JSON.stringify(answer)}`);
  return answer.error;
}

export function replyOf(answer: Answer) {
  if (answer.kind !== 'reply') throw new Error(`no reply but ${JSON.stringify(answer)}`);
  return answer;
}
