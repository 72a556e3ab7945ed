import { expect, test } from 'vitest';
import { plural } from '../../src/text/plural.ts';

test.each([
  [plural(0, 'item'), '0 items'],
  [plural(1, 'item'), '1 item'],
  [plural(1490, 'item'), '1,490 items'],
  [plural(1, 'reply', 'replies'), '1 reply'],
  [plural(2, 'reply', 'replies'), '2 replies'],
])('%s', (printed, expected) => {
  expect(printed).toBe(expected);
});
