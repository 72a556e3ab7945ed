import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Annotation, annotationHash, type Decision } from '../domain/annotation.ts';
import { annotationPlace } from '../domain/resolve.ts';
import type { Put } from '../domain/store.ts';
import { formatOwnLine, readOwnAnnotations, readOwnDecisions } from '../formats/annotations/own.ts';
import { appendLines } from './append-lines.ts';

/** The annotations and decisions beside a study: append-only files, the truth about its gold. */
export class GoldFiles {
  readonly #annotationsFile: string;
  readonly annotations: Annotation[];
  readonly decisions: readonly Decision[];
  readonly #hashes: Set<string>;
  readonly #places: Map<string, string | null>;
  readonly #fresh: Annotation[] = [];

  private constructor(file: string, annotations: Annotation[], decisions: readonly Decision[]) {
    this.#annotationsFile = file;
    this.annotations = annotations;
    this.decisions = decisions;
    this.#hashes = new Set(annotations.map(annotationHash));
    this.#places = new Map(annotations.map((entry) => [annotationPlace(entry), entry.label]));
  }

  /** @throws InputError where a line of either file is not what it should be. */
  static async read(folder: string): Promise<GoldFiles> {
    const annotationsFile = join(folder, 'annotations.jsonl');
    const decisionsFile = join(folder, 'decisions.jsonl');
    const annotations = existsSync(annotationsFile) ? await readOwnAnnotations(annotationsFile) : [];
    const decisions = existsSync(decisionsFile) ? await readOwnDecisions(decisionsFile) : [];
    return new GoldFiles(annotationsFile, [...annotations], decisions);
  }

  /** Adds an annotation in memory; `save` makes it last. The same rater in the same role labels an item once. */
  add(annotation: Annotation): Put {
    const place = annotationPlace(annotation);
    if (this.#hashes.has(annotationHash(annotation))) return 'same';
    if (this.#places.has(place)) return this.#places.get(place) === annotation.label ? 'same' : 'conflict';
    this.#hashes.add(annotationHash(annotation));
    this.#places.set(place, annotation.label);
    this.annotations.push(annotation);
    this.#fresh.push(annotation);
    return 'added';
  }

  /** Appends what was added and waits until the disk has it: a label that was reported as saved stays saved. */
  async save(): Promise<void> {
    if (this.#fresh.length === 0) return;
    await appendLines(this.#annotationsFile, this.#fresh.map(formatOwnLine));
    this.#fresh.length = 0;
  }

  get hashes(): readonly string[] {
    return [...this.#hashes];
  }
}
