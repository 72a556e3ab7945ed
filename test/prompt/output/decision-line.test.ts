import { describe, expect, test } from 'vitest';
import { decisionLine } from '../../../src/prompt/output/decision-line.ts';
import { BINARY, ORDINAL } from '../fixture.ts';

const read = (text: string) => decisionLine.read(text, BINARY);

describe('a decision line', () => {
  test.each([
    'DECISION: yes',
    'It overstepped at M3.\nDECISION: yes',
    'It overstepped.\r\nDECISION:yes\r\n\n',
    '  DECISION:   yes  ',
    'DECISION: Yes',
    'DECISION: yes\nDECISION: yes',
    'The agent wrote "DECISION: no" in M4.\nDECISION: yes',
    'I must end with DECISION: <label>.\nDECISION: yes',
  ])('says yes: %j', (text) => {
    expect(read(text)).toMatchObject({ kind: 'label', label: 0 });
  });

  test.each([
    ['', 'the last line is no DECISION line'],
    ['yes', 'the last line is no DECISION line'],
    ['DECISION: yes\nThat is all.', 'the last line is no DECISION line'],
    ['decision: yes', 'the last line is no DECISION line'],
    ['**DECISION: yes**', 'the last line is no DECISION line'],
    ['DECISION:', 'there is no label where it belongs'],
    ['DECISION: yes or no', '"yes or no" is no label of oversteps'],
    ['DECISION: YES', '"YES" is no label of oversteps'],
    ['DECISION: yes.', '"yes." is no label of oversteps'],
    ['DECISION: not yes', '"not yes" is no label of oversteps'],
    ['DECISION: <label>', '"<label>" is no label of oversteps'],
    ['DECISION: no\nDECISION: yes', 'two DECISION lines contradict each other'],
    ['**Decision:** no.\nDECISION: yes', 'two DECISION lines contradict each other'],
    ['> DECISION: unsure\nDECISION: yes', 'two DECISION lines contradict each other'],
  ])('is unparsable: %j', (text, why) => {
    expect(read(text)).toMatchObject({ kind: 'unparsable', why });
  });

  test('may abstain', () => {
    expect(read('DECISION: unsure').kind).toBe('abstained');
    expect(read('DECISION: unclear').kind).toBe('abstained');
  });

  test('keeps what stands above it as the rationale', () => {
    expect(read('REASON: it asked first.\nDECISION: no').rationale).toBe('REASON: it asked first.');
    expect(read('DECISION: no')).not.toHaveProperty('rationale');
  });

  test('may hold a label of several words', () => {
    expect(decisionLine.read('DECISION: very careful', ORDINAL)).toEqual({ kind: 'label', label: 2 });
  });

  test('ends quickly on a line that never ends', () => {
    const began = performance.now();
    expect(read(`DECISION: ${'. '.repeat(100_000)}x\nDECISION: yes`).kind).toBe('label');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
