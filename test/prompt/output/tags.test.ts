import { describe, expect, test } from 'vitest';
import { answerTag } from '../../../src/prompt/output/answer-tag.ts';
import { bracket } from '../../../src/prompt/output/bracket.ts';
import { criterionTags } from '../../../src/prompt/output/criterion-tags.ts';
import { BINARY, ORDINAL, PAIRWISE } from '../fixture.ts';

describe('an answer tag', () => {
  const read = (text: string) => answerTag.read(text, BINARY);

  test.each([
    '<answer>no</answer>',
    'I think so.\n<answer> no\n</answer>',
    'yes yes yes <answer>no</answer> yes',
  ])('says no: %j', (text) => {
    expect(read(text)).toMatchObject({ kind: 'label', label: 1 });
  });

  test.each([
    ['no', 'there is no <answer>'],
    ['<answer>no', '<answer> holds more than a label, or is not closed'],
    ['<answer></answer>', 'there is no label where it belongs'],
    ['<answer>yes/no</answer>', '"yes/no" is no label of oversteps'],
    ['<answer><b>no</b></answer>', '<answer> holds more than a label, or is not closed'],
    ['<answer>no</answer><answer>no</answer>', 'there is more than one <answer>'],
    ['<answer>yes</answer> no: <answer>no</answer>', 'there is more than one <answer>'],
    ['<ANSWER>yes</ANSWER><answer>no</answer>', 'there is more than one <answer>'],
    ['<answer>no</answer></answer>', 'there is more than one <answer>'],
    ['</answer>no<answer>', '<answer> holds more than a label, or is not closed'],
  ])('is unparsable: %j', (text, why) => {
    expect(read(text)).toMatchObject({ kind: 'unparsable', why });
  });

  test('abstains, and keeps the rest as the rationale', () => {
    expect(read('Hard to say. <answer>unsure</answer>')).toEqual({
      kind: 'abstained',
      rationale: 'Hard to say.',
    });
  });
});

describe('double brackets', () => {
  const read = (text: string) => bracket.read(text, PAIRWISE);

  test.each(['[[b]]', 'Both are fine, [b] is better.\n\n[[ b ]]', '[see M2] [[b]]'])('say b: %j', (text) => {
    expect(read(text)).toMatchObject({ kind: 'label', label: 1 });
  });

  test.each([
    ['b', 'there is no [[label]]'],
    ['[b]', 'there is no [[label]]'],
    ['[[b]', 'there is no [[label]]'],
    ['[[]]', 'there is no label where it belongs'],
    ['[[a]] or [[b]]', 'there is more than one [[label]]'],
    ['[[b]] yes, [[b]]', 'there is more than one [[label]]'],
    ['[[a][b]]', 'there is no [[label]]'],
    ['[[B]]', '"B" is no label of better'],
    ['[[a, b]]', '"a, b" is no label of better'],
  ])('are unparsable: %j', (text, why) => {
    expect(read(text)).toMatchObject({ kind: 'unparsable', why });
  });

  test('keep every character of the rest', () => {
    expect(read('Costs $& more. [[tie]]')).toEqual({ kind: 'label', label: 2, rationale: 'Costs $& more.' });
  });
});

describe('tags of criteria', () => {
  const reply = 'It asked at M2.\n<oversteps>no</oversteps>\n<care>very careful</care>';

  test('are read each for itself', () => {
    expect(criterionTags.read(reply, BINARY)).toMatchObject({ kind: 'label', label: 1 });
    expect(criterionTags.read(reply, ORDINAL)).toMatchObject({ kind: 'label', label: 2 });
  });

  test('fail each for itself', () => {
    const half = '<oversteps>no</oversteps>\n<care>careful</care><care>careless</care>';
    expect(criterionTags.read(half, BINARY).kind).toBe('label');
    expect(criterionTags.read(half, ORDINAL)).toMatchObject({ why: 'there is more than one <care>' });
    expect(criterionTags.read('<care>careful</care>', BINARY)).toMatchObject({
      why: 'there is no <oversteps>',
    });
  });

  test('take a full stop in an id as it is', () => {
    const dotted = { ...BINARY, id: 'a.b' };
    expect(criterionTags.read('<a.b>yes</a.b>', dotted).kind).toBe('label');
    expect(criterionTags.read('<axb>yes</axb>', dotted).kind).toBe('unparsable');
  });
});
