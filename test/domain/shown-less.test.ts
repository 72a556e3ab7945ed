import { expect, test } from 'vitest';
import { VIEWS } from '../../src/domain/candidate.ts';
import { isShownLess } from '../../src/domain/shown-less.ts';

test('a candidate that sees all is never shown less, and one that sees what the annotators saw is not', () => {
  for (const view of VIEWS) {
    expect(isShownLess('full', [view])).toBe(false);
    expect(isShownLess(view, [view])).toBe(false);
  }
});

test('every other view is less than the full one', () => {
  for (const view of VIEWS.filter((name) => name !== 'full')) expect(isShownLess(view, ['full'])).toBe(true);
});

test('a wider view is not less than a narrower one; views that hide different things are', () => {
  expect(isShownLess('no_reasoning', ['actions_only'])).toBe(false);
  // A final message may hold reasoning.
  expect(isShownLess('no_reasoning', ['final_message'])).toBe(true);
  expect(isShownLess('actions_only', ['final_message'])).toBe(true);
  expect(isShownLess('identity_blinded', ['no_system_prompt'])).toBe(true);
});

test('one annotator who saw more is enough, and an unknown view counts as full', () => {
  expect(isShownLess('actions_only', ['actions_only', 'full'])).toBe(true);
  expect(isShownLess('actions_only', ['something else'])).toBe(true);
  expect(isShownLess('actions_only', [])).toBe(false);
});
