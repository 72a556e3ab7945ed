import type { YamlDocument } from '../../domain/yaml-document.ts';
import type { Extra, OutputName } from '../output/form.ts';
import type { Section } from './section.ts';

export const LAYOUTS = ['transcript-first', 'instructions-first'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Words that a judge is asked for in place of a binary criterion's labels. */
export interface AnswerWords {
  readonly positive: string;
  readonly negative: string;
}

/** A judge prompt, read and checked as far as it can be without a study. */
export interface Template {
  readonly id: string;
  readonly file: string;
  /** Ids of the criteria that one reply answers; `any` for all that the study asks. */
  readonly criteria: 'any' | readonly string[];
  readonly layout: Layout;
  readonly output: OutputName;
  readonly ask: readonly Extra[];
  /** `undefined`: the labels themselves. */
  readonly answers: AnswerWords | undefined;
  /** Facets whose values enter the request. */
  readonly uses: readonly string[];
  /** Keys of items shown with their gold label. */
  readonly examples: readonly string[];
  readonly labelOrder: 'fixed' | 'shuffled';
  readonly system: Section | undefined;
  readonly instructions: Section;
  /**
   * SHA-256 of what of the file enters requests beside criteria, facets and examples. Neither the id nor the
   * file's name is part of it.
   */
  readonly contentHash: string;
  /** The head with its positions, for problems found later. */
  readonly head: YamlDocument;
}
