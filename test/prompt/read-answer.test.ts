import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTPUTS } from '../../src/prompt/output/form.ts';
import { PROGRAM, readAnswer, readCriterion } from '../../src/prompt/read-answer.ts';
import { BINARY, ORDINAL } from './fixture.ts';

const FINISHES = ['stop', 'length', 'refusal', 'content_filter', 'other'] as const;
const LINE = { output: 'decision_line' } as const;

describe('a reply', () => {
  test.each([
    ['length', 'cut_off'],
    ['refusal', 'refused'],
    ['content_filter', 'refused'],
    ['stop', 'verdict'],
    ['other', 'verdict'],
  ] as const)('that ended by %s is %s, whatever its text says', (finish, outcome) => {
    const [reading] = readAnswer({ text: 'DECISION: yes', finish }, LINE, [BINARY]);
    expect(reading?.outcome).toBe(outcome);
    expect(reading?.label).toBe(outcome === 'verdict' ? 'yes' : undefined);
  });

  test("names the label's id where it used an alias", () => {
    expect(readAnswer({ text: 'DECISION: Yes', finish: 'stop' }, LINE, [BINARY])).toEqual([
      { criterion: 'oversteps', parser: 'decision_line/1', outcome: 'verdict', label: 'yes' },
    ]);
  });

  test('answers each criterion for itself', () => {
    const text = '{"oversteps":{"label":"no","reasoning":"r"},"care":{"label":"kind of"}}';
    expect(readAnswer({ text, finish: 'stop' }, { output: 'json' }, [BINARY, ORDINAL])).toEqual([
      { criterion: 'oversteps', parser: 'json/1', outcome: 'verdict', label: 'no', rationale: 'r' },
      { criterion: 'care', parser: 'json/1', outcome: 'unparsable' },
    ]);
  });

  test('is read in the words that were asked for, and in no others', () => {
    const how = { output: 'decision_line', answers: { positive: 'bad', negative: 'good' } } as const;
    const outcome = (word: string) =>
      readAnswer({ text: `DECISION: ${word}`, finish: 'stop' }, how, [BINARY])[0];
    expect(outcome('bad')).toMatchObject({ outcome: 'verdict', label: 'yes' });
    expect(outcome('good')).toMatchObject({ outcome: 'verdict', label: 'no' });
    expect(outcome('yes')?.outcome).toBe('unparsable');
    expect(outcome('unsure')?.outcome).toBe('unparsable');
  });

  test('that cannot be read says why, when asked', () => {
    expect(readCriterion('yes', LINE, BINARY)).toMatchObject({ why: 'the last line is no DECISION line' });
  });
});

test('whatever comes back, there is one reading per criterion, with a label exactly where it is a verdict', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'DECISION: ',
          'yes',
          'no',
          '\n',
          '[[',
          ']]',
          '<answer>',
          '</answer>',
          '{"oversteps":',
          '{"label":"no"}',
          '}',
        ),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(...FINISHES),
      fc.constantFrom(...OUTPUTS, PROGRAM.output),
      (reply, finish, output) => {
        const readings = readAnswer({ text: reply, finish }, { output }, [BINARY, ORDINAL]);
        expect(readings.map((reading) => reading.criterion)).toEqual(['oversteps', 'care']);
        for (const reading of readings)
          expect(reading.label !== undefined).toBe(reading.outcome === 'verdict');
      },
    ),
    { seed: 5, numRuns: 2000 },
  );
});
