import type { Api, Asked, Finish, Replied } from './asked.ts';

/** A whole reply in a provider's wire format, as the JSON of a status 200. */
export function replyBody(id: string, asked: Asked, replied: Replied): unknown {
  return WIRES[asked.api](id, asked, replied);
}

/** A body without what a reply needs: no choices, no output, no content. */
export function emptyBody(id: string, asked: Asked): unknown {
  const missing = { chat_completions: 'choices', responses: 'output', messages: 'content' }[asked.api];
  const empty = asked.api === 'chat_completions' ? { choices: [] } : {};
  const whole = replyBody(id, asked, NOTHING);
  return {
    ...Object.fromEntries(Object.entries(Object(whole)).filter(([key]) => key !== missing)),
    ...empty,
  };
}

/** An error's body in the manner of the API's provider. */
export function errorBody(api: Api, type: string, message: string, code: string | number | null): unknown {
  if (api === 'messages') return { type: 'error', error: { type, message }, request_id: 'req_error' };
  return { error: { message, type, param: null, code } };
}

const NOTHING: Replied = {
  version: '2026-01-01',
  text: '',
  finish: 'stop',
  usage: { input: 1, output: 0, cached: 0, reasoning: 0 },
};

const WIRES: Readonly<Record<Api, (id: string, asked: Asked, replied: Replied) => unknown>> = {
  chat_completions: (id, { model }, { text, finish, usage, version }) => ({
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: 1_767_225_600,
    model: served(model, version),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: finish === 'refusal' ? null : text,
          refusal: finish === 'refusal' ? text : null,
        },
        logprobs: null,
        finish_reason: CHAT_FINISH[finish],
      },
    ],
    usage: {
      prompt_tokens: usage.input,
      completion_tokens: usage.output,
      total_tokens: usage.input + usage.output,
      prompt_tokens_details: { cached_tokens: usage.cached },
      completion_tokens_details: { reasoning_tokens: usage.reasoning },
    },
  }),
  responses: (id, { model }, { text, finish, usage, version }) => ({
    id: `resp_${id}`,
    object: 'response',
    created_at: 1_767_225_600,
    status: RESPONSE_REASON[finish] === undefined ? 'completed' : 'incomplete',
    error: null,
    incomplete_details: RESPONSE_REASON[finish] === undefined ? null : { reason: RESPONSE_REASON[finish] },
    model: served(model, version),
    output: [
      { id: `rs_${id}`, type: 'reasoning', summary: [] },
      {
        id: `msg_${id}`,
        type: 'message',
        status: 'completed',
        role: 'assistant',
        content: [
          finish === 'refusal'
            ? { type: 'refusal', refusal: text }
            : { type: 'output_text', text, annotations: [] },
        ],
      },
    ],
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: usage.cached },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: usage.reasoning },
      total_tokens: usage.input + usage.output,
    },
  }),
  messages: (id, { model }, { text, finish, usage, version }) => ({
    id: `msg_${id}`,
    type: 'message',
    role: 'assistant',
    model: served(model, version),
    content: finish === 'refusal' ? [] : [{ type: 'text', text, citations: null }],
    stop_reason: MESSAGE_STOP[finish],
    stop_sequence: null,
    stop_details: finish === 'refusal' ? { type: 'refusal', category: null, explanation: text } : null,
    usage: {
      input_tokens: usage.input - usage.cached,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: usage.cached,
      output_tokens: usage.output,
      output_tokens_details: { thinking_tokens: usage.reasoning },
    },
  }),
};

/** Providers serve a dated version of the model that is asked for. */
function served(model: string, version: string): string {
  return `${model}-${version}`;
}

const CHAT_FINISH: Readonly<Record<Finish, string>> = {
  stop: 'stop',
  length: 'length',
  refusal: 'stop',
  content_filter: 'content_filter',
  window_exceeded: 'length',
};

const RESPONSE_REASON: Readonly<Record<Finish, string | undefined>> = {
  stop: undefined,
  length: 'max_output_tokens',
  refusal: undefined,
  content_filter: 'content_filter',
  window_exceeded: 'max_output_tokens',
};

const MESSAGE_STOP: Readonly<Record<Finish, string>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  refusal: 'refusal',
  // Anthropic has no such reason of its own.
  content_filter: 'refusal',
  window_exceeded: 'model_context_window_exceeded',
};
