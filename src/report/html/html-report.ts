import type { Assessment } from '../assessment.ts';
import type { Provenance } from '../provenance.ts';
import type { Disagreements } from './disagreement.ts';

export interface HtmlOptions {
  /** One entry per criterion; a criterion without one has no section on disagreements. */
  readonly disagreements?: readonly Disagreements[];
}

/**
 * The full report as one HTML file that needs nothing else: no script, no request, a Content Security Policy that
 * allows its one style sheet and nothing more. Beside what the Markdown report says it draws the figures (each with
 * its numbers as text) and holds the transcripts that judges and gold disagree about.
 *
 * Deterministic, and safe whatever ids, labels and transcripts hold. React and the chart library are loaded on call.
 *
 * @example
 * await writeFile('report.html', await htmlReport([comparison], provenance))
 */
export async function htmlReport(
  comparisons: readonly Assessment[],
  provenance: Provenance,
  { disagreements = [] }: HtmlOptions = {},
): Promise<string> {
  const { renderReport } = await import('./render-report.tsx');
  return renderReport(comparisons, provenance, disagreements);
}
