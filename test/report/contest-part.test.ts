import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Contest } from '../../src/choose/contest.ts';
import type { Table } from '../../src/report/block.ts';
import { contestPart } from '../../src/report/contest-part.ts';
import { contestSentences, contestSummary } from '../../src/report/contest-sentences.ts';
import { csvReport } from '../../src/report/csv.ts';
import { explain } from '../../src/report/explain.ts';
import { jsonReport } from '../../src/report/json.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { binaryFixture, provenanceFixture } from '../support/comparison-fixture.ts';
import { contestFixture } from '../support/contest-fixture.ts';

const contest = contestFixture();
const tables = (own: Contest) => contestPart(own).filter((block): block is Table => block.kind === 'table');

describe('candidates against each other', () => {
  test('who is shown to be no more than the margin worse, who is shown not to be the best', () => {
    const text = contestSentences(contest).join('\n');
    expect(text).toContain('Shown to be no more than 0.05 worse in kappa than the best: a, b.');
    expect(text).toContain('Shown not to be the best: c.');
    expect(text).toContain('picked among 5 candidates, a’s kappa is at least 0.69');
  });

  test('who cannot be told, and that this is not to be as good', () => {
    const [a, b, c] = contest.candidates;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three candidates');
    const open = { ...b, isNoninferior: false };
    const text = contestSentences({ ...contest, candidates: [a, open, c] }).join('\n');
    expect(text).toContain('Of b (could be 0.05 worse) it cannot be told.');
    expect(text).toContain('is not to say that they are as good');
    const none = contestSentences({ ...contest, candidates: [{ ...a, isNoninferior: false }, open, c] });
    expect(none[0]).toContain('No candidate is shown to be no more than 0.05 worse');
  });

  test('the out-of-bag figure is named for what it is, with its cautions and without an interval', () => {
    const text = contestSentences(contest).join('\n');
    expect(text).toContain('out of bag');
    expect(text).toContain('not the figure of a, and it has no interval');
    expect(text).toContain('nothing could be picked in 3 of 2000 resamples');
  });

  test('without joint bounds nothing is said to be shown, and the reason stands there', () => {
    const none = 'too few clusters: 5, at least 8 are needed';
    const own: Contest = {
      ...contest,
      none,
      candidates: contest.candidates.map((standing) => ({
        ...standing,
        isNoninferior: false,
        mayBeBest: true,
        measures: standing.measures.map((measure) => ({ ...measure, interval: { none } })),
      })),
    };
    const [first] = contestSummary(own);
    expect(first).toContain(`cannot be told: ${none}`);
    expect(tables(own)[0]?.rows.map((row) => row.at(-1))).toEqual(Array(3).fill('cannot be told'));
    expect(contestSentences(own).join()).not.toContain('Shown');
  });

  test('a withheld figure stands in no sentence', () => {
    const own: Contest = {
      ...contest,
      outOfBag: { ...contest.outOfBag, shown: false },
      candidates: contest.candidates.map((standing) => ({
        ...standing,
        measures: standing.measures.map((measure) => ({ ...measure, shown: false })),
      })),
    };
    expect(contestSentences(own).join()).not.toMatch(/at least|out of bag/);
    expect(tables(own)[0]?.rows[0]?.slice(1, 6)).toEqual(['–ᵃ', '–', '–ᵇ', '', '–ᶜ']);
  });

  test('pairs stand with interval and corrected p; a figure that one of them has not is blank with a note', () => {
    const [, pairs] = tables(contest);
    expect(pairs?.rows[1]).toEqual(['a – c', '+0.27', '[+0.23, +0.31]', '< .001', '–ᵃ', '', '–']);
    expect(pairs?.rows).toHaveLength(3);
  });

  test('of many candidates only pairs with the first stand in the table', () => {
    const more = Array.from({ length: 6 }, (_, at) => `judge-${at}`);
    const [own] = contest.candidates;
    const [pair] = contest.pairs;
    if (own === undefined || pair === undefined) throw new Error('a candidate and a pair');
    const large: Contest = {
      ...contest,
      candidates: more.map((candidate) => ({ ...own, candidate })),
      pairs: more.flatMap((first, at) => more.slice(at + 1).map((second) => ({ ...pair, first, second }))),
    };
    expect(tables(large)[1]?.rows).toHaveLength(5);
    expect(JSON.stringify(contestPart(large))).toContain('all 15 stand in the JSON report');
  });

  test('with fewer than two ranked candidates nothing is said', () => {
    expect(contestPart(undefined)).toEqual([]);
  });
});

describe('in reports', () => {
  const comparison = {
    ...binaryFixture(),
    contest: contestFixture(['gpt-4/short', 'gpt-4/detailed', 'claude/strict']),
  };
  const provenance = provenanceFixture([comparison]);

  test('JSON keeps to the committed schema', () => {
    const file = join(import.meta.dirname, '../../schemas/comparison.schema.json');
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')));
    const document = JSON.parse(jsonReport([comparison], provenance));
    expect(schema.safeParse(document).error).toBeUndefined();
    document.comparisons[0].contest.pairs[0].differences[0].test.pValue = 0;
    expect(schema.safeParse(document).success).toBe(false);
  });

  test('Markdown has the section and explains its measures; the terminal has two sentences', () => {
    const text = markdownReport([comparison], provenance);
    expect(text).toContain('### Candidates against each other');
    expect(text).toContain('Probability of being best');
    const screen = terminalReport([comparison], provenance, { width: 200 });
    expect(screen).toContain('Shown to be no more than 0.05 worse in kappa than the best: gpt-4/short');
    expect(screen).toContain('(out of bag)');
    expect(screen).not.toContain('Candidates against each other');
  });

  test('CSV has a row per number', () => {
    const rows = csvReport([comparison], provenance).split('\n');
    const of = (measure: string) => rows.filter((row) => row.split(',')[6] === measure);
    expect(of('behind_best')).toHaveLength(3);
    expect(of('difference:kappa')).toHaveLength(3);
    expect(of('out_of_bag:kappa')).toHaveLength(1);
    expect(of('difference:kappa')[0]).toContain('gpt-4/short minus gpt-4/detailed,contest');
  });

  test('--explain tells a figure of a contest, for all or for one candidate', () => {
    const all = explain('behind_best', [comparison], provenance, { width: 200 });
    expect(all.match(/behind the best is/g)).toHaveLength(3);
    const one = explain('claude/strict/difference', [comparison], provenance, { width: 200 });
    expect(one).not.toContain('gpt-4/short minus gpt-4/detailed');
    expect(one).toContain('gpt-4/short minus claude/strict');
    expect(explain('out_of_bag', [comparison], provenance, { width: 200 })).toContain('picking the best');
  });
});
