import { closest } from '../../../domain/closest.ts';
import { InputError } from '../../../domain/problem.ts';
import { follow, type ValueContext } from '../compile-value.ts';
import type { Mapping } from '../mapping.ts';
import type { Row } from '../row.ts';
import { formatOf, type TableSpec } from '../schema/table.ts';

/**
 * Watches whether the fields that a mapping names are there, since a misspelt one would look like a column of
 * blanks: in CSV in the first row, in JSON, where rows may lack members, in any row at all.
 */
export class FieldCheck {
  readonly #missing: Set<ValueContext['fields'][number]>;
  readonly #mapping: Mapping;
  readonly #table: TableSpec;
  #known: readonly string[] | undefined;

  constructor(fields: ValueContext['fields'], table: TableSpec, mapping: Mapping) {
    this.#missing = new Set(fields);
    this.#table = table;
    this.#mapping = mapping;
  }

  /** @throws InputError where a CSV file has no such column. */
  see({ fields, at }: Row): void {
    if (this.#missing.size === 0) return;
    this.#known ??= Object.keys(fields);
    for (const entry of this.#missing) {
      const way = typeof entry.field === 'string' ? [entry.field] : entry.field;
      if (follow(fields, way).isThere) this.#missing.delete(entry);
    }
    if (formatOf(this.#table, at.file) === 'csv') this.end(at.file);
  }

  /** @throws InputError for the first field that no row had; without rows nothing is known. */
  end(file?: string): void {
    const [entry] = this.#missing;
    if (entry === undefined || this.#known === undefined) return;
    const name = typeof entry.field === 'string' ? entry.field : JSON.stringify(entry.field);
    const where = file === undefined ? 'no row has' : `${file} has no`;
    const kind = file === undefined ? 'the field' : 'column';
    const meant = typeof entry.field === 'string' ? closest(entry.field, this.#known) : undefined;
    const { position, sourceLine } = this.#mapping.at(entry.path);
    throw new InputError({
      message: `${where} ${kind} ${typeof entry.field === 'string' ? `"${name}"` : name}`,
      remedy:
        meant === undefined
          ? `there are ${this.#known.slice(0, 12).join(', ')}${this.#known.length > 12 ? ', ...' : ''}`
          : `did you mean "${meant}"?`,
      at: position,
      sourceLine,
    });
  }
}
