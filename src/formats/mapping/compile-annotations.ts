import {
  ANNOTATION_ROLES,
  type AnnotationRole,
  PROVENANCES,
  type Provenance,
  SAW,
  type Saw,
} from '../../domain/annotation.ts';
import type { AnnotationDraft } from '../../domain/imported.ts';
import { UnusableCell } from '../annotations/cells.ts';
import { utcTime } from '../annotations/utc-time.ts';
import { compileChosen } from './compile-chosen.ts';
import { compileValue, type ValueContext } from './compile-value.ts';
import { compileWord } from './compile-word.ts';
import { Duplicates } from './duplicates.ts';
import { compileReference, type LabelReader, present } from './label-reader.ts';
import type { Row } from './row.ts';
import { readSaid } from './said.ts';
import type { AnnotationsSpec } from './schema/labels.ts';
import type { ValueSpec } from './schema/value.ts';
import { requiredText, textOf, type Value } from './value.ts';

type Path = readonly PropertyKey[];

/** One entry of `annotations`: long, or wide with one label per column. */
export function compileAnnotations(spec: AnnotationsSpec, path: Path, context: ValueContext): LabelReader {
  const reference = compileReference(spec.item, [...path, 'item'], context);
  const optional = (name: 'criterion' | 'view' | 'note' | 'at') => {
    const own = spec[name];
    const value = own === undefined ? undefined : compileValue(own, [...path, name], context);
    return (row: Row) => (value === undefined ? undefined : textOf(value, row));
  };
  const [criterion, view, note, at] = [
    optional('criterion'),
    optional('view'),
    optional('note'),
    optional('at'),
  ];
  const role = compileWord<AnnotationRole>(spec.role, ANNOTATION_ROLES, [...path, 'role'], context);
  const provenance = compileWord<Provenance>(spec.provenance, PROVENANCES, [...path, 'provenance'], context);
  const saw = compileWord<Saw>(spec.saw, SAW, [...path, 'saw'], context);
  const chosen = compileChosen(spec, path, context);
  return {
    name: 'annotations',
    duplicates: spec.duplicates === undefined ? undefined : new Duplicates(spec.duplicates),
    labels: columnsOf(spec, path, context).map((column) => (row, ownKey) => {
      const item = reference(row, ownKey);
      if (item === undefined) return undefined;
      const annotator = requiredText(column.annotator, row);
      const said = readSaid(column.label, row, spec);
      const rest = present({
        criterion: criterion(row),
        role: role(row),
        provenance: provenance(row),
        saw: saw(row),
        chosen: chosen(row),
        view: view(row),
        at: time(at(row)),
        note: note(row),
      });
      return {
        rater: annotator,
        item,
        group: JSON.stringify([annotator, rest.criterion, rest.role, item.columns]),
        said,
        draft: (settled, settledItem): { readonly annotation: AnnotationDraft } => {
          const label = 'label' in settled ? settled.label : null;
          return { annotation: { item: settledItem, annotator, label, ...rest } };
        },
      };
    }),
  };
}

interface Column {
  readonly annotator: Value;
  readonly label: Value;
}

function columnsOf(spec: AnnotationsSpec, path: Path, context: ValueContext): readonly Column[] {
  const { columns, annotator, label } = spec;
  const named = (name: string, value: ValueSpec, at: Path): Column => ({
    annotator: { name: `the annotator ${name}`, read: () => name },
    label: compileValue(value, at, context),
  });
  if (Array.isArray(columns)) {
    return columns.map((name, index) => named(name, name, [...path, 'columns', index]));
  }
  if (columns !== undefined) {
    return Object.entries(columns).map(([name, value]) => named(name, value, [...path, 'columns', name]));
  }
  if (annotator === undefined || label === undefined) throw new Error('the schema asks for both');
  return [
    {
      annotator: compileValue(annotator, [...path, 'annotator'], context),
      label: compileValue(label, [...path, 'label'], context),
    },
  ];
}

function time(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const at = utcTime(text);
  if (at !== undefined) return at;
  throw new UnusableCell(`"${text}" is no ISO 8601 time with a time zone (2026-03-01T09:30:00Z)`);
}
