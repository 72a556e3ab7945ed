/** One folder or file name of a pattern; `deep` stands for several. */
type Segment =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'wild'; readonly expression: RegExp; readonly captures: readonly string[] }
  | { readonly kind: 'deep'; readonly capture: string | undefined; readonly least: number };

/** A pattern of paths, with forward slashes, that may catch parts of them. */
export interface PathPattern {
  readonly segments: readonly Segment[];
  readonly captures: readonly string[];
}

export type Captures = Readonly<Record<string, string>>;

const TOKEN = /\{([^{}]*)\}|\*+/g;
const MOST_WILD = 3;
const MOST_DEEP = 2;

/**
 * Reads a pattern: `*` is part of a name, `**` any number of folders, `{x}` part of a name that is caught as
 * x, `{x**}` one or more folders. Within a name, what stands further left takes as little as it can.
 *
 * @returns the pattern, or what is wrong with it.
 * @example parsePattern('data/{judge}-test.json')
 */
export function parsePattern(text: string): PathPattern | string {
  const segments: Segment[] = [];
  const captures: string[] = [];
  for (const name of text.split('/').filter((entry) => entry !== '')) {
    const tokens = [...name.matchAll(TOKEN)];
    const [only] = tokens;
    const deep = only?.[0] === name ? /^(?:\*\*|\{(.*)\*\*\})$/.exec(name) : null;
    if (deep) {
      const [, capture] = deep;
      segments.push({ kind: 'deep', capture, least: capture === undefined ? 0 : 1 });
      if (capture !== undefined) captures.push(capture);
      continue;
    }
    if (tokens.some(([token]) => token.includes('**'))) return `\`**\` in "${name}" must be a whole folder`;
    if (tokens.length > MOST_WILD) return `"${name}" has more than ${MOST_WILD} captures and stars`;
    if (tokens.length === 0) {
      segments.push({ kind: 'plain', text: name });
      continue;
    }
    const caught = tokens.flatMap(([, capture]) => (capture === undefined ? [] : [capture]));
    captures.push(...caught);
    segments.push({ kind: 'wild', expression: expressionOf(name), captures: caught });
  }
  if (segments.filter(({ kind }) => kind === 'deep').length > MOST_DEEP) {
    return `more than ${MOST_DEEP} parts stand for any number of folders`;
  }
  const unnamed = captures.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (unnamed !== undefined) return `the capture {${unnamed}} is no name (letters, digits, _)`;
  const twice = captures.find((name, index) => captures.indexOf(name) < index);
  if (twice !== undefined) return `the capture {${twice}} stands twice`;
  return { segments, captures };
}

/** What a path caught, or `undefined` where the pattern does not fit it. */
export function matchPath(pattern: PathPattern, path: readonly string[]): Captures | undefined {
  return match(pattern.segments, path, 0, 0);
}

/** How many folders deep a match may lie; infinite where the pattern has `**`. */
export function depthOf(pattern: PathPattern): number {
  return pattern.segments.some(({ kind }) => kind === 'deep')
    ? Number.POSITIVE_INFINITY
    : pattern.segments.length;
}

/** The folders at the pattern's beginning that hold no star and no capture. */
export function fixedPart(pattern: PathPattern): readonly string[] {
  const first = pattern.segments.findIndex(({ kind }) => kind !== 'plain');
  const end = first < 0 ? pattern.segments.length - 1 : Math.min(first, pattern.segments.length - 1);
  return pattern.segments
    .slice(0, end)
    .flatMap((segment) => (segment.kind === 'plain' ? [segment.text] : []));
}

function expressionOf(name: string): RegExp {
  let source = '';
  let at = 0;
  for (const token of name.matchAll(TOKEN)) {
    source += RegExp.escape(name.slice(at, token.index));
    source += token[1] === undefined ? '.*?' : '(.+?)';
    at = token.index + token[0].length;
  }
  return new RegExp(`^${source}${RegExp.escape(name.slice(at))}$`, 'su');
}

function match(
  segments: readonly Segment[],
  path: readonly string[],
  segment: number,
  name: number,
): Captures | undefined {
  const wanted = segments[segment];
  if (wanted === undefined) return name === path.length ? {} : undefined;
  if (wanted.kind === 'deep') {
    for (let end = name + wanted.least; end <= path.length; end++) {
      const rest = match(segments, path, segment + 1, end);
      if (rest === undefined) continue;
      const caught = path.slice(name, end).join('/');
      return wanted.capture === undefined ? rest : { [wanted.capture]: caught, ...rest };
    }
    return undefined;
  }
  const text = path[name];
  if (text === undefined) return undefined;
  if (wanted.kind === 'plain') {
    return wanted.text === text ? match(segments, path, segment + 1, name + 1) : undefined;
  }
  const found = wanted.expression.exec(text);
  const rest = found && match(segments, path, segment + 1, name + 1);
  if (!rest) return undefined;
  const own = wanted.captures.map((capture, index) => [capture, found[index + 1] ?? '']);
  return { ...Object.fromEntries(own), ...rest };
}
