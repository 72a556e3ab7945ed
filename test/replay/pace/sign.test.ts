import { expect, test } from 'vitest';
import type { JudgeError } from '../../../src/domain/judge.ts';
import { signOf } from '../../../src/replay/pace/sign.ts';

const error = (kind: JudgeError['kind'], status?: number, retryAfterMs?: number) =>
  signOf({
    kind: 'error',
    error: {
      kind,
      message: 'm',
      ...(status === undefined ? {} : { status }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  });

test.each([
  ['a rate limit: the host is well and wants fewer', error('transient', 429, 1500), true, true, 1500],
  ['an overload', error('transient', 529), false, true, undefined],
  ['a service that is not there', error('transient', 503, 2000), false, true, 2000],
  ['an error of the server', error('transient', 500), false, false, undefined],
  ['a lost connection', error('transient'), false, false, undefined],
  ['a login page', error('protocol', 200), false, false, undefined],
  ['a request that is refused', error('permanent', 400), true, false, undefined],
  ['no more money', error('permanent', 429, 5000), true, false, undefined],
  ['a wrong certificate', error('permanent'), false, false, undefined],
  ['a reply', signOf({ kind: 'reply', text: '', finish: 'stop' }), true, false, undefined],
])('%s', (_, sign, answers, overloaded, pauseMs) => {
  expect(sign).toEqual({ answers, overloaded, ...(pauseMs === undefined ? {} : { pauseMs }) });
});
