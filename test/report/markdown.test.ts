import { describe, expect, test } from 'vitest';
import { markdownReport } from '../../src/report/markdown.ts';
import {
  binaryFixture,
  hostileFixture,
  pairwiseFixture,
  provenanceFixture,
} from '../support/comparison-fixture.ts';
import { PAYLOADS } from '../support/payloads.ts';
import { expectGolden } from './golden.ts';
import { renamed } from './renamed.ts';

const RECORDED = { first: '2026-03-01T10:00:00Z', last: '2026-03-02T11:30:00Z' };

describe('the Markdown report', () => {
  test('binary', () => {
    const comparisons = [binaryFixture()];
    expectGolden(
      'binary.golden.md',
      markdownReport(comparisons, provenanceFixture(comparisons, { recorded: RECORDED })),
    );
  });

  test('pairwise', () => {
    const comparisons = [pairwiseFixture()];
    expectGolden('pairwise.golden.md', markdownReport(comparisons, provenanceFixture(comparisons)));
  });

  test('hostile names on illustrative material', () => {
    const comparisons = [hostileFixture()];
    expectGolden(
      'hostile.golden.md',
      markdownReport(comparisons, provenanceFixture(comparisons, { illustrative: true })),
    );
  });

  test('no name breaks a table, starts a block or adds a heading', () => {
    const shape = (text: string) => {
      const comparisons = [renamed(text)];
      return shapeOf(markdownReport(comparisons, provenanceFixture(comparisons)));
    };
    const harmless = shape('harmless');
    for (const { text, name } of PAYLOADS) expect(shape(text), name).toEqual(harmless);
  });

  test('holds no raw HTML, link or image, whatever a name says', () => {
    for (const { text, name } of PAYLOADS) {
      const comparisons = [renamed(text)];
      const report = markdownReport(comparisons, provenanceFixture(comparisons));
      expect(report, name).not.toMatch(/<[a-z!/]|(?<!\\)\]\(|:\/\//i);
    }
  });
});

/** What each line is: a heading with its level, a table row with its number of cells, a point, a text, nothing. */
function shapeOf(report: string): readonly string[] {
  return report.split('\n').map((line) => {
    if (line.startsWith('|')) return `row ${line.split('|').length}`;
    const heading = /^#+ /.exec(line)?.[0];
    if (heading !== undefined) return heading;
    if (line.startsWith('- ')) return 'point';
    if (/^(```|~~~|>|=|\d+[.)] |[*+] )/.test(line)) return `block: ${line}`;
    return line === '' ? '' : 'text';
  });
}
