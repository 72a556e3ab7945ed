import type { Asked } from './asked.ts';
import type { Decided } from './decide.ts';
import type { Fault, ServerPlan } from './plan.ts';
import { emptyBody, errorBody, replyBody } from './wire.ts';

/** What goes over the wire for one request. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where the connection is cut: before the status, or in the middle of the body. */
  readonly cut?: 'before' | 'in body';
  /** Milliseconds between the pieces of the body, beside the plan's latency. */
  readonly dripMs?: number;
  /** Whether a provider would bill it. */
  readonly billed: boolean;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const DRIP_MILLISECONDS = 50;

/**
 * The answer to a request, as a function of the request, its fault and the reply decided.
 *
 * @param id names the request; stands in the body and in the header that each provider uses.
 * @param key as it was sent, for the fault that repeats it.
 */
export function answerTo(
  asked: Asked,
  fault: Fault | undefined,
  decided: Decided,
  plan: ServerPlan,
  { id, path, key }: { readonly id: string; readonly path: string; readonly key: string },
): WireAnswer {
  const headers = { ...JSON_TYPE, [asked.api === 'messages' ? 'request-id' : 'x-request-id']: `req_${id}` };
  const whole: WireAnswer = {
    status: 200,
    headers,
    body: JSON.stringify(replyBody(id, asked, decided)),
    billed: true,
  };
  const error = (
    status: number,
    type: string,
    message: string,
    more: Readonly<Record<string, string>> = {},
  ) => ({
    status,
    headers: { ...headers, ...more },
    body: JSON.stringify(errorBody(asked.api, type, message, type)),
    billed: false,
  });
  const instead = (body: string, type = 'application/json'): WireAnswer => ({
    ...whole,
    headers: { ...headers, 'content-type': type },
    body,
  });
  switch (fault) {
    case 'rate_limited':
      return error(429, 'rate_limit_error', 'Too many requests.', { 'retry-after': '1' });
    case 'rate_limited_long':
      return error(429, 'rate_limit_error', 'Too many requests.', { 'retry-after': '120' });
    case 'rate_limited_bare':
      return error(429, 'rate_limit_error', 'Too many requests.');
    case 'no_quota':
      return error(429, 'insufficient_quota', 'You exceeded your current quota.');
    case 'server_error':
      return error(500, 'api_error', 'The server had an error.');
    case 'unavailable':
      return {
        ...instead('<html><h1>503 Service Unavailable</h1></html>', 'text/html'),
        status: 503,
        billed: false,
      };
    case 'overloaded':
      return error(529, 'overloaded_error', 'Overloaded');
    case 'bad_request':
      return error(400, 'invalid_request_error', 'Unknown parameter.');
    case 'unauthorized':
      return error(401, 'authentication_error', `Incorrect API key provided: ${key}.`);
    case 'reset_before':
      return { ...whole, cut: 'before' };
    case 'reset_in_body':
      return { ...whole, cut: 'in body' };
    case 'slow':
      return { ...whole, dripMs: DRIP_MILLISECONDS };
    case 'malformed':
      return instead(whole.body.replace(/"/g, "'"));
    case 'truncated':
      return instead(whole.body.slice(0, Math.floor(whole.body.length / 2)));
    case 'html':
      return { ...instead('<html><title>Sign in</title></html>', 'text/html'), billed: false };
    case 'empty':
      return instead(JSON.stringify(emptyBody(id, asked)));
    case 'told_error':
      return instead(JSON.stringify(errorBody('chat_completions', 'overloaded', 'Try again.', 502)));
    case 'redirect':
      return { ...error(307, 'redirect', 'Elsewhere.', { location: plan.redirectTo }) };
    case 'redirect_loop':
      return { ...error(307, 'redirect', 'Here again.', { location: path }) };
    case 'echo_key':
      return instead(JSON.stringify(replyBody(id, asked, { ...decided, text: `You sent ${key}.` })));
    default:
      return whole;
  }
}
