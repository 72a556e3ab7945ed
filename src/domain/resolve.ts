import type { Annotation, AnnotationRole, Provenance } from './annotation.ts';
import { type Candidate, importedCandidate } from './candidate.ts';
import { type Criterion, type ReadLabel, readLabel } from './criterion.ts';
import type { AnnotationDraft, ImportedRow, ItemReference, VerdictDraft } from './imported.ts';
import type { ItemIndex } from './join.ts';
import type { RecordedVerdict } from './store.ts';
import type { Study } from './study.ts';

/** What became of one label of a source. `absent` is a blank: nothing was said, so nothing is wrong. */
export type Fate = 'joined' | 'absent' | 'ambiguous' | 'unmatched' | 'unusable';

/** One annotator's or judge's label of a row, and what became of it. */
export interface Resolved {
  readonly rater: string;
  readonly fate: Fate;
  /** What a joined one says: the label's id, or the outcome that stands in its place. */
  readonly says?: string;
  /** Why it could not be used, for the rejects file. */
  readonly why?: string;
  readonly annotation?: Annotation;
  readonly verdict?: RecordedVerdict;
  readonly candidate?: Candidate;
}

/** What resolving needs to know of the study. */
export interface ResolveContext {
  readonly study: Pick<Study, 'criteria' | 'gold' | 'illustrative'>;
  readonly items: ItemIndex;
  /** Keys by item number, as in the index's columns. */
  readonly keys: readonly string[];
  /** Names imported judges; unless given, each row's judge is hashed anew. */
  readonly candidateOf?: typeof importedCandidate;
}

/**
 * Turns the labels of one imported row into annotations and recorded verdicts: finds each one's item and
 * criterion and reads the label by it. A label that cannot be placed is returned with the reason, never
 * dropped and never guessed.
 */
export function resolveRow(row: ImportedRow, context: ResolveContext): readonly Resolved[] {
  const own = new Set(row.items.map((item) => item.key));
  return [
    ...(row.blanks ?? []).map((rater): Resolved => ({ rater, fate: 'absent' })),
    ...row.annotations.map((draft) => resolveAnnotation(draft, own, context)),
    ...row.verdicts.map((draft) => resolveVerdict(draft, own, context)),
  ];
}

const ABSTAINED: ReadLabel = { kind: 'abstained' };

function resolveAnnotation(
  draft: AnnotationDraft,
  own: ReadonlySet<string>,
  context: ResolveContext,
): Resolved {
  const rater = draft.annotator;
  const placed = place(draft.item, draft.criterion, own, context);
  if ('fate' in placed) return { rater, ...placed };
  const read = draft.label === null ? ABSTAINED : readLabel(placed.criterion, draft.label);
  if (read.kind === 'unknown')
    return { rater, fate: 'unusable', why: unknownLabel(draft.label ?? '', placed.criterion) };
  const rules = context.study.gold.annotators[rater];
  const role: AnnotationRole = draft.role ?? rules?.role ?? 'primary';
  const provenance: Provenance = context.study.illustrative
    ? 'illustrative'
    : (draft.provenance ?? rules?.provenance ?? 'human');
  const annotation: Annotation = {
    item: placed.key,
    criterion: placed.criterion.id,
    annotator: rater,
    label: read.kind === 'label' ? (placed.criterion.labels[read.label]?.id ?? null) : null,
    provenance,
    role,
    saw: draft.saw ?? 'nothing',
    view: draft.view ?? 'full',
    chosen: draft.chosen ?? { how: 'all' },
    ...(draft.at === undefined ? {} : { at: draft.at }),
    ...(draft.note === undefined ? {} : { note: draft.note }),
  };
  return { rater, fate: 'joined', says: annotation.label ?? 'abstained', annotation };
}

function resolveVerdict(draft: VerdictDraft, own: ReadonlySet<string>, context: ResolveContext): Resolved {
  const candidate = (context.candidateOf ?? importedCandidate)(draft.judge, draft.template);
  const rater = candidate.id;
  const placed = place(draft.item, draft.criterion, own, context);
  if ('fate' in placed) return { rater, ...placed };
  const said = readSaid(draft, placed.criterion);
  if (said === undefined) {
    const spelled = 'label' in draft.said ? draft.said.label : draft.said.outcome;
    return { rater, fate: 'unusable', why: unknownLabel(spelled, placed.criterion) };
  }
  const verdict: RecordedVerdict = {
    item: placed.key,
    candidate: candidate.hash,
    presentation: draft.presentation ?? '',
    repeat: draft.repeat ?? 1,
    reading: {
      criterion: placed.criterion.id,
      parser: 'recorded',
      ...said,
      ...(draft.rationale === undefined ? {} : { rationale: draft.rationale }),
      ...(draft.confidence === undefined ? {} : { confidence: draft.confidence }),
    },
    ...(draft.text === undefined ? {} : { text: draft.text }),
  };
  return { rater, fate: 'joined', says: said.label ?? said.outcome, verdict, candidate };
}

function readSaid(
  draft: VerdictDraft,
  criterion: Criterion,
): Pick<RecordedVerdict['reading'], 'outcome' | 'label'> | undefined {
  if ('outcome' in draft.said) return { outcome: draft.said.outcome };
  const read = readLabel(criterion, draft.said.label);
  if (read.kind === 'abstained') return { outcome: 'abstained' };
  const label = read.kind === 'label' ? criterion.labels[read.label]?.id : undefined;
  return label === undefined ? undefined : { outcome: 'verdict', label };
}

type Placed = { readonly key: string; readonly criterion: Criterion };
type NotPlaced = { readonly fate: 'ambiguous' | 'unmatched' | 'unusable'; readonly why: string };

function place(
  reference: ItemReference,
  criterionId: string | undefined,
  own: ReadonlySet<string>,
  context: ResolveContext,
): Placed | NotPlaced {
  const criterion = findCriterion(criterionId, context.study.criteria);
  if (typeof criterion === 'string') return { fate: 'unusable', why: criterion };
  const ownKey = reference.columns['key'];
  if (ownKey !== undefined && own.has(ownKey)) return { key: ownKey, criterion };
  const found = context.items.find(reference);
  switch (found.kind) {
    case 'one':
      return { key: context.keys[found.item] ?? '', criterion };
    case 'none':
      return { fate: 'unmatched', why: `no item has ${describe(reference)}` };
    case 'several':
      return {
        fate: 'ambiguous',
        why: `${found.count} items have ${describe(reference)}; settle it with --join ${found.settle.join(',')}`,
      };
    case 'no such column':
      return { fate: 'unusable', why: `items have no facet or alias "${found.column}" to join by` };
  }
}

function findCriterion(id: string | undefined, criteria: readonly Criterion[]): Criterion | string {
  const isWanted = (criterion: Criterion) =>
    criterion.derived === undefined && (id === undefined || criterion.id === id);
  const found = criteria.find(isWanted);
  if (id !== undefined) return found ?? `"${id}" is not a criterion of this study`;
  if (found && criteria.findLast(isWanted) === found) return found;
  return 'names no criterion, and the study has several: add a criterion column';
}

function unknownLabel(label: string, criterion: Criterion): string {
  const known = criterion.labels.map((entry) => entry.id).join(', ');
  return `"${label}" is not a label of ${criterion.id} (${known}): add it as an alias or an abstention, or map it`;
}

function describe(reference: ItemReference): string {
  const columns = Object.entries(reference.columns).map(([column, value]) => `${column} "${value}"`);
  const place = reference.occurrence === undefined ? '' : `, occurrence ${reference.occurrence}`;
  return columns.join(' and ') + place;
}

/** What makes two annotations the same statement by the same rater: only the label may then differ. */
export function annotationPlace(annotation: Annotation): string {
  const { item, criterion, annotator, role } = annotation;
  return JSON.stringify([item, criterion, annotator, role]);
}
