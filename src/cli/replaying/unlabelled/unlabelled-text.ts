import { FEWEST_VALIDATED } from '../../../claim/unlabelled/overlap.ts';
import { count, percent } from '../../../text/number.ts';
import { plural } from '../../../text/plural.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { table } from '../../../text/table.ts';
import { wrap } from '../../../text/wrap.ts';
import type { UnlabelledFindings } from './gather-unlabelled.ts';

/** What a candidate said of transcripts without gold, beside the validated sample, for a terminal. */
export function unlabelledText(found: UnlabelledFindings, width: number): string {
  const { candidate, criterion, asked, verdicts } = found;
  const said = [
    `${sanitise(candidate)} on ${plural(asked, 'transcript')} without gold under "${sanitise(criterion)}"`,
    `verdict rate ${asked === 0 ? 'not known' : percent(verdicts / asked)}`,
    ...found.rates.map(
      ({ label, unlabelled, validated, gold }) =>
        `says "${sanitise(label)}" on ${shareText(unlabelled.share)} of them, on ${shareText(validated.share)} of the validated sample, where gold has ${shareText(gold)}`,
    ),
  ];
  const minded = [
    ...overlapLines(found),
    ...(found.stale === undefined ? [] : [sanitise(found.stale)]),
    'These are the judge’s rates, not corrected for its errors: assay report does that.',
  ];
  const wrapped = (lines: readonly string[]) =>
    lines.flatMap((line) => (line === '' ? [''] : wrap(line, width)));
  const tables = found.by.flatMap((facet) => facetTable(facet, width));
  return [...wrapped(said), ...tables, ...wrapped(minded), ''].join('\n');
}

function facetTable({ facet, values }: UnlabelledFindings['by'][number], width: number): readonly string[] {
  const rows = values.flatMap(({ value, rates }) =>
    rates.map(({ label, unlabelled, validated }) => [
      value,
      label,
      count(unlabelled.n),
      shareText(unlabelled.share),
      count(validated.n),
      shareText(validated.share),
    ]),
  );
  const heads = [sanitise(facet), 'label', 'without gold', 'rate', 'validated', 'rate'];
  const columns = heads.map((head, index) => ({ head, align: index < 2 ? 'left' : 'right' }) as const);
  return ['', table(columns, rows, { width }).trimEnd()];
}

function overlapLines({ overlap }: UnlabelledFindings): readonly string[] {
  const facets = overlap.facets.flatMap(({ facet, covered, uncovered }) => {
    if (covered === undefined) return [];
    const missing = uncovered.slice(0, 5).map(({ value }) => sanitise(value));
    const more = uncovered.length > 5 ? ` and ${count(uncovered.length - 5)} more` : '';
    const named = missing.length === 0 ? '' : `; hardly validated: ${missing.join(', ')}${more}`;
    return [
      `${percent(covered)} share their ${sanitise(facet)} with ${FEWEST_VALIDATED} or more validated transcripts${named}`,
    ];
  });
  const { length } = overlap;
  const lengths =
    length === undefined
      ? []
      : [
          `${percent(length.within)} are as long as the middle nine tenths of the validated ones (${count(Math.round(length.range[0]))} to ${count(Math.round(length.range[1]))} characters), ${percent(length.above)} are longer`,
        ];
  return facets.length + lengths.length === 0 ? [] : ['', ...facets, ...lengths];
}

function shareText(share: number | undefined): string {
  return share === undefined ? 'not known' : percent(share);
}
