import { createElement, type ReactNode } from 'react';
import type { SvgElement } from '../chart/read-svg.ts';

/** A chart as an image with a name and a description, both read aloud in place of its shapes. */
export function Svg({
  picture,
  id,
  name,
  description,
  className,
}: {
  picture: SvgElement;
  id: string;
  name: string;
  description: string;
  className?: string;
}) {
  const { viewBox, width, height } = picture.attributes;
  return (
    <svg
      className={className}
      role="img"
      aria-labelledby={`${id}-name ${id}-description`}
      viewBox={viewBox}
      width={width}
      height={height}
    >
      <title id={`${id}-name`}>{name}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {picture.children.map(drawChild)}
    </svg>
  );
}

function drawChild(child: SvgElement | string, index: number): ReactNode {
  if (typeof child === 'string') return child;
  const attributes = Object.entries(child.attributes).map(([key, value]) => [camelCase(key), value]);
  return createElement(
    child.name,
    { ...Object.fromEntries(attributes), key: index },
    ...child.children.map(drawChild),
  );
}

/** React's way of writing `stroke-width`. */
function camelCase(attribute: string): string {
  return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
