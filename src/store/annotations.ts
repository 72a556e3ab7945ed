import {
  ANNOTATION_ROLES,
  type Annotation,
  annotationHash,
  CHOSEN_HOW,
  PROVENANCES,
  SAW,
} from '../domain/annotation.ts';
import type { AnnotationColumns, ItemColumns } from '../domain/columns.ts';
import type { Criterion } from '../domain/criterion.ts';
import { InputError } from '../domain/problem.ts';
import type { Database } from './database.ts';
import { labelCodes, labelRemedy } from './label-codes.ts';
import { scanNumbers } from './scan-numbers.ts';
import { fromStored, toStored } from './text-codec.ts';

/** Makes the index say what the file says. Equal lines count once. An index that says it already is not written. */
export function replaceAnnotations(database: Database, annotations: readonly Annotation[]): void {
  const byHash = new Map(annotations.map((annotation) => [annotationHash(annotation), annotation]));
  const known = database.connection.prepare('SELECT hash FROM annotation ORDER BY id').all();
  const hashes = [...byHash.keys()];
  if (hashes.length === known.length && known.every((row, index) => row['hash'] === hashes[index])) return;
  database.write(() => {
    database.statement('DELETE FROM annotation').run();
    for (const [hash, annotation] of byHash) insert(database, hash, annotation);
  });
}

function insert(database: Database, hash: string, annotation: Annotation): void {
  const { words, criteria } = database;
  database
    .statement(
      `INSERT INTO annotation
       (hash, item, criterion, annotator, label, role, provenance, saw, view, chosen, at, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      hash,
      words.number(annotation.item),
      criteria.number(annotation.criterion),
      words.number(annotation.annotator),
      annotation.label === null ? null : words.number(annotation.label),
      ANNOTATION_ROLES.indexOf(annotation.role),
      PROVENANCES.indexOf(annotation.provenance),
      SAW.indexOf(annotation.saw),
      words.number(annotation.view),
      JSON.stringify(annotation.chosen),
      annotation.at === undefined ? null : toStored(annotation.at),
      annotation.note === undefined ? null : toStored(annotation.note),
    );
}

/**
 * The annotations of the items under the criterion, in the file's order; those of items that are not among
 * the columns are left out.
 *
 * @throws InputError where a label is none of the criterion's labels and aliases.
 */
export function loadAnnotations(
  database: Database,
  criterion: Criterion,
  items: ItemColumns,
): AnnotationColumns {
  let indexes: ReadonlyMap<string, number> | undefined;
  const annotators = new Map<number, number>();
  const rows: number[][] = [];
  let line = 0;
  const codeOf = labelCodes(database, criterion, (label) => unknownLabel(database, criterion, line, label));
  scanNumbers(database, SCAN, [database.criteria.find(criterion.id) ?? -1], (row) => {
    const [id = 0, word = 0, annotator = 0, label = -1, ...codes] = row;
    // Large where items are many, and of no use where nothing is labelled yet.
    indexes ??= new Map(items.keys.map((key, index) => [key, index]));
    const item = indexes.get(database.words.text(word));
    if (item === undefined) return;
    line = id;
    if (!annotators.has(annotator)) annotators.set(annotator, annotators.size);
    rows.push([item, annotators.get(annotator) ?? -1, codeOf(label), ...codes]);
  });
  const column = (at: number) => rows.map((row) => row[at] ?? -1);
  return {
    rows: rows.length,
    item: Int32Array.from(column(0)),
    annotator: Int32Array.from(column(1)),
    label: Int16Array.from(column(2)),
    role: Uint8Array.from(column(3)),
    provenance: Uint8Array.from(column(4)),
    saw: Uint8Array.from(column(5)),
    chosen: Uint8Array.from(column(6)),
    probability: Float64Array.from(column(7)),
    annotators: [...annotators.keys()].map((number) => database.words.text(number)),
  };
}

const HOW_CODES = CHOSEN_HOW.map((how, code) => `WHEN '${how}' THEN ${code}`).join(' ');
const SCAN = `
  SELECT id, item, annotator, coalesce(label, -1), role, provenance, saw,
    CASE json_extract(chosen, '$.how') ${HOW_CODES} END, coalesce(json_extract(chosen, '$.probability'), 0)
  FROM annotation WHERE criterion = ? ORDER BY id`;

function unknownLabel(database: Database, criterion: Criterion, id: number, label: string): InputError {
  const row = database
    .statement(
      `SELECT item.text AS item, annotator.text AS annotator FROM annotation
       JOIN word AS item ON item.id = annotation.item JOIN word AS annotator ON annotator.id = annotation.annotator
       WHERE annotation.id = ?`,
    )
    .get(id);
  const [annotator, item] = [row?.['annotator'], row?.['item']].map((text) => fromStored(String(text)));
  return new InputError({
    message: `annotator ${annotator} gave item ${item} the label "${label}", which ${criterion.id} does not have`,
    remedy: `${labelRemedy(criterion, label)}; or correct the line in annotations.jsonl`,
  });
}
