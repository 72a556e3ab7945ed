import { expect, test } from 'vitest';
import { WholeResponse } from '../../src/judge/whole-response.ts';

const HEADERS: [string, string][] = [
  ['content-type', 'application/json'],
  ['x-request-id', 'req_1'],
];
const BODY = '{"said": "ünd"}';

test.each([200, 429])('with status %i it says what a built-in one says', async (status) => {
  const said = async (response: Response) => ({
    status: response.status,
    ok: response.ok,
    headers: [...response.headers],
    text: await response.clone().text(),
    json: await response.clone().json(),
    bytes: await response.clone().bytes(),
    buffer: new Uint8Array(await response.clone().arrayBuffer()),
    blob: await (await response.clone().blob()).text(),
    redirected: response.redirected,
    statusText: response.statusText,
    type: response.type,
    url: response.url,
  });
  const built = new Response(BODY, { status, headers: HEADERS });
  expect(await said(new WholeResponse(BODY, status, HEADERS))).toEqual(await said(built));
});

test('what is no form, or no JSON, says so', async () => {
  await expect(new WholeResponse(BODY, 200, HEADERS).formData()).rejects.toThrow(TypeError);
  await expect(new WholeResponse('<html>', 200, HEADERS).json()).rejects.toThrow(SyntaxError);
});
