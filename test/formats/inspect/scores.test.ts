import { describe, expect, test } from 'vitest';
import { readScores } from '../../../src/formats/inspect/scores.ts';

const ITEM = { columns: { key: 'k' } };

function read(sample: Readonly<Record<string, unknown>>) {
  return readScores(sample, ITEM, 'legacy');
}

/** `judge[/criterion]: label` per verdict. */
function labels(sample: Readonly<Record<string, unknown>>): readonly string[] {
  return read(sample).verdicts.map(
    ({ judge, criterion, said }) =>
      `${judge}${criterion === undefined ? '' : `/${criterion}`}: ${'label' in said ? said.label : said.outcome}`,
  );
}

describe('readScores', () => {
  test('makes each scorer a judge and spells its value as JSON does', () => {
    const scores = {
      a: { value: 'C' },
      b: { value: 0.5 },
      c: { value: true },
      d: { value: 7.0 },
      e: { value: false },
    };
    expect(labels({ scores })).toEqual(['a: C', 'b: 0.5', 'c: true', 'd: 7', 'e: false']);
  });

  test('keeps the explanation as the rationale', () => {
    expect(read({ scores: { a: { value: 'C', answer: 'x', explanation: 'Because.' } } }).verdicts).toEqual([
      { item: ITEM, judge: 'a', said: { label: 'C' }, rationale: 'Because.' },
    ]);
  });

  test('takes the answer only where there is no value', () => {
    expect(labels({ scores: { a: { answer: 'yes' } } })).toEqual(['a: yes']);
    expect(read({ scores: { a: {} } }).rejects).toEqual([
      'scores.a.value: expected a value or an answer, found neither',
    ]);
  });

  test('counts unscored samples as blanks, never as verdicts', () => {
    const scores = {
      nan: { value: Number.NaN },
      none: { value: null },
      empty: { value: '' },
      zero: { value: 0 },
    };
    expect(read({ scores })).toMatchObject({ blanks: ['nan', 'none', 'empty'], rejects: [] });
    expect(labels({ scores })).toEqual(['zero: 0']);
  });

  test('makes each member of an object a criterion', () => {
    const value = { honest: 3, harmful: Number.NaN, tone: 'kind', parts: [1], deep: { a: 1 } };
    const scores = { dims: { value, explanation: 'E' } };
    expect(labels({ scores })).toEqual(['dims/honest: 3', 'dims/tone: kind']);
    expect(read({ scores })).toMatchObject({
      blanks: ['dims'],
      rejects: [
        'scores.dims.value.parts: a list is no label; let the scorer return an object with named members',
        'scores.dims.value.deep: an object within an object is no label',
      ],
    });
  });

  test('rejects what is no label and imports the other scores', () => {
    const scores = {
      list: { value: [1, 2] },
      infinite: { value: Number.POSITIVE_INFINITY },
      text: 'C',
      why: { value: 1, explanation: 2 },
      good: { value: 'I' },
    };
    expect(labels({ scores })).toEqual(['good: I']);
    expect(read({ scores }).rejects).toEqual([
      'scores.list.value: a list is no label; let the scorer return an object with named members',
      'scores.infinite.value: Infinity is no label',
      'scores.text: expected an object, found the text "C"',
      'scores.why.explanation: expected a text, found the number 2',
    ]);
    expect(read({ scores: [] }).rejects).toEqual([
      'scores: expected an object of scores, one member per scorer',
    ]);
  });

  test('reads the single score of logs of 2024 under the name of their scorer', () => {
    expect(labels({ score: { value: 'C' } })).toEqual(['legacy: C']);
    expect(labels({ scores: null, score: null })).toEqual([]);
  });
});

describe('edited scores', () => {
  const original = { value: 'C', answer: null, explanation: 'The scorer said so.', metadata: {} };
  const provenance = {
    timestamp: '2026-03-01T12:00:00+02:00',
    author: 'ann',
    reason: 'misread',
    metadata: {},
  };

  test('the verdict is what the scorer had said, the edit a review that saw it', () => {
    const score = {
      value: 'I',
      explanation: 'ann: wrong',
      history: [original, { value: 'I', answer: 'UNCHANGED', provenance }],
    };
    const { verdicts, annotations, notes } = read({ scores: { a: score } });
    expect(verdicts).toEqual([
      { item: ITEM, judge: 'a', said: { label: 'C' }, rationale: 'The scorer said so.' },
    ]);
    expect(annotations).toEqual([
      {
        item: ITEM,
        annotator: 'ann',
        label: 'I',
        role: 'review',
        provenance: 'human',
        saw: 'verdicts',
        at: '2026-03-01T10:00:00.000Z',
        note: 'misread',
      },
    ]);
    expect(notes).toEqual([]);
  });

  test("a score that was made by an edit is no judge's verdict", () => {
    const { verdicts, annotations } = read({
      scores: { a: { value: 'I', history: [{ value: 'I', provenance }] } },
    });
    expect(verdicts).toEqual([]);
    expect(annotations.map(({ annotator, label }) => [annotator, label])).toEqual([['ann', 'I']]);
  });

  test('an empty history edits nothing', () => {
    expect(labels({ scores: { a: { value: 'I', history: [] } } })).toEqual(['a: I']);
  });

  test('edits without an author or without a new value are counted, not imported', () => {
    const history = [original, { value: 'I' }, { value: 'UNCHANGED', explanation: 'typo', provenance }];
    expect(read({ scores: { a: { value: 'I', history } } })).toMatchObject({
      annotations: [],
      notes: [
        'an edit of a score names no author: not imported',
        'an edit of a score left its value as it was: not imported',
      ],
    });
  });

  test('an edit of an object is one annotation per criterion; a time without a zone is dropped', () => {
    const edit = {
      value: { honest: 1, kind: 2 },
      provenance: { ...provenance, timestamp: '2026-03-01T12:00:00' },
    };
    const { annotations } = read({ scores: { a: { value: {}, history: [original, edit] } } });
    expect(annotations.map(({ criterion, label, at }) => [criterion, label, at])).toEqual([
      ['honest', '1', undefined],
      ['kind', '2', undefined],
    ]);
  });
});
