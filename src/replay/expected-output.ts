import type { OutputName } from '../prompt/index.ts';

/** Tokens that a reply usually has per criterion, by form: reasoning is most of it. */
export const OUTPUT_TOKENS: Readonly<Record<OutputName, number>> = {
  json: 400,
  decision_line: 300,
  answer_tag: 300,
  bracket: 300,
  criterion_tags: 200,
};
