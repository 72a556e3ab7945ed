import { expect, test } from 'vitest';
import { callsAt, callsByCandidate } from '../../src/compare/calls.ts';
import { criterion, type ReadingSpec, study } from './study.ts';

const REVERSED = 'labels_reversed';

function callsOf(readings: readonly Omit<ReadingSpec, 'judge'>[], scale: 'binary' | 'pairwise') {
  const own = study({
    criterion: criterion(scale, ['yes', 'no']),
    items: ['a', 'b', 'c'].map((key) => ({ key })),
    annotations: [],
    readings: readings.map((reading) => ({ ...reading, judge: 'j' })),
  });
  const [calls] = callsByCandidate(own.readings, 3, own.criterion);
  if (calls === undefined) throw new Error('no candidate');
  const labels = [...calls.label].map((label) => own.criterion.labels[label]?.id);
  return [0, 1, 2].map((item) =>
    labels.slice(calls.start[item], (calls.start[item] ?? 0) + callsAt(calls, item)),
  );
}

const call = (item: string, repeat: number, presentation: string, said: ReadingSpec['said']) => ({
  item,
  repeat,
  presentation,
  said,
});

test('are those of the order of labels that an item was asked in most often, of equals the first by name', () => {
  const readings = [
    call('a', 1, REVERSED, 'no'),
    call('a', 2, '', 'yes'),
    call('a', 3, REVERSED, 'yes'),
    call('b', 1, REVERSED, 'no'),
    call('b', 2, '', 'yes'),
    call('c', 1, REVERSED, 'no'),
  ];
  expect(callsOf(readings, 'binary')).toEqual([['no', 'yes'], ['yes'], ['no']]);
});

test('of a pair are those of the first order, however often the other was asked', () => {
  const readings = [call('a', 1, 'ab', 'yes'), call('b', 1, 'ba', 'no'), call('b', 2, 'ba', 'no')];
  expect(callsOf(readings, 'pairwise')).toEqual([['yes'], [], []]);
});
