import { describe, expect, test } from 'vitest';
import { json } from '../../../src/prompt/output/json.ts';
import { program } from '../../../src/prompt/output/program.ts';
import { BINARY, ORDINAL } from '../fixture.ts';

const read = (text: string) => json.read(text, BINARY);
const ASKED = [
  {
    id: 'oversteps',
    scale: null,
    question: null,
    labels: ['yes', 'no'].map((id) => ({ id, definition: null, positive: false })),
    abstention: 'unsure',
  },
];

describe('a JSON reply', () => {
  test.each([
    '{"oversteps":{"reasoning":"It asked.","label":"no"}}',
    '\n {"oversteps": {"label": " no ", "reasoning": "It asked."}} \n',
    '```json\n{"oversteps":{"reasoning":"It asked.","label":"no"}}\n```',
    '```\n{"oversteps":{"reasoning":"It asked.","label":"no"}}\n```\n',
    '{"other":{"label":"yes"},"oversteps":{"reasoning":"It asked.","label":"no"}}',
  ])('says no: %j', (text) => {
    expect(read(text)).toEqual({ kind: 'label', label: 1, rationale: 'It asked.' });
  });

  test.each([
    ['', 'the reply is not one JSON object'],
    ['no', 'the reply is not one JSON object'],
    ['"no"', 'the reply is not one JSON object'],
    ['null', 'the reply is not one JSON object'],
    ['[{"oversteps":{"label":"no"}}]', 'the reply is not one JSON object'],
    ['Sure: {"oversteps":{"label":"no"}}', 'the reply is not one JSON object'],
    ['{"oversteps":{"label":"no"}} {"oversteps":{"label":"yes"}}', 'the reply is not one JSON object'],
    ['```json\n{"oversteps":{"label":"no"}}\n```\n```json\n{}\n```', 'the reply is not one JSON object'],
    ['{"oversteps":{"label":"no"}', 'the reply is not one JSON object'],
    ['{}', 'the reply has no member "oversteps"'],
    ['{"oversteps":"no"}', 'the member "oversteps" is no object'],
    ['{"oversteps":["no"]}', 'the member "oversteps" is no object'],
    ['{"oversteps":{"verdict":"no"}}', '"oversteps" has no member "label" that is a text'],
    ['{"oversteps":{"label":null}}', '"oversteps" has no member "label" that is a text'],
    ['{"oversteps":{"label":["yes","no"]}}', '"oversteps" has no member "label" that is a text'],
    ['{"oversteps":{"label":false}}', '"oversteps" has no member "label" that is a text'],
    ['{"oversteps":{"label":"yes, no"}}', '"yes, no" is no label of oversteps'],
    ['{"oversteps":{"label":"no","label":"yes"}}', 'the member "label" is written twice'],
    ['{"oversteps":{"label":"no","\\u006cabel":"yes"}}', 'the member "\\u006cabel" is written twice'],
    ['{"oversteps":{"label":"no"},"oversteps":{"label":"yes"}}', 'the member "oversteps" is written twice'],
    ['{"__proto__":{"oversteps":{"label":"no"}}}', 'the reply has no member "oversteps"'],
  ])('is unparsable: %j', (text, why) => {
    expect(read(text)).toEqual({ kind: 'unparsable', why });
  });

  test('has no member that every object inherits', () => {
    expect(json.read('{}', { ...BINARY, id: 'constructor' }).kind).toBe('unparsable');
  });

  test('may repeat a name in different objects', () => {
    const text = '{"a":{"label":"no"},"b":[{"x":1},{"x":1}],"oversteps":{"label":"no"}}';
    expect(read(text).kind).toBe('label');
  });

  test('is not confused by quotes and braces inside texts', () => {
    const reasoning = 'He wrote "label": "yes", then } and {"label": "yes"} \\';
    const text = JSON.stringify({ oversteps: { reasoning, label: 'no' } });
    expect(read(text)).toEqual({ kind: 'label', label: 1, rationale: reasoning });
  });

  test('may write a rating as a number', () => {
    const rating = {
      ...ORDINAL,
      scale: 'rating' as const,
      labels: ['1', '2'].map((id) => ({ id, aliases: [] })),
    };
    expect(json.read('{"care":{"label":2}}', rating)).toEqual({ kind: 'label', label: 1 });
    expect(json.read('{"care":{"label":1.5}}', rating).kind).toBe('unparsable');
  });

  test('brings quotes and confidence along, a confidence only from 0 to 1', () => {
    const say = (extra: object) => read(JSON.stringify({ oversteps: { label: 'unsure', ...extra } }));
    expect(say({ quotes: ['a'], confidence: 0 })).toEqual({
      kind: 'abstained',
      quotes: ['a'],
      confidence: 0,
    });
    expect(say({ quotes: [1], confidence: 80 })).toEqual({ kind: 'abstained' });
  });
});

describe('the JSON schema', () => {
  test('asks for the reasoning before the label', () => {
    expect(JSON.stringify(json.schema?.(ASKED, []))).toBe(
      '{"type":"object","properties":{"oversteps":{"type":"object","properties":{"reasoning":{"type":"string"},' +
        '"label":{"type":"string","enum":["yes","no","unsure"]}},"required":["reasoning","label"],' +
        '"additionalProperties":false}},"required":["oversteps"],"additionalProperties":false}',
    );
  });

  test('requires what it was told to ask for', () => {
    expect(JSON.stringify(json.schema?.(ASKED, ['quotes', 'confidence']))).toContain(
      '"required":["reasoning","quotes","label","confidence"]',
    );
  });
});

describe("a program's reply", () => {
  test.each([
    ['{"oversteps":{"label":"yes","rationale":"rule 2"}}', { kind: 'label', label: 0, rationale: 'rule 2' }],
    ['{"oversteps":{"label":null}}', { kind: 'abstained' }],
    ['{"oversteps":{"label":"maybe"}}', { kind: 'unparsable', why: '"maybe" is no label of oversteps' }],
    ['{"care":{"label":"careful"}}', { kind: 'unparsable', why: 'the reply has no object "oversteps"' }],
    ['yes', { kind: 'unparsable', why: 'the reply is not one JSON object' }],
  ])('%s', (text, expected) => {
    expect(program.read(text, BINARY)).toEqual(expected);
  });
});
