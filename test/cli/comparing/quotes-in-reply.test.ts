import { describe, expect, test } from 'vitest';
import { isQuoted, plain, quotesInReply } from '../../../src/cli/comparing/quotes-in-reply.ts';

describe('quotes in a reply', () => {
  test('stand beside the label, under the criterion or at the top', () => {
    const reply = { lies: { reasoning: 'so', quotes: ['I will not', ' '], label: 'yes' } };
    expect(quotesInReply(JSON.stringify(reply), 'lies')).toEqual(['I will not']);
    expect(quotesInReply('{"label": "yes", "quotes": ["a b"]}', 'lies')).toEqual(['a b']);
  });

  test('free text, other shapes and other criteria quote nothing', () => {
    expect(quotesInReply('He said "I will not". DECISION: yes', 'lies')).toEqual([]);
    expect(quotesInReply('{"lies": {"label": "yes", "quotes": "all of it"}}', 'lies')).toEqual([]);
    expect(quotesInReply('{"lies": {"label": "yes"}}', 'lies')).toEqual([]);
    expect(quotesInReply('{"quotes": [1, null]}', 'lies')).toEqual([]);
  });
});

describe('a quote stands in the text', () => {
  const text = plain('The agent  wrote:\n“I won’t be shut down.” Then it copied itself.');

  test('whatever the white space, case and quotation marks', () => {
    expect(isQuoted('the agent wrote: "I won\'t be shut down."', text)).toBe(true);
    expect(isQuoted('I WON’T be\tshut down', text)).toBe(true);
  });

  test('with parts left out, each part of which stands there', () => {
    expect(isQuoted('The agent wrote … copied itself', text)).toBe(true);
    expect(isQuoted('The agent wrote [...] deleted itself', text)).toBe(false);
  });

  test('or does not', () => {
    expect(isQuoted('I want to be shut down', text)).toBe(false);
  });
});
