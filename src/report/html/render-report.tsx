import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Assessment } from '../assessment.ts';
import { name } from '../name.ts';
import type { Provenance } from '../provenance.ts';
import { recordedSentence } from '../provenance-part.ts';
import { warnings } from '../warnings.ts';
import { Contents } from './contents.tsx';
import type { Disagreements } from './disagreement.ts';
import { document } from './document.ts';
import { type DrawnPart, drawHtml, type Entry } from './draw-html.tsx';
import { drawFigure } from './figure.tsx';
import { reportParts } from './report-parts.tsx';

/** The report as the text of an HTML file; see `htmlReport`. */
export async function renderReport(
  comparisons: readonly Assessment[],
  provenance: Provenance,
  disagreements: readonly Disagreements[],
): Promise<string> {
  const parts: DrawnPart[] = [];
  for (const part of reportParts(comparisons, provenance, disagreements)) {
    parts.push(part.kind === 'figure' ? await drawFigure(part) : part);
  }
  const title = `Judges compared with gold: ${name(provenance.study.name)}`;
  const { body, contents } = drawHtml(parts);
  const warned = drawHtml(warnings(comparisons, provenance)).body;
  return document(
    title,
    renderToStaticMarkup(
      <Page title={title} provenance={provenance} warned={warned} contents={contents} body={body} />,
    ),
  );
}

function Page({
  title,
  provenance,
  warned,
  contents,
  body,
}: {
  title: string;
  provenance: Provenance;
  warned: ReactNode;
  contents: readonly Entry[];
  body: ReactNode;
}) {
  return (
    <>
      <a className="skip" href="#report">
        Skip to the report
      </a>
      <header>
        <h1>{title}</h1>
        <div className="warning">{warned}</div>
        <p className="made">
          Made by {provenance.package.name} {provenance.package.version}.{' '}
          {recordedSentence(provenance).join(' ')}
        </p>
      </header>
      <div className="columns">
        <Contents entries={contents} />
        <main id="report">{body}</main>
      </div>
    </>
  );
}
