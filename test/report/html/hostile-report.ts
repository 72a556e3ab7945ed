import type { Comparison } from '../../../src/compare/comparison.ts';
import { htmlReport } from '../../../src/report/html/html-report.ts';
import { hostileFixture, pairwiseFixture, provenanceFixture } from '../../support/comparison-fixture.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { renamed } from '../renamed.ts';
import { disagreedItem, disagreedPair, disagreements } from './disagreement-fixture.ts';

/** All payloads in one text, as a name or a label would hold it. */
const ALL = PAYLOADS.map(({ text }) => text).join(' ');

/** A report in which every name, label, facet value, rationale and transcript is hostile, all payloads in each. */
export function hostileReport(): Promise<string> {
  const comparisons: readonly Comparison[] = [renamed(ALL), hostileFixture(), pairwiseFixture()];
  const items = PAYLOADS.slice(0, 25).map(({ name, text }) => disagreedItem(`${name} ${text}`, text));
  const others = PAYLOADS.slice(25).map(({ name, text }) => disagreedItem(`${name} ${text}`, text));
  return htmlReport(comparisons, provenanceFixture(comparisons, { illustrative: true }), {
    disagreements: [
      disagreements(ALL, [...items, disagreedItem(ALL, ALL)]),
      disagreements('@everyone', others),
      disagreements('better_answer', [disagreedPair(`pair ${ALL}`, ALL)]),
    ],
  });
}
