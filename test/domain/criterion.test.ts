import { describe, expect, test } from 'vitest';
import { type Criterion, readLabel } from '../../src/domain/criterion.ts';

const criterion: Criterion = {
  id: 'harmful',
  question: 'Is it harmful?',
  scale: 'binary',
  labels: [
    { id: 'no', aliases: ['0', 'C'] },
    { id: 'yes', aliases: ['1', 'I'] },
  ],
  positive: 1,
  abstentions: ['unsure'],
  cuts: [],
};

describe('reading a label', () => {
  test('takes ids and aliases exactly, forgiving only white space around them', () => {
    expect(readLabel(criterion, ' yes\n')).toEqual({ kind: 'label', label: 1 });
    expect(readLabel(criterion, 'C')).toEqual({ kind: 'label', label: 0 });
  });

  test('knows an abstention', () => {
    expect(readLabel(criterion, 'unsure')).toEqual({ kind: 'abstained' });
  });

  test.each(['Yes', 'yes.', 'yes or no', '', 'y'])('never guesses: %j is unknown', (text) => {
    expect(readLabel(criterion, text)).toEqual({ kind: 'unknown' });
  });
});
