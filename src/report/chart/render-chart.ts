import type { DotChart } from './dot-chart.ts';
import { readSvg, type SvgElement } from './read-svg.ts';
import { vegaLiteSpec } from './vega-lite-spec.ts';

/**
 * Draws a chart, without a browser, as a tree of SVG elements. The same chart gives the same tree. The library is
 * loaded here, on the first call, and can reach neither files nor the network.
 *
 * @example
 * (await renderChart(chart)).attributes.viewBox // '0 0 328 150'
 */
export async function renderChart(chart: DotChart): Promise<SvgElement> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  const view = new vega.View(vega.parse(compile(vegaLiteSpec(chart)).spec), {
    renderer: 'none',
    logLevel: vega.None,
    loader: NO_LOADER,
  });
  try {
    return readSvg(await view.toSVG());
  } finally {
    view.finalize();
  }
}

const refuse = () => Promise.reject(new Error('a chart loads nothing'));
const NO_LOADER = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
