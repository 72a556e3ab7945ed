import type { Comparison } from '../../../compare/comparison.ts';
import type { CandidateConfidence, CurveBin } from '../../../compare/confidence/confidence.ts';
import { fixed, percent } from '../../../text/number.ts';
import { amount } from '../../amount.ts';
import { isMore, SHARES_KEPT, whereKept } from '../../confidence/share-kept.ts';
import { levelHead } from '../../level-head.ts';
import { name } from '../../name.ts';
import { axisOf } from './axis.ts';
import type { Figure, Picture } from './figure.ts';

/** How much is drawn; tables hold everything. */
const DRAWN = 8;

/**
 * The reliability curve of every confidence, and beside it what is wrong among the surest verdicts, on axes that all
 * panels share. Undefined where no confidence is known.
 */
export function confidenceFigure({ confidence = [] }: Comparison, level: number): Figure | undefined {
  if (confidence.length === 0) return undefined;
  const drawn = confidence.slice(0, DRAWN);
  const wrong = axisOf(
    drawn.flatMap(({ kept }) => kept.map(({ risk }) => risk * 100)),
    10,
    [0, 10],
  );
  return {
    kind: 'figure',
    title: 'Confidence and what it is worth',
    legend: [
      { look: 'disc', text: 'share right' },
      { look: 'diamond', text: 'mean confidence' },
      { look: 'square', text: 'share wrong' },
    ],
    caption: [
      `Reliability curve, by confidence: where both marks of a row fall together, the judge is right as often as it says. Lines are ${levelHead(level)}s; a row without a line has none.`,
      'Risk and coverage: the share wrong when only the surest verdicts are kept. All panels are on the same axes.',
      ...(confidence.length > DRAWN ? [`Drawn: the first ${DRAWN} of ${amount(confidence.length)}.`] : []),
      'The tables below hold every number drawn.',
    ],
    panels: drawn.map((own) => ({
      ...(confidence.length === 1 ? {} : { heading: whose(own) }),
      pictures: [reliability(own), riskCoverage(own, wrong)],
    })),
  };
}

function whose({ candidate, of }: CandidateConfidence): string {
  return `${name(candidate)}, ${of}`;
}

function reliability(own: CandidateConfidence): Picture {
  const label = ({ low, high }: CurveBin) => `${fixed(low, 1)} to ${fixed(high, 1)}`;
  return {
    name: `Share right by confidence, ${whose(own)}, in per cent`,
    description: own.curve
      .map(
        (bin) => `${label(bin)}: right ${rightText(bin)}, mean confidence ${inPercent(bin.meanConfidence)}`,
      )
      .join('; '),
    chart: {
      rows: own.curve.map((bin) => ({
        label: label(bin),
        value: `${rightText(bin)} / ${inPercent(bin.meanConfidence)}`,
      })),
      dots: own.curve.flatMap((bin, row) => [
        ...rightDot(bin, row),
        { row, x: bin.meanConfidence * 100, look: 'diamond' as const },
      ]),
      domain: [0, 100],
      axis: 'right / mean confidence, %',
      layout: 'narrow',
    },
  };
}

function rightDot({ shareRight, interval, shown }: CurveBin, row: number) {
  if (!shown) return [];
  const range = 'none' in interval ? {} : { low: interval.low * 100, high: interval.high * 100 };
  return [{ row, x: shareRight * 100, ...range, look: 'disc' as const }];
}

/** `83.2 [79.0, 86.7]`, a dash where it is withheld. */
function rightText({ shareRight, interval, shown }: CurveBin): string {
  if (!shown) return '–';
  const range = 'none' in interval ? '' : ` [${inPercent(interval.low)}, ${inPercent(interval.high)}]`;
  return `${inPercent(shareRight)}${range}`;
}

function riskCoverage(own: CandidateConfidence, domain: readonly [number, number]): Picture {
  const rows = SHARES_KEPT.flatMap((share) => {
    const point = whereKept(own, share);
    if (point === undefined) return [];
    const more = isMore(point.kept, share) ? ` (${percent(point.kept, 0)})` : '';
    return [{ label: `surest ${percent(share, 0)}${more}`, risk: point.risk * 100 }];
  });
  return {
    name: `Share wrong when only the surest are kept, ${whose(own)}, in per cent`,
    description: rows.map(({ label, risk }) => `${label}: ${fixed(risk, 1)}`).join('; '),
    chart: {
      rows: rows.map(({ label, risk }) => ({ label, value: fixed(risk, 1) })),
      dots: rows.map(({ risk }, row) => ({ row, x: risk, look: 'square' as const })),
      domain,
      axis: 'wrong, %',
      layout: 'narrow',
    },
  };
}

function inPercent(share: number): string {
  return fixed(share * 100, 1);
}
