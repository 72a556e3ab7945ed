import { describe, expect, test } from 'vitest';
import { hashUniform } from '../../src/judge/hash-uniform.ts';
import { readChat } from '../../src/judge/read-chat.ts';
import { readMessage } from '../../src/judge/read-message.ts';
import { readResponse } from '../../src/judge/read-response.ts';
import { retryAfterMs } from '../../src/judge/retry-after.ts';
import { statusKind } from '../../src/judge/status-kind.ts';
import { BlockedAddress } from '../../src/judge/transport.ts';
import { transportError } from '../../src/judge/transport-error.ts';

describe('bodies of any shape', () => {
  const SHAPES: readonly unknown[] = [
    null,
    1,
    'text',
    [],
    {},
    { choices: 'no', output: 'no', content: 'no' },
    { choices: [null], output: [null], content: [null] },
    { choices: [{ message: 'no' }], status: 'in_progress', output: [] },
    { choices: [{}], status: 'completed', output: [{ content: [{ type: 'output_text' }] }], content: [{}] },
  ];

  test.each([readChat, readResponse, readMessage])('never make %o throw', (read) => {
    for (const shape of SHAPES) {
      const answer = read(shape);
      expect('error' in answer ? answer.error.kind : answer.text).toBeTypeOf('string');
    }
  });

  test('of a gateway that failed half-way are transient, whatever text came before', () => {
    const error = { code: 502, message: 'upstream' };
    const message = { content: '{"label": "yes"}' };
    expect(readChat({ choices: [{ message, finish_reason: 'error', error }] })).toEqual({
      error: { kind: 'transient', message: '502: upstream', status: 502 },
    });
    expect(readChat({ choices: [{ message, finish_reason: 'network_error' }] })).toEqual({
      error: { kind: 'transient', message: 'the answer broke off: network_error' },
    });
  });

  test('of servers that send parts, no usage, or a finish of their own are replies', () => {
    const message = {
      content: [{ type: 'text', text: 'so ' }, { type: 'image' }, { type: 'text', text: 'it is' }],
    };
    expect(readChat({ choices: [{ message, finish_reason: 'odd' }], usage: null })).toEqual({
      text: 'so it is',
      finish: 'other',
    });
    const counts = { prompt_tokens: null, completion_tokens: -1 };
    expect(readChat({ choices: [{ message, finish_reason: 'stop' }], usage: counts })).not.toHaveProperty(
      'usage',
    );
  });

  test('of a model that used its tokens up by reasoning are cut off, not broken', () => {
    expect(readChat({ choices: [{ message: { content: null }, finish_reason: 'length' }] })).toEqual({
      text: '',
      finish: 'length',
    });
    const incomplete = {
      status: 'incomplete',
      output: [],
      incomplete_details: { reason: 'max_output_tokens' },
    };
    expect(readResponse(incomplete)).toEqual({ text: '', finish: 'length' });
    expect(readMessage({ content: [{ type: 'thinking' }], stop_reason: 'max_tokens' })).toEqual({
      text: '',
      finish: 'length',
    });
  });

  test('of a response that failed are errors', () => {
    const failed = { status: 'failed', error: { code: 'server_error', message: 'sorry' }, output: [] };
    expect(readResponse(failed)).toEqual({ error: { kind: 'transient', message: 'sorry' } });
    const wrong = { status: 'failed', error: { code: 'invalid_prompt', message: 'no' }, output: [] };
    expect(readResponse(wrong)).toEqual({ error: { kind: 'permanent', message: 'no' } });
  });

  test('count Anthropic’s cached and written tokens as input', () => {
    const usage = {
      input_tokens: 10,
      cache_read_input_tokens: 80,
      cache_creation_input_tokens: 7,
      output_tokens: 3,
    };
    expect(
      readMessage({ content: [{ type: 'text', text: 'a' }], stop_reason: 'end_turn', usage }),
    ).toMatchObject({
      usage: { inputTokens: 97, outputTokens: 3, cachedInputTokens: 80 },
    });
  });
});

describe('the wait that a provider asks for', () => {
  // 1 January 2026, 00:00:00 UTC.
  const now = 1_767_225_600_000;
  test.each([
    [{ 'retry-after': '1' }, 1000],
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 31 Dec 2025 23:59:59 GMT' }, 0],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '2026' }, 2_026_000],
    [{}, undefined],
  ])('in %j is %s', (headers: Record<string, string>, expected) => {
    expect(retryAfterMs(new Headers(headers), now)).toBe(expected);
  });
});

describe('what passes and what does not', () => {
  test('is told by the status, and by codes that say that money is missing', () => {
    expect([408, 409, 425, 429, 500, 502, 503, 504, 529].map((status) => statusKind(status))).toEqual(
      Array.from({ length: 9 }, () => 'transient'),
    );
    expect([400, 401, 402, 403, 404, 413, 422, 501].map((status) => statusKind(status))).toEqual(
      Array.from({ length: 8 }, () => 'permanent'),
    );
    expect(statusKind(429, 'insufficient_quota')).toBe('permanent');
  });

  test.each([
    ['ECONNRESET', 'transient', 'may be billed'],
    ['UND_ERR_SOCKET', 'transient', 'may be billed'],
    ['HPE_INVALID_EOF_STATE', 'transient', 'may be billed'],
    ['HPE_INVALID_CONSTANT', 'protocol', 'may be billed'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'protocol', 'may be billed'],
    ['ECONNREFUSED', 'transient', 'was never sent'],
    ['EAI_AGAIN', 'transient', 'was never sent'],
    ['CERT_HAS_EXPIRED', 'permanent', 'was never sent'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'permanent', 'was never sent'],
  ])('is told by the code of a connection: %s is %s, and the call %s', (code, kind, billing) => {
    expect(transportError(Object.assign(new Error('broken'), { code }))).toEqual({
      kind,
      message: `${code}: broken`,
      ...(billing === 'may be billed' ? { mayBeBilled: true } : {}),
    });
  });

  test('is final where a name leads to a link-local address', () => {
    expect(transportError(new BlockedAddress('x leads to 169.254.0.1')).kind).toBe('permanent');
  });
});

describe('the number made of a hash', () => {
  test('lies strictly between 0 and 1, evenly', () => {
    const numbers = Array.from({ length: 4000 }, (_, index) => hashUniform('seed', index));
    expect(numbers.every((number) => number > 0 && number < 1)).toBe(true);
    // Mean .5 with a standard deviation of sqrt(1/12/4000) = .0046: within four.
    expect(Math.abs(numbers.reduce((sum, number) => sum + number, 0) / 4000 - 0.5)).toBeLessThan(0.0183);
    expect(new Set(numbers).size).toBe(4000);
  });

  test('tells names apart however they are divided', () => {
    expect(hashUniform('ab', 'c')).not.toBe(hashUniform('a', 'bc'));
    expect(hashUniform('1')).not.toBe(hashUniform(1));
    // printf '["a"]' | sha256sum begins with 0eb5b8d6f81bc.
    expect(hashUniform('a')).toBeCloseTo(0x0eb5b8d6f81bc / 2 ** 52, 12);
  });
});
