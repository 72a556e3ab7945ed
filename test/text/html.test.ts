import { describe, expect, test } from 'vitest';
import { escapeHtml } from '../../src/text/html.ts';
import { PAYLOADS } from '../support/payloads.ts';

describe('escapeHtml', () => {
  test('escapes what ends text or an attribute', () => {
    expect(escapeHtml(`<a href="x" b='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;');
  });

  test('shows hidden characters and keeps lines where asked', () => {
    expect(escapeHtml('a\n\u202e', { multiline: true })).toBe('a\n⟦RLO⟧');
    expect(escapeHtml('a\n\u202e')).toBe('a␊⟦RLO⟧');
  });

  test('no payload keeps a delimiter', () => {
    for (const { text } of PAYLOADS) {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }
  });
});
