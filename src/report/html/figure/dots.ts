import type { Measure } from '../../../domain/measure.ts';
import type { Dot, Look } from '../../chart/dot-chart.ts';
import { shownEstimate } from '../../figure-cells.ts';
import { bareInterval, bareNumber } from '../../measure-text.ts';

/** A measure as a dot, where a report shows it; `unit` is 100 for per cent. */
export function dotOf(measure: Measure | undefined, row: number, look: Look, unit: number): readonly Dot[] {
  const estimate = shownEstimate(measure);
  if (measure === undefined || estimate === undefined) return [];
  const { interval } = measure;
  const range =
    interval === undefined || 'none' in interval
      ? {}
      : { low: interval.low * unit, high: interval.high * unit };
  return [{ row, x: estimate * unit, ...range, look }];
}

/** The same as text: `0.73 [0.63, 0.83]`, a dash where there is no number. */
export function dotText(measure: Measure | undefined, withInterval = true): string {
  const estimate = shownEstimate(measure);
  if (measure === undefined || estimate === undefined) return '–';
  const { id, interval } = measure;
  const number = bareNumber(id, estimate);
  if (!withInterval || interval === undefined || 'none' in interval) return number;
  return `${number} ${bareInterval(id, interval.low, interval.high)}`;
}
