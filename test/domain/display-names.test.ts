import { describe, expect, test } from 'vitest';
import type { Candidate, View } from '../../src/domain/candidate.ts';
import { withDisplayNames } from '../../src/domain/display-names.ts';

const candidate = (id: string, hash: string, view: View = 'full'): Candidate => ({
  id,
  kind: 'judge',
  judge: id,
  view,
  hash,
});
const names = (candidates: readonly Candidate[], views = ['full']) =>
  withDisplayNames(candidates, views).map(({ id }) => id);

describe('the names under which candidates are shown', () => {
  test('are their ids, where these are different', () => {
    expect(names([candidate('a', '111111aa'), candidate('b', '222222bb')])).toEqual(['a', 'b']);
  });

  test('carry the beginning of the hash where two candidates bear one id', () => {
    const both = [candidate('a', '111111aa'), candidate('a', '222222bb'), candidate('b', '333333cc')];
    expect(names(both)).toEqual(['a #111111', 'a #222222', 'b']);
  });

  test('say that a candidate was shown less than the annotators saw', () => {
    expect(names([candidate('a', '1', 'no_reasoning')])).toEqual(['a [shown less]']);
    expect(names([candidate('a', '1', 'no_reasoning')], ['no_reasoning'])).toEqual(['a']);
  });

  test('leave everything else of the candidate as it is', () => {
    const [named] = withDisplayNames([candidate('a', '1', 'actions_only')], ['full']);
    expect(named).toMatchObject({ hash: '1', judge: 'a', view: 'actions_only' });
  });
});
