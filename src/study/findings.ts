import type { Problem } from '../domain/problem.ts';
import type { YamlDocument } from '../domain/yaml-document.ts';

export type Path = readonly PropertyKey[];

const MAX_TOLD = 200;
/** Shorter texts are no keys, and hiding them would blot out words. */
const SHORTEST_SECRET = 4;

/** The problems found so far, each at its place in the study file. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly #document: YamlDocument;
  readonly #secrets: string[] = [];

  constructor(document: YamlDocument) {
    this.#document = document;
  }

  /** Notes a problem at a path: at its value, or at the nearest thing above it that is there. */
  add(path: Path, message: string, remedy: string): void {
    const { position, sourceLine } = this.#document.at(path);
    this.problems.push({ message, remedy, at: position, sourceLine });
  }

  /** The text is shown in no problem: a key that stands in a study must not reach a log as well. */
  hide(secret: string): void {
    if (secret.length >= SHORTEST_SECRET) this.#secrets.push(secret);
  }

  /** Notes what another check found. */
  take(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  /** In the order of the file; of very many the first two hundred, and how many more there are. */
  told(): readonly Problem[] {
    const sorted = this.#sorted().map((problem) => this.#withoutSecrets(problem));
    const more = sorted.length - MAX_TOLD;
    if (more <= 0) return sorted;
    const rest = { message: `${more} more problems are not shown`, remedy: 'mend these first' };
    return [...sorted.slice(0, MAX_TOLD), rest];
  }

  #withoutSecrets(problem: Problem): Problem {
    const clean = (text: string) =>
      this.#secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
    const { message, remedy, at, sourceLine } = problem;
    return {
      message: clean(message),
      remedy: clean(remedy),
      ...(at === undefined ? {} : { at }),
      ...(sourceLine === undefined ? {} : { sourceLine: clean(sourceLine) }),
    };
  }

  /** A problem of no line stands at the end. */
  #sorted(): readonly Problem[] {
    const line = ({ at }: Problem) => at?.line ?? Number.MAX_SAFE_INTEGER;
    const column = ({ at }: Problem) => at?.column ?? 0;
    return this.problems.toSorted((left, right) => line(left) - line(right) || column(left) - column(right));
  }
}
