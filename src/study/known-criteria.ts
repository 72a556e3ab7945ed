import { closest } from '../domain/closest.ts';
import type { Criterion } from '../domain/criterion.ts';
import type { Findings, Path } from './findings.ts';

/**
 * The criteria read so far. One that is wrong is known by its id only, so that references to it are not
 * called wrong as well.
 */
export class KnownCriteria {
  readonly #byId = new Map<string, Criterion | undefined>();

  add(id: string, criterion: Criterion | undefined): void {
    this.#byId.set(id, criterion);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  ids(): readonly string[] {
    return [...this.#byId.keys()];
  }

  /** The criteria that are right, in the order of the file. */
  all(): readonly Criterion[] {
    return [...this.#byId.values()].filter((criterion) => criterion !== undefined);
  }

  /** The criterion a text at a path names; `undefined` where it is wrong, or unknown, which is then noted. */
  named(id: string, path: Path, findings: Findings): Criterion | undefined {
    if (this.#byId.has(id)) return this.#byId.get(id);
    const meant = closest(id, this.ids());
    const remedy =
      meant !== undefined
        ? `did you mean \`${meant}\`?`
        : this.#byId.size === 0
          ? 'move that criterion above this one'
          : `write one of those that do (${this.ids().join(', ')}), or move it up`;
    findings.add(path, `no criterion \`${id}\` stands above`, remedy);
    return undefined;
  }
}
