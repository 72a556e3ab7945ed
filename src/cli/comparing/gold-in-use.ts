import { type Annotation, annotationHash } from '../../domain/annotation.ts';
import type { AnnotationColumns, ItemColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import { type Gold, type GoldVersion, goldVersion } from '../../domain/gold.ts';
import { type GoldInput, resolveGold } from '../../domain/resolve-gold.ts';
import type { Workplace } from '../workplace.ts';
import { appliedReviews } from './reviewed-gold.ts';

/**
 * Which gold figures rest on: labels that stood before any verdict was opened, or these with the decisions of
 * reviewers.
 */
export type GoldChoice = 'before-review' | 'reviewed';

/** The version of the gold in use: lines that have no part in it leave it as it is. */
export function versionOf({ study, gold }: Workplace, choice: GoldChoice = 'before-review'): GoldVersion {
  return goldVersion(
    study.gold.policy,
    gold.annotations.filter(isBeforeReview).map(annotationHash),
    choice === 'reviewed' ? gold.decisions.flatMap(({ id, changesGold }) => (changesGold ? [id] : [])) : [],
  );
}

/** Reviewers' own labels, and labels given after verdicts were seen, are no part of any gold. */
export function isBeforeReview({ role, saw }: Annotation): boolean {
  return role !== 'review' && saw === 'nothing';
}

/** The gold of one criterion, before items that templates show as examples are taken out. */
export function goldOf(
  place: Workplace,
  criterion: Criterion,
  items: ItemColumns,
  annotations: AnnotationColumns,
  choice: GoldChoice = 'before-review',
): Gold {
  const before = { policy: place.study.gold.policy, items: items.count, annotations };
  return choice === 'reviewed' ? reviewedGold(place, criterion, items, before) : resolveGold(before);
}

function reviewedGold(place: Workplace, criterion: Criterion, items: ItemColumns, before: GoldInput): Gold {
  const { reviews, rule } = appliedReviews(place.gold.decisions, criterion, place.study.criteria, items);
  const gold = resolveGold({ ...before, reviews });
  return { ...gold, rule: `${gold.rule}, ${rule}` };
}
