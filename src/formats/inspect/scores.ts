import type { AnnotationDraft, ItemReference, VerdictDraft } from '../../domain/imported.ts';
import { expectMembers, isMembers, type Members, optionalText, reasonOf } from '../source/expect.ts';
import { readEdits } from './edits.ts';
import { readValue } from './value.ts';

export interface ReadScores {
  readonly verdicts: readonly VerdictDraft[];
  readonly annotations: readonly AnnotationDraft[];
  readonly rejects: readonly string[];
  /** Scorers that left the sample unscored. */
  readonly blanks: readonly string[];
  readonly notes: readonly string[];
}

/**
 * The scores of a sample: each scorer is a judge and its score a verdict, one per member where the value is an
 * object. A value that a person edited is an annotation of theirs, and the verdict is what the scorer
 * had said before. A score that cannot be read is rejected alone.
 *
 * @param legacyScorer names the scorer where the sample holds a single `score`.
 */
export function readScores(sample: Members, item: ItemReference, legacyScorer: string): ReadScores {
  const single = sample['score'];
  const scores =
    sample['scores'] ?? (single === undefined || single === null ? {} : { [legacyScorer]: single });
  if (!isMembers(scores)) {
    return { ...NOTHING, rejects: ['scores: expected an object of scores, one member per scorer'] };
  }
  return Object.entries(scores)
    .map(([scorer, score]) => readScore(scorer, score, item))
    .reduce(concatenated, NOTHING);
}

const NOTHING: ReadScores = { verdicts: [], annotations: [], rejects: [], blanks: [], notes: [] };

function readScore(scorer: string, value: unknown, item: ItemReference): ReadScores {
  const path = `scores.${scorer}`;
  try {
    const score = expectMembers(value, path);
    const edits = readEdits(score['history'], `${path}.history`, item);
    const original = edits.original === undefined ? score : edits.original;
    const verdict = original === 'none' ? NOTHING : readVerdict(scorer, original, path, item);
    return concatenated(verdict, edits);
  } catch (error) {
    return { ...NOTHING, rejects: [reasonOf(error)] };
  }
}

function readVerdict(scorer: string, score: Members, path: string, item: ItemReference): ReadScores {
  const rationale = optionalText(score['explanation'], `${path}.explanation`);
  const value = 'value' in score ? score['value'] : optionalText(score['answer'], `${path}.answer`);
  const { labels, blanks, rejects } = readValue(value, `${path}.value`);
  return {
    ...NOTHING,
    verdicts: labels.map(({ criterion, label }) => ({
      item,
      ...(criterion === undefined ? {} : { criterion }),
      judge: scorer,
      said: { label },
      ...(rationale === undefined || rationale === '' ? {} : { rationale }),
    })),
    blanks: Array.from({ length: blanks }, () => scorer),
    rejects,
  };
}

function concatenated(left: ReadScores, right: Partial<ReadScores>): ReadScores {
  return {
    verdicts: [...left.verdicts, ...(right.verdicts ?? [])],
    annotations: [...left.annotations, ...(right.annotations ?? [])],
    rejects: [...left.rejects, ...(right.rejects ?? [])],
    blanks: [...left.blanks, ...(right.blanks ?? [])],
    notes: [...left.notes, ...(right.notes ?? [])],
  };
}
