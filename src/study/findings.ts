import type { Problem } from '../domain/problem.ts';
import type { YamlDocument } from '../domain/yaml-document.ts';

export type Path = readonly PropertyKey[];

const MAX_TOLD = 100;

/** The problems found so far, each at its place in the study file. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly #document: YamlDocument;

  constructor(document: YamlDocument) {
    this.#document = document;
  }

  /** Notes a problem at a path: at its value, or at the nearest thing above it that is there. */
  add(path: Path, message: string, remedy: string): void {
    const { position, sourceLine } = this.#document.at(path);
    this.problems.push({ message, remedy, at: position, sourceLine });
  }

  /** Notes what another check found. */
  take(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  /** In the order of the file; of very many the first hundred, and how many more there are. */
  told(): readonly Problem[] {
    const sorted = this.#sorted();
    const more = sorted.length - MAX_TOLD;
    if (more <= 0) return sorted;
    const rest = { message: `${more} more problems are not shown`, remedy: 'mend these first' };
    return [...sorted.slice(0, MAX_TOLD), rest];
  }

  #sorted(): readonly Problem[] {
    const line = ({ at }: Problem) => at?.line ?? 0;
    const column = ({ at }: Problem) => at?.column ?? 0;
    return this.problems.toSorted((left, right) => line(left) - line(right) || column(left) - column(right));
  }
}
