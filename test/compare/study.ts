import type { CompareInput, CompareSettings } from '../../src/compare/input.ts';
import type { AnnotationRole, Chosen, Provenance } from '../../src/domain/annotation.ts';
import { ANNOTATION_ROLES, CHOSEN_HOW, PROVENANCES } from '../../src/domain/annotation.ts';
import { type Candidate, importedCandidate } from '../../src/domain/candidate.ts';
import type { AnnotationColumns, Coded, ItemColumns, ReadingColumns } from '../../src/domain/columns.ts';
import type { Criterion, Scale } from '../../src/domain/criterion.ts';
import type { GoldPolicy } from '../../src/domain/gold.ts';
import { type Outcome, outcomeCode } from '../../src/domain/outcome.ts';
import { resolveGold } from '../../src/domain/resolve-gold.ts';

/** One item as a test writes it. */
interface ItemSpec {
  readonly key: string;
  readonly facets?: Readonly<Record<string, string>>;
  readonly test?: boolean;
}

/** One reading as a test writes it: a label's id, or an outcome. */
export interface ReadingSpec {
  readonly item: string;
  readonly judge: string;
  readonly said: string | { readonly outcome: Exclude<Outcome, 'verdict'> };
  readonly presentation?: string;
  readonly repeat?: number;
  readonly occasion?: number;
}

export interface AnnotationSpec {
  readonly item: string;
  readonly annotator: string;
  readonly label: string | null;
  readonly role?: AnnotationRole;
  readonly provenance?: Provenance;
  readonly chosen?: Chosen;
}

export interface StudySpec {
  readonly criterion: Criterion;
  readonly items: readonly ItemSpec[];
  readonly readings: readonly ReadingSpec[];
  readonly annotations: readonly AnnotationSpec[];
  readonly policy?: GoldPolicy;
  readonly cluster?: string;
  readonly crossed?: readonly string[];
  readonly facets?: readonly string[];
  readonly deploymentPrevalence?: number;
  readonly settings?: Partial<CompareSettings>;
  readonly candidates?: readonly Candidate[];
}

/** Builds the columns that `compare` takes from rows as a person writes them. */
export function study(spec: StudySpec): CompareInput {
  const items = itemColumns(spec.items);
  const annotations = annotationColumns(spec, items);
  return {
    criterion: spec.criterion,
    items,
    readings: readingColumns(spec, items),
    gold: resolveGold({ policy: spec.policy ?? { kind: 'default' }, items: items.count, annotations }),
    cluster: spec.cluster,
    ...(spec.crossed === undefined ? {} : { crossed: spec.crossed }),
    facets: spec.facets ?? [],
    ...(spec.deploymentPrevalence === undefined ? {} : { deploymentPrevalence: spec.deploymentPrevalence }),
    settings: {
      level: 0.95,
      replicates: 200,
      whenNoVerdict: 'leave out',
      seed: 'test',
      illustrative: false,
      ...spec.settings,
    },
  };
}

export function criterion(scale: Scale, labels: readonly string[], more: Partial<Criterion> = {}): Criterion {
  return {
    id: 'question',
    question: 'Is it so?',
    scale,
    labels: labels.map((id) => ({ id, aliases: [] })),
    abstentions: [],
    cuts: [],
    ...more,
  };
}

function itemColumns(specs: readonly ItemSpec[]): ItemColumns {
  const sorted = [...specs].sort((left, right) => (left.key < right.key ? -1 : 1));
  const names = [...new Set(sorted.flatMap(({ facets }) => Object.keys(facets ?? {})))];
  return {
    count: sorted.length,
    keys: sorted.map(({ key }) => key),
    ids: sorted.map(({ key }) => key),
    facets: new Map(names.map((name) => [name, coded(sorted.map(({ facets }) => facets?.[name]))])),
    aliases: new Map(),
    test: Uint8Array.from(sorted, ({ test }) => (test ? 1 : 0)),
  };
}

function coded(texts: readonly (string | undefined)[]): Coded {
  const values = [...new Set(texts.filter((text) => text !== undefined))].sort();
  return {
    values,
    codes: Int32Array.from(texts, (text) => (text === undefined ? -1 : values.indexOf(text))),
  };
}

function readingColumns(
  { criterion: { labels }, readings, candidates }: StudySpec,
  items: ItemColumns,
): ReadingColumns {
  const number = new Map(items.keys.map((key, index) => [key, index]));
  const judges = [...new Set(readings.map(({ judge }) => judge))].sort();
  const known = judges.map(
    (id) => candidates?.find((candidate) => candidate.id === id) ?? importedCandidate(id),
  );
  const presentations = [...new Set(readings.map(({ presentation }) => presentation ?? ''))].sort();
  const labelOf = ({ said }: ReadingSpec) =>
    typeof said === 'string' ? labels.findIndex(({ id }) => id === said) : -1;
  return {
    rows: readings.length,
    item: Int32Array.from(readings, ({ item }) => number.get(item) ?? -1),
    candidate: Int32Array.from(readings, ({ judge }) => judges.indexOf(judge)),
    presentation: Int32Array.from(readings, ({ presentation }) => presentations.indexOf(presentation ?? '')),
    repeat: Int32Array.from(readings, ({ repeat }) => repeat ?? 1),
    occasion: Int32Array.from(readings, ({ occasion }) => occasion ?? 1),
    outcome: Uint8Array.from(readings, ({ said }) =>
      typeof said === 'string' ? 0 : outcomeCode(said.outcome),
    ),
    label: Int16Array.from(readings, labelOf),
    candidates: known,
    presentations,
  };
}

function annotationColumns(
  { criterion: { labels }, annotations }: StudySpec,
  items: ItemColumns,
): AnnotationColumns {
  const number = new Map(items.keys.map((key, index) => [key, index]));
  const annotators = [...new Set(annotations.map(({ annotator }) => annotator))].sort();
  return {
    rows: annotations.length,
    item: Int32Array.from(annotations, ({ item }) => number.get(item) ?? -1),
    annotator: Int32Array.from(annotations, ({ annotator }) => annotators.indexOf(annotator)),
    label: Int16Array.from(annotations, ({ label }) => labels.findIndex(({ id }) => id === label)),
    role: Uint8Array.from(annotations, ({ role }) => ANNOTATION_ROLES.indexOf(role ?? 'primary')),
    provenance: Uint8Array.from(annotations, ({ provenance }) => PROVENANCES.indexOf(provenance ?? 'human')),
    saw: new Uint8Array(annotations.length),
    chosen: Uint8Array.from(annotations, ({ chosen }) => CHOSEN_HOW.indexOf(chosen?.how ?? 'all')),
    probability: Float64Array.from(annotations, ({ chosen }) => chosen?.probability ?? 0),
    annotators,
  };
}
