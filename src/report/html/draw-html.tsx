import { createElement, Fragment, type ReactNode } from 'react';
import { sanitise } from '../../text/sanitise.ts';
import type { Block } from '../block.ts';
import type { DrawnFigure } from './figure.tsx';
import { FigureView } from './figure.tsx';
import type { Part } from './part.ts';
import { HtmlTable } from './table.tsx';

/** Parts whose figures are drawn. */
export type DrawnPart = Exclude<Part, { kind: 'figure' }> | DrawnFigure;

/** A heading as the table of contents names it. */
export interface Entry {
  readonly id: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
}

/**
 * Parts as HTML elements; every text is a text node, so no id or label can form anything. Anchors are numbered, never
 * named after what comes from outside.
 */
export function drawHtml(parts: readonly DrawnPart[]): { body: ReactNode; contents: readonly Entry[] } {
  const contents: Entry[] = [];
  const nodes = parts.map((part, index) => {
    const id = `part-${index + 1}`;
    if (part.kind === 'heading') contents.push({ id, level: part.level, text: sanitise(part.text) });
    const under = contents.at(-1)?.text ?? '';
    return <Fragment key={id}>{drawPart(part, id, under)}</Fragment>;
  });
  return { body: nodes, contents };
}

function drawPart(part: DrawnPart, id: string, under: string): ReactNode {
  switch (part.kind) {
    case 'figure':
      return <FigureView figure={part} id={id} />;
    case 'node':
      return part.node;
    default:
      return drawBlock(part, id, under);
  }
}

function drawBlock(block: Block, id: string, under: string): ReactNode {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${block.level}`, { id }, sanitise(block.text));
    case 'paragraph':
      return <p>{sanitise(block.text)}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points never move
            <li key={at}>{sanitise(item)}</li>
          ))}
        </ul>
      );
    case 'table':
      return <HtmlTable table={block} label={`Table under ${under}`} />;
  }
}
