import { describe, expect, test } from 'vitest';
import type { DotChart } from '../../../src/report/chart/dot-chart.ts';
import type { SvgElement } from '../../../src/report/chart/read-svg.ts';
import { renderChart } from '../../../src/report/chart/render-chart.ts';
import { PAYLOADS } from '../../support/payloads.ts';

const CHART: DotChart = {
  rows: [
    { label: 'first', value: '0.50 [0.25, 0.75]' },
    { label: 'second', value: '–' },
  ],
  dots: [
    { row: 0, x: 0.5, low: 0.25, high: 0.75, look: 'disc' },
    { row: 0, x: 0.125, look: 'diamond' },
  ],
  domain: [0, 1],
  axis: 'kappa',
  reference: 0,
  layout: 'narrow',
};

describe('a dot chart', () => {
  test('puts dots and intervals where the axis says', async () => {
    // 304 pixels stand for 0 to 1, so .25 is at 76, .5 at 152 .75 another 152 further than .25, and .125 at 38.
    const picture = await renderChart(CHART);
    const interval = all(picture).find(({ attributes }) => attributes['stroke'] === 'var(--blue)');
    expect(interval).toMatchObject({
      name: 'line',
      attributes: { transform: 'translate(76,25)', x2: '152' },
    });
    const dots = all(picture).filter(
      ({ name, attributes }) => name === 'path' && attributes['fill'] !== undefined,
    );
    expect(dots.map(({ attributes }) => [attributes['transform'], attributes['stroke']])).toEqual([
      ['translate(152,25)', 'var(--blue)'],
      ['translate(38,34)', 'var(--orange)'],
    ]);
  });

  test('tells its looks apart by shape', async () => {
    const dots = (['disc', 'diamond', 'square', 'triangle'] as const).map((look, row) => ({
      row,
      x: 0.5,
      look,
    }));
    const picture = await renderChart({ ...CHART, dots, rows: dots.map(() => ({ label: '', value: '' })) });
    const shapes = all(picture)
      .filter(({ name, attributes }) => name === 'path' && attributes['fill'] !== undefined)
      .map(({ attributes }) => attributes['d']);
    expect(new Set(shapes).size).toBe(4);
  });

  test('writes labels and values as they are, short enough for their place', async () => {
    const long = 'x'.repeat(200);
    const texts = textsOf(
      await renderChart({ ...CHART, rows: [...CHART.rows, { label: long, value: '1' }] }),
    );
    expect(texts).toEqual(expect.arrayContaining(['first', '0.50 [0.25, 0.75]', 'second', '–', 'kappa']));
    expect(texts.find((text) => text.startsWith('xxx'))).toMatch(/^x{20,40}…$/);
  });

  test('is the same every time', async () => {
    expect(await renderChart(CHART)).toEqual(await renderChart(CHART));
  });

  test.each(PAYLOADS)('is the same picture whatever a label says: $name', async ({ text }) => {
    const rows = CHART.rows.map((row) => ({ ...row, label: text }));
    const shape = (picture: SvgElement) => all(picture).map(({ name, attributes }) => ({ name, attributes }));
    expect(shape(await renderChart({ ...CHART, rows }))).toEqual(shape(await renderChart(CHART)));
  });
});

function all(element: SvgElement): readonly SvgElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}

function textsOf(element: SvgElement): readonly string[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [child] : textsOf(child)));
}
