import { describe, expect, test } from 'vitest';
import { terminalReport } from '../../src/report/terminal.ts';
import { displayWidth } from '../../src/text/width.ts';
import {
  binaryFixture,
  hostileFixture,
  pairwiseFixture,
  provenanceFixture,
} from '../support/comparison-fixture.ts';
import { PAYLOADS } from '../support/payloads.ts';
import { expectGolden } from './golden.ts';
import { renamed } from './renamed.ts';

const binary = [binaryFixture()];
const pairwise = [pairwiseFixture()];
const hostile = [hostileFixture()];
const plain = provenanceFixture(binary);

describe('the table of assay compare', () => {
  test('on 80 columns, broken down by category', () => {
    expectGolden('binary.golden.txt', terminalReport(binary, plain, { by: ['category'] }));
  });

  test('on 150 columns the error rates stand in the leaderboard', () => {
    expectGolden('binary-wide.golden.txt', terminalReport(binary, plain, { width: 150 }));
  });

  test('pairwise, with a tie, two orders and no interval', () => {
    expectGolden(
      'pairwise.golden.txt',
      terminalReport(pairwise, provenanceFixture(pairwise), { by: ['subset'] }),
    );
  });

  test('hostile names on illustrative material', () => {
    const provenance = provenanceFixture(hostile, { illustrative: true });
    expectGolden('hostile.golden.txt', terminalReport(hostile, provenance, { by: ['ca|te`gory'] }));
  });

  test('keeps to the width it is given', () => {
    for (const width of [80, 100, 150]) {
      const lines = terminalReport(binary, plain, { width, by: ['category'] }).split('\n');
      expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    }
  });

  test('shows the whole of an id that its column cut', () => {
    const text = terminalReport(binary, plain);
    expect(text).toContain('floor: prior:categ…');
    expect(text).toContain('Cut to fit, in order: floor: prior:category.');
  });

  test('does not break down by a facet nobody asked for', () => {
    expect(terminalReport(binary, plain)).not.toContain('By category');
  });

  test('lets no control character of an id, label, facet or sentence through', () => {
    for (const { text, name } of PAYLOADS) {
      const comparisons = [renamed(text)];
      const report = terminalReport(comparisons, provenanceFixture(comparisons), { by: [text] });
      expect(report.replaceAll('\n', ''), name).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('what the table says', () => {
  const text = terminalReport(binary, plain, { by: ['category'] });

  test('never a word for how good a kappa is', () => {
    expect(text).not.toMatch(/\b(slight|fair|moderate|substantial|almost perfect|excellent|poor)\b/i);
  });

  test('facet values stand in their own order, whatever their kappa', () => {
    const values = ['copying', 'deception', 'hiding|be', 'resource '];
    const from = text.indexOf('By category');
    const places = values.map((value) => text.indexOf(`\n${value}`, from));
    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(places.every((place) => place > 0)).toBe(true);
  });

  test('a simulated judge has no rank and stands in no table with real ones', () => {
    const rows = text.split('\n').filter((line) => line.includes('simulated-80'));
    expect(rows).toHaveLength(2);
    expect(text.indexOf('simulated-80')).toBeGreaterThan(text.indexOf('Simulated judges'));
    expect(rows.every((row) => !/^\d/.test(row))).toBe(true);
  });

  test('a candidate below the line has its bounds and its reason', () => {
    expect(text).toMatch(/claude\/strict +119 of 148 .*\[0\.41, 0\.94\]/);
    expect(text).toContain('claude/strict: verdict rate 80.4 %, below 95 %.');
  });
});
