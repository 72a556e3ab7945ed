import { isoTime } from '../../domain/clock.ts';
import { jsonReport } from '../../report/json.ts';
import { terminalReport } from '../../report/terminal.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { list, type StudyOptions } from '../options.ts';
import { openStudy, openWorkplace } from '../workplace.ts';
import { type Chosen, gatherEvidence } from './evidence.ts';
import type { GoldChoice } from './gold-in-use.ts';

export interface CompareOptions extends StudyOptions {
  readonly criterion?: string;
  readonly by?: string;
  readonly gold?: GoldChoice;
  readonly headline?: string;
}

/** Prints the comparison of every candidate with the gold. */
export async function compareStudy(options: CompareOptions, context: Context): Promise<number> {
  const study = await openStudy(options, context);
  await using place = await openWorkplace(study);
  const { comparisons, provenance } = await gatherEvidence(
    place,
    chosen(options),
    isoTime(context.clock.now()),
  );
  const by = options.by === undefined ? [] : list(options.by);
  context.out(
    options.json
      ? jsonReport(comparisons, provenance)
      : terminalReport(comparisons, provenance, { width: context.width, by }),
  );
  const [facet] = study.facets;
  const breakdown =
    facet === undefined || by.length > 0 ? '' : `assay compare --by ${facet.name} breaks it down; `;
  context.err(`next: ${breakdown}assay report writes it as files\n`);
  return EXIT.ok;
}

/** What the options ask for. */
export function chosen({ criterion, by, gold, headline }: CompareOptions): Chosen {
  return {
    ...(criterion === undefined ? {} : { criterion }),
    ...(by === undefined ? {} : { facets: list(by) }),
    ...(gold === undefined ? {} : { gold }),
    ...(headline === undefined ? {} : { headline }),
  };
}
