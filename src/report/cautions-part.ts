import type { Comparison } from '../compare/comparison.ts';
import { sanitise } from '../text/sanitise.ts';
import { rowName } from './error-part.ts';
import { name } from './name.ts';

/** What was found wrong with single candidates: degenerate, served by two models, too few positives, ... */
export function diagnosisSentences({ candidates }: Comparison): readonly string[] {
  return candidates.flatMap((result) =>
    result.diagnosis.map((sentence) => `${name(rowName(result))}: ${sanitise(sentence)}`),
  );
}
