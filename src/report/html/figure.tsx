import { sanitise } from '../../text/sanitise.ts';
import type { Look } from '../chart/dot-chart.ts';
import type { SvgElement } from '../chart/read-svg.ts';
import { renderChart } from '../chart/render-chart.ts';
import type { Figure, Picture } from './figure/figure.ts';
import { Svg } from './svg.tsx';
import { HtmlTable } from './table.tsx';

/** A figure whose charts are drawn. */
export interface DrawnFigure extends Omit<Figure, 'panels'> {
  readonly panels: readonly { readonly heading?: string; readonly pictures: readonly DrawnPicture[] }[];
}

interface DrawnPicture extends Pick<Picture, 'name' | 'description'> {
  readonly narrow: SvgElement;
  readonly wide?: SvgElement;
}

/** Draws the charts of a figure one after another, so that a report with many never holds more than one open. */
export async function drawFigure(figure: Figure): Promise<DrawnFigure> {
  const panels = [];
  for (const { heading, pictures } of figure.panels) {
    const drawn: DrawnPicture[] = [];
    for (const { name, description, chart, wide } of pictures) {
      const narrow = await renderChart(chart);
      const other = wide === undefined ? {} : { wide: await renderChart(wide) };
      drawn.push({ name, description, narrow, ...other });
    }
    panels.push({ ...(heading === undefined ? {} : { heading }), pictures: drawn });
  }
  return { ...figure, panels };
}

const SYMBOLS: Readonly<Record<Look, string>> = { disc: '●', diamond: '◇', square: '■', triangle: '△' };

/** A figure with its legend, its caption and its numbers. */
export function FigureView({ figure, id }: { figure: DrawnFigure; id: string }) {
  return (
    <figure aria-labelledby={`${id}-title`}>
      <p className="figure-title" id={`${id}-title`}>
        {sanitise(figure.title)}
      </p>
      <p className="legend">
        {figure.legend.map(({ look, text }) => (
          <span key={look}>
            <span className={look} aria-hidden="true">
              {SYMBOLS[look]}
            </span>{' '}
            {sanitise(text)}
          </span>
        ))}
      </p>
      <div className="panels">
        {figure.panels.map(({ heading, pictures }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: panels never move
          <div className="panel" key={`${id}-${at + 1}`}>
            {heading === undefined ? null : <p className="panel-title">{sanitise(heading)}</p>}
            <div className="pictures">
              {pictures.map((picture, index) => (
                <PictureView key={picture.name} picture={picture} id={`${id}-${at + 1}-${index + 1}`} />
              ))}
            </div>
          </div>
        ))}
      </div>
      <figcaption>{figure.caption.map((sentence) => sanitise(sentence)).join(' ')}</figcaption>
      {figure.numbers === undefined ? null : (
        <details>
          <summary>The numbers of this figure</summary>
          <HtmlTable table={figure.numbers} label={`Numbers of the figure ${sanitise(figure.title)}`} />
        </details>
      )}
    </figure>
  );
}

function PictureView({ picture, id }: { picture: DrawnPicture; id: string }) {
  const texts = { name: sanitise(picture.name), description: sanitise(picture.description) };
  const { narrow, wide } = picture;
  if (wide === undefined) return <Svg picture={narrow} id={id} {...texts} />;
  return (
    <>
      <Svg picture={narrow} id={`${id}n`} className="narrow" {...texts} />
      <Svg picture={wide} id={`${id}w`} className="wide" {...texts} />
    </>
  );
}
