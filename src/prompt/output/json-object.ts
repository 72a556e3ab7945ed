/** A JSON object's members. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * The one JSON object that a reply is made of, bare or in one ```json fence, or what is wrong with it. A member
 * written twice is refused: JSON readers keep the last and never tell, so one reply could name two labels.
 */
export function readJsonObject(text: string): Members | string {
  const fenced = /^```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n?```$/.exec(text.trim());
  const source = fenced?.[1] ?? text;
  const value = parse(source);
  if (!isMembers(value)) return 'the reply is not one JSON object';
  const twice = memberWrittenTwice(source);
  return twice === undefined ? value : `the member ${twice} is written twice`;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member, never one inherited from the prototype. */
export function member(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** @param source well-formed JSON. */
function memberWrittenTwice(source: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const [token, colon] of source.matchAll(/"(?:[^"\\]+|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const name = token.slice(0, -colon.length);
      const spelled = String(JSON.parse(name));
      if (open.at(-1)?.has(spelled)) return name;
      open.at(-1)?.add(spelled);
    }
  }
  return undefined;
}
