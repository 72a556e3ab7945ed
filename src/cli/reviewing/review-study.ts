import { InputError } from '../../domain/problem.ts';
import { reviewsInForce } from '../../domain/review-decisions.ts';
import { filterQueue, isFiltered } from '../../domain/review-filter.ts';
import type { Study } from '../../domain/study.ts';
import { stableJson } from '../../text/json.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { ReviewSetting } from '../../ui/review/record.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import type { StudyOptions } from '../options.ts';
import { openStudy, openWorkplace, type Workplace } from '../workplace.ts';
import { type FilterOptions, filterOf } from './filter-options.ts';
import { loadRemembered } from './remembered.ts';
import { ReviewDesk } from './review-desk.ts';
import { type ReviewEvidence, reviewEvidence } from './review-evidence.ts';
import type { ReviewTerminal } from './review-terminal.ts';
import { gitUserName, reviewerName } from './reviewer.ts';

export interface ReviewOptions extends StudyOptions, FilterOptions {
  readonly criterion?: string;
  readonly reviewer?: string;
  readonly plain?: boolean;
  readonly screenReader?: boolean;
  readonly printIds?: boolean;
}

/** Shows a person the disagreements, blind first, and keeps what they conclude. */
export async function reviewStudy(
  options: ReviewOptions,
  context: Context,
  terminal: ReviewTerminal,
): Promise<number> {
  const byLines = options.plain === true || options.screenReader === true || terminal.prefersLines;
  if (!options.printIds && !byLines && terminal.screen === undefined) throw noTerminal();
  const study = await openStudy(options, context);
  await using place = await openWorkplace(study);
  const evidence = await reviewEvidence(place, options.criterion);
  const filter = filterOf(options, evidence);
  if (options.printIds) return printIds(evidence, filter, options, context);

  const reviewer = await reviewerName(options.reviewer, () => gitUserName(study.folder));
  const desk = new ReviewDesk(place, evidence, reviewer, context, templateHashes(study));
  const before = await loadRemembered(study, evidence.criterion.id, reviewer);
  const setting: ReviewSetting = {
    criterion: evidence.criterion,
    reviewer,
    queue: evidence.queue,
    candidates: evidence.candidates,
    labels: new Map(desk.labels),
    decisions: [...desk.decisions],
    // In lines there is no menu that would switch a remembered filter off.
    remembered: { ...before, filter: isFiltered(filter) || byLines ? filter : before.filter },
  };
  const exitCode = byLines
    ? await reviewByLines(setting, desk, terminal, context)
    : await reviewOnScreen(setting, desk, terminal);
  conclude(place, evidence, desk, reviewer, options, context);
  return exitCode;
}

async function reviewOnScreen(
  setting: ReviewSetting,
  desk: ReviewDesk,
  { screen }: ReviewTerminal,
): Promise<number> {
  if (screen === undefined) throw noTerminal();
  const { runReviewScreen } = await import('../../ui/review/mount.ts');
  return runReviewScreen({ setting, perform: desk.perform, ...screen });
}

async function reviewByLines(
  setting: ReviewSetting,
  desk: ReviewDesk,
  terminal: ReviewTerminal,
  context: Context,
): Promise<number> {
  const { runPlainReview } = await import('../../ui/review/plain.ts');
  const { ask, close } = terminal.lines();
  try {
    await runPlainReview({
      setting,
      width: context.width,
      perform: desk.perform,
      ask,
      say: (text) => context.err(text),
    });
  } finally {
    close();
  }
  return EXIT.ok;
}

function printIds(
  { queue, criterion }: ReviewEvidence,
  filter: Parameters<typeof filterQueue>[1],
  { json }: ReviewOptions,
  context: Context,
): number {
  const items = filterQueue(queue, filter).map(({ item }) => item);
  if (json) {
    context.out(
      stableJson({ schema: 'assay/review-queue', schemaVersion: 1, criterion: criterion.id, items }),
    );
  } else context.out(items.map((item) => `${sanitise(item)}\n`).join(''));
  return EXIT.ok;
}

/** The last word: how far this reviewer is, and on what reviewers differ. */
function conclude(
  { gold }: Workplace,
  { queue, criterion }: ReviewEvidence,
  desk: ReviewDesk,
  reviewer: string,
  { json }: ReviewOptions,
  context: Context,
): void {
  const others = gold.decisions.filter((decision) => decision.reviewer !== reviewer);
  const { agreed: own } = reviewsInForce(desk.decisions, criterion.id);
  const { open } = reviewsInForce([...others, ...desk.decisions], criterion.id);
  const labelled = queue.filter(({ item }) => desk.labels.has(item)).length;
  const decided = queue.filter(({ item }) => own.has(item)).length;
  if (json) {
    context.out(
      stableJson({
        schema: 'assay/review',
        schemaVersion: 1,
        criterion: criterion.id,
        reviewer,
        items: queue.length,
        labelled,
        decided,
        open: [...open].sort(),
      }),
    );
  }
  const differ = open.size === 0 ? '' : `; reviewers differ on ${plural(open.size, 'item')}, which stay open`;
  context.err(`${decided} of ${plural(queue.length, 'item')} decided by ${sanitise(reviewer)}${differ}\n`);
  context.err(
    decided < queue.length
      ? 'next: assay review goes on where you stopped\n'
      : 'next: assay compare --gold reviewed shows what the decisions change\n',
  );
}

/** Hashes of the study's templates as they are now, by id; none where they cannot be read. */
function templateHashes(study: Study): () => Promise<ReadonlyMap<string, string>> {
  let hashes: Promise<ReadonlyMap<string, string>> | undefined;
  return () => {
    hashes ??= (async () => {
      if (study.templates.length === 0) return new Map();
      const { loadTemplates } = await import('../replaying/load-templates.ts');
      const templates = await loadTemplates(study).catch(() => []);
      return new Map(templates.map(({ id, contentHash }) => [id, contentHash]));
    })();
    return hashes;
  };
}

function noTerminal(): InputError {
  return new InputError({
    message: 'assay review needs a terminal to draw on and to read keys from',
    remedy: 'use --plain to answer line by line, or --print-ids for the queue alone',
  });
}
