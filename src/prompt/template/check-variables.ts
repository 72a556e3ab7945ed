import { analyzeSync, type Template as Parsed, type Variable } from 'liquidjs';
import { closest } from '../../domain/closest.ts';
import type { Problem } from '../../domain/problem.ts';
import { bodyPlace } from './liquid-problem.ts';
import type { Section } from './section.ts';
import { VARIABLES } from './variables.ts';

/**
 * Every variable of a section that is none of the list, a facet that the head does not name, and every member
 * that is looked up by a variable instead of by name, each at its place.
 */
export function checkVariables(section: Section, uses: readonly string[]): readonly Problem[] {
  const parsed: Parsed[] = [...section.parsed];
  const globals = Object.values(analyzeSync(parsed).globals).flat();
  return globals.flatMap((variable) => {
    const words = wrongWith(variable, uses);
    return words === undefined
      ? []
      : [{ ...words, ...bodyPlace(section.lines, variable.location.row, variable.location.col) }];
  });
}

type Words = Pick<Problem, 'message' | 'remedy'>;

/** `criterion` has the members of an entry of `criteria`. */
const KNOWN: ReadonlySet<string> = new Set([
  ...VARIABLES.map(({ name }) => name),
  ...VARIABLES.filter(({ name }) => name.startsWith('criteria[].')).map(({ name }) =>
    name.replace('criteria[]', 'criterion'),
  ),
]);

const ROOTS = [...new Set(VARIABLES.map(({ name }) => name.replace(/[.[].*$/, '')))];

/** What Liquid itself knows of a list. */
const OF_LISTS = ['size', 'first', 'last'];

function wrongWith(variable: Variable, uses: readonly string[]): Words | undefined {
  const [root, ...members] = variable.segments;
  if (root === 'facets') return wrongFacet(members, uses);
  if (typeof root !== 'string' || !ROOTS.includes(root)) return unknown(String(variable), ROOTS);
  let path = root;
  for (const segment of members) {
    if (typeof segment === 'object') {
      return {
        message: `\`${variable}\` looks a member up by a variable`,
        remedy: 'write the member by its name',
      };
    }
    const isList = [...KNOWN].some((name) => name.startsWith(`${path}[]`));
    if (isList && segment === 'size') return undefined;
    path =
      isList && (typeof segment === 'number' || OF_LISTS.includes(segment))
        ? `${path}[]`
        : `${path}.${segment}`;
    const isKnown = [...KNOWN].some((name) => name === path || name.startsWith(`${path}.`));
    if (!isKnown) return unknown(String(variable), membersOf(path));
  }
  return undefined;
}

function wrongFacet(members: Variable['segments'], uses: readonly string[]): Words | undefined {
  const [name, ...more] = members;
  if (typeof name !== 'string' || more.length > 0) {
    return { message: '`facets` is written without one facet', remedy: 'write facets.<name>' };
  }
  if (uses.includes(name)) return undefined;
  return {
    message: `the facet \`${name}\` is not named in \`uses\``,
    remedy: `add it to the head: uses: [${[...uses, name].join(', ')}]`,
  };
}

function membersOf(path: string): readonly string[] {
  const parent = path.slice(0, path.lastIndexOf('.') + 1);
  const names = [...KNOWN].filter((name) => name.startsWith(parent)).map((name) => name.slice(parent.length));
  return [...new Set(names.map((name) => name.replace(/[.[].*$/, '')))];
}

function unknown(name: string, known: readonly string[]): Words {
  const meant = closest(name.split('.').at(-1) ?? name, known);
  return {
    message: `unknown variable \`${name}\``,
    remedy: `${meant === undefined ? '' : `did you mean \`${meant}\`? `}known here: ${known.join(', ')}`,
  };
}
