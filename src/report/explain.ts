import { GLOSSARY, type GlossaryEntry, explain as glossaryEntry } from '../compare/glossary.ts';
import { closest } from '../domain/closest.ts';
import { InputError } from '../domain/problem.ts';
import type { Assessment } from './assessment.ts';
import { type Block, heading, paragraph } from './block.ts';
import { claimsExplained } from './claims-explain.ts';
import { drawTerminal } from './draw-terminal.ts';
import { explainFigures } from './explain-figures.ts';
import { familyOf } from './measure-text.ts';
import type { Provenance } from './provenance.ts';
import { warnings } from './warnings.ts';

/**
 * What `assay report --explain` prints for a measure's id: what it is, its formula, when it does not exist, its source;
 * and, for every candidate of the comparisons at hand, how its very number came about. `recall:tie` asks for one label,
 * `gpt-4/v2/kappa` for one candidate.
 *
 * @param provenance of the comparisons; undefined where there are none yet
 * @throws InputError where no measure has that id, with the nearest that has.
 * @example
 * explain('kappa', [], undefined) // "Cohen's kappa\n═════════════\n..."
 */
export function explain(
  query: string,
  comparisons: readonly Assessment[],
  provenance: Provenance | undefined,
  { width = 80 }: { readonly width?: number } = {},
): string {
  const { id, candidate, entry } = parse(query, comparisons);
  const illustrative = provenance?.study.illustrative ?? false;
  const warned = provenance === undefined ? [] : warnings(comparisons, provenance);
  return drawTerminal(
    [
      ...warned,
      ...definition(entry),
      ...comparisons.flatMap((comparison) => [
        ...explainFigures(comparison, id, candidate, illustrative),
        ...claimsExplained(comparison, id, candidate),
      ]),
      ...warned,
    ],
    width,
  );
}

interface Asked {
  readonly id: string;
  readonly candidate?: string;
  readonly entry: GlossaryEntry;
}

/** A candidate's id may hold slashes, and so may a label: the whole is tried first, then the longest candidate. */
function parse(query: string, comparisons: readonly Assessment[]): Asked {
  const whole = glossaryEntry(query);
  if (whole !== undefined) return { id: query, entry: whole };
  const ids = comparisons.flatMap(({ candidates, floors }) =>
    [...candidates, ...floors].map(({ candidate }) => candidate.id),
  );
  const asked = ids
    .filter((candidate) => query.startsWith(`${candidate}/`))
    .flatMap((candidate) => {
      const id = query.slice(candidate.length + 1);
      const entry = glossaryEntry(id);
      return entry === undefined ? [] : [{ id, candidate, entry }];
    })
    .sort((left, right) => right.candidate.length - left.candidate.length)[0];
  if (asked !== undefined) return asked;
  throw unknownMeasure(query);
}

function unknownMeasure(query: string): InputError {
  const known = Object.keys(GLOSSARY).sort();
  const near = closest(familyOf(query.slice(query.lastIndexOf('/') + 1)), known);
  return new InputError({
    message: `there is no measure "${query}"`,
    remedy:
      near === undefined
        ? `name a measure, or candidate/measure; measures are: ${known.join(', ')}`
        : `did you mean "${near}"? A report names all that it has under "Measures used"`,
  });
}

function definition(entry: GlossaryEntry): readonly Block[] {
  return [
    heading(2, entry.name),
    ...paragraph(entry.meaning),
    ...paragraph(`Formula: ${entry.formula}.`),
    ...paragraph(`When there is none: ${entry.whenUndefined}`),
    ...paragraph(`Source: ${entry.source}.`),
  ];
}
