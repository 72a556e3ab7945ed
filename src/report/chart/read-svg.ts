/** A picture as a tree: elements with their attributes, and texts as they are meant, unescaped. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgElement | string)[];
}

/** What a chart consists of. No script, link, image, style or foreign content is among it. */
const ELEMENTS: ReadonlySet<string> = new Set(['svg', 'g', 'path', 'line', 'rect', 'text']);

/** Geometry and paint; `class` and `display` only to see what does not show. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'class d display fill fill-opacity font-family font-size font-style font-weight height opacity stroke stroke-dasharray ' +
    'stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor transform viewBox ' +
    'width x x2 y y2'
  ).split(' '),
);

/** What the page says in its own way, or does not need. */
const DROPPED = /^(pointer-events|role|version|xmlns|xmlns:xlink|aria-[a-z]+)$/;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const TAG = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:0-9-]+="[^"<]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /\s+([a-zA-Z:0-9-]+)="([^"<]*)"/g;

/**
 * Reads the SVG text of the chart library into a tree of what charts consist of, so that it enters a page as
 * elements and text nodes and never as markup. What does not show is left out.
 *
 * @throws Error where the text holds anything else: an element or attribute not on the lists, markup that does not
 * close. It is no user's mistake then, but a text that broke out or a library that changed.
 */
export function readSvg(svg: string): SvgElement {
  const root = opened('', {});
  const open = [root];
  let at = 0;
  while (at < svg.length) {
    const inner = open.at(-1) ?? root;
    if (svg[at] !== '<') {
      const end = svg.indexOf('<', at);
      const text = svg.slice(at, end < 0 ? svg.length : end);
      at += text.length;
      inner.children.push(unescapeXml(text));
      continue;
    }
    TAG.lastIndex = at;
    const [tag, closing, name = '', text = '', empty] = TAG.exec(svg) ?? [];
    if (tag === undefined || !ELEMENTS.has(name)) throw unexpected(svg, at);
    if (closing === '/' && inner.name !== name) throw unexpected(svg, at);
    at += tag.length;
    if (closing !== '/') open.push(opened(name, attributesOf(text)));
    if (closing === '/' || empty === '/') close(open);
  }
  const [picture, ...more] = root.children;
  if (open.length !== 1 || picture === undefined || typeof picture === 'string' || more.length > 0) {
    throw unexpected(svg, 0);
  }
  return picture;
}

interface OpenElement extends SvgElement {
  readonly children: (SvgElement | string)[];
}

function opened(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
  return { name, attributes, children: [] };
}

/** Hands the innermost element to the one around it; of a group that says nothing, its children. */
function close(open: OpenElement[]): void {
  const element = open.pop();
  const outer = open.at(-1);
  if (element === undefined || outer === undefined) return;
  const { class: classes, display, ...attributes } = element.attributes;
  if (display === 'none' || classes === 'background' || isEmptyGroup(element)) return;
  if (element.name === 'g' && Object.keys(attributes).length === 0) outer.children.push(...element.children);
  else outer.children.push({ ...element, attributes });
}

function isEmptyGroup({ name, children }: SvgElement): boolean {
  return name === 'g' && children.length === 0;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (KEPT.has(key)) attributes[key] = unescapeXml(value);
    else if (!DROPPED.test(key)) throw new Error(`the chart library wrote an unknown attribute, ${key}`);
  }
  return attributes;
}

function unescapeXml(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const meant = ENTITIES[name];
    if (meant !== undefined) return meant;
    const [, code] = /^#(\d+)$/.exec(name) ?? [];
    if (code === undefined) throw new Error(`the chart library wrote an unknown entity, ${whole}`);
    return String.fromCodePoint(Number(code));
  });
}

function unexpected(svg: string, at: number): Error {
  return new Error(`the chart library wrote something unexpected: ${svg.slice(at, at + 80)}`);
}
