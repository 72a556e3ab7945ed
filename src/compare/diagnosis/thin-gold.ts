import type { Slice } from '../comparison.ts';
import { UNDEFINED_RESAMPLES } from '../intervals.ts';
import type { LabelSpace } from '../label-space.ts';
import { CAUTION_BELOW } from '../shown.ts';
import { mainKappa } from './figures.ts';
import type { Finding } from './finding.ts';

/** Too few gold items of a class for the main figure, and how many transcripts it takes to have enough. */
export function thinGold(overall: Slice, space: LabelSpace): readonly Finding[] {
  const cautions = (mainKappa(overall)?.cautions ?? []).filter(
    (caution) => !caution.startsWith(UNDEFINED_RESAMPLES),
  );
  if (cautions.length === 0) return [];
  const next = moreOfTheRarest(overall, space);
  return [
    {
      name: 'too few gold items',
      says: `Too little gold: ${cautions.join('; ')}.`,
      ...(next === undefined ? {} : { next }),
    },
  ];
}

function moreOfTheRarest({ confusion, n }: Slice, { names, gold }: LabelSpace): string | undefined {
  const counts = confusion.slice(0, gold).map((row) => row.reduce((sum, count) => sum + count, 0));
  const fewest = Math.min(...counts);
  const wanted = Math.ceil(CAUTION_BELOW - fewest);
  if (wanted <= 0) return 'Label items from further clusters; `assay plan` says how many.';
  const label = names[counts.indexOf(fewest)];
  const random =
    fewest === 0 ? '' : `: about ${Math.ceil((wanted * n) / fewest)} more transcripts, drawn as these were`;
  return `Find and label at least ${wanted} more items of gold "${label}"${random}; \`assay plan\` says how many an interval needs.`;
}
