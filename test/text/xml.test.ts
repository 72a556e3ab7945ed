import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/text/sanitise.ts';
import { escapeXml } from '../../src/text/xml.ts';
import { PAYLOADS } from '../support/payloads.ts';

const MULTILINE = { multiline: true };

/** The production `Char` of XML 1.0, fifth edition, section 2.2. */
const XML_TEXT = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** The five entities that every XML parser knows. */
function unescapeXml(text: string): string {
  const entities = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
  ]);
  return text.replace(/&(\w+);/g, (_, name: string) => entities.get(name) ?? '?');
}

function expectWellFormed(text: string): void {
  const escaped = escapeXml(text, MULTILINE);
  expect(escaped).toMatch(XML_TEXT);
  expect(escaped).not.toMatch(/[<>"']|]]>|&(?!(?:amp|lt|gt|quot|apos);)/);
  expect(unescapeXml(escaped)).toBe(sanitise(text, MULTILINE));
}

describe('escapeXml', () => {
  test('makes forbidden characters visible and breaks the end of CDATA', () => {
    expect(escapeXml('a\u0000b\ufffe]]>')).toBe('a␀b⟦FFFE⟧]]&gt;');
    expect(escapeXml('one\ntwo')).toBe('one␊two');
    expect(escapeXml('one\ntwo', MULTILINE)).toBe('one\ntwo');
  });

  test('every payload is legal XML text that reads back as it is shown', () => {
    for (const { text } of PAYLOADS) expectWellFormed(text);
  });

  test('any text is legal XML text that reads back as it is shown', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectWellFormed), { seed: 7, numRuns: 1000 });
  });
});
