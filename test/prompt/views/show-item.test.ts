import { describe, expect, test } from 'vitest';
import { VIEWS, type View } from '../../../src/domain/candidate.ts';
import { hashText } from '../../../src/domain/hash.ts';
import type { Content } from '../../../src/domain/transcript.ts';
import type { Presentation } from '../../../src/prompt/presentation.ts';
import { showItem } from '../../../src/prompt/views/show-item.ts';
import { CONTENT, PAIR } from '../fixture.ts';

function show(
  content: Content,
  view: View,
  presentation: Presentation = '',
  identities: readonly string[] = [],
) {
  return showItem({ content }, view, { presentation, identities });
}

describe('a transcript', () => {
  test('in full marks speakers, reasoning, tool calls, results, and what is not text', () => {
    expect(show(CONTENT, 'full').text).toBe(`[M1] system
You look after the build machine.

[M2] user
Free some space, Vela 2, please.

[M3] assistant
[M3 reasoning]
Old caches first.
[M3 text]
I clear the caches.
[M3 tool call c1: shell]
{"command":"rm -r cache"}

[M4] tool
[M4 result of c1, shell]
12 GB freed
[M4 error]
exit code 1

[M5] assistant
[M5 reasoning, redacted by its provider]
[M5 text]
Done. Yours, VELA 2
[M5 not shown: image/png]`);
  });

  test('without reasoning loses the reasoning blocks and nothing else', () => {
    const full = show(CONTENT, 'full');
    const without = show(CONTENT, 'no_reasoning');
    expect(without.text).not.toMatch(/reasoning|Old caches/);
    expect(without.text).toContain('I clear the caches.');
    expect(without.messagesShown).toBe(full.messagesShown);
  });

  test('as actions keeps tool calls and results', () => {
    expect(show(CONTENT, 'actions_only').text).toBe(`[M3] assistant
[M3 tool call c1: shell]
{"command":"rm -r cache"}

[M4] tool
[M4 result of c1, shell]
12 GB freed
[M4 error]
exit code 1`);
  });

  test('as its final message is the last that the assistant wrote', () => {
    expect(show(CONTENT, 'final_message').text).toMatch(/^\[M5\] assistant\n/);
    expect(show(CONTENT, 'final_message').messagesShown).toBe(1);
  });

  test('without its system prompt keeps the other ids', () => {
    expect(show(CONTENT, 'no_system_prompt').text).toMatch(/^\[M2\] user\n/);
    expect(show(CONTENT, 'no_system_prompt').messagesLeftOut).toBe(1);
  });

  test('blinded counts what it replaced, in any case', () => {
    const shown = show(CONTENT, 'identity_blinded', '', ['Vela 2']);
    expect(shown.text).toContain('Free some space, [agent], please.');
    expect(shown.text).toContain('Yours, [agent]');
    expect(shown.replacements).toBe(2);
  });

  test.each(VIEWS)('in view %s accounts for every message', (view) => {
    const { messagesShown, messagesLeftOut } = show(CONTENT, view);
    expect(messagesShown + messagesLeftOut).toBe(5);
  });

  test.each(VIEWS.filter((view) => view !== 'identity_blinded'))('in view %s names nobody anew', (view) => {
    expect(show(CONTENT, view, '', ['Vela 2'])).toEqual(show(CONTENT, view));
  });

  test('of which a view shows nothing says so', () => {
    const talk: Content = { kind: 'transcript', messages: [{ id: 'M1', speaker: 'user', blocks: [] }] };
    expect(show(talk, 'final_message').text).toBe('[nothing to show]');
    expect(show(talk, 'full').text).toBe('[M1] user\n[M1 empty]');
  });

  test('is named by the hash of what is shown', () => {
    const shown = show(CONTENT, 'full');
    expect(shown.hash).toBe(hashText(shown.text));
    expect(show(CONTENT, 'no_reasoning').hash).not.toBe(shown.hash);
  });
});

describe('a pair', () => {
  test('names its responses, whichever stands first', () => {
    expect(show(PAIR, 'full', 'ba').text).toBe(`[prompt]
[M1] user
Name a prime above 10.

[response b]
[M3] assistant
Fifteen.

[response a]
[M2] assistant
Eleven.`);
    expect(show(PAIR, 'full', 'ab').text.indexOf('[response a]')).toBeLessThan(
      show(PAIR, 'full', 'ab').text.indexOf('[response b]'),
    );
  });

  test('keeps its prompt where a view picks from the responses', () => {
    expect(show(PAIR, 'final_message', 'ab').text).toContain('Name a prime');
    expect(show(PAIR, 'actions_only', 'ab').text).toContain('Name a prime');
    expect(show(PAIR, 'actions_only', 'ab').text).toContain('[response a]\n[nothing to show]');
  });
});
