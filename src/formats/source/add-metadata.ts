import { isMembers, type Members } from './expect.ts';
import { scalarText } from './scalar-text.ts';

const LONGEST = 200;
/** Columns by which items are named, or that items get elsewhere: a facet of that name would hide them. */
const TAKEN = ['key', 'id', 'uuid', 'split', 'first_user_message'];

/**
 * Adds a record's metadata to the facets given: each single value under its own name, or under
 * `metadata.<name>` where the name is taken. Lists, objects and texts longer than 200 characters are no
 * attributes to break results down by; `leftOut` names them.
 */
export function addMetadata(
  facets: Readonly<Record<string, string>>,
  metadata: unknown,
): { readonly facets: Readonly<Record<string, string>>; readonly leftOut: readonly string[] } {
  const members: Members = isMembers(metadata) ? metadata : {};
  const taken = new Set([...TAKEN, ...Object.keys(facets)]);
  const added: [string, string][] = [];
  const leftOut: string[] = [];
  for (const [name, value] of Object.entries(members)) {
    const text = scalarText(value);
    if (text !== undefined && text.length <= LONGEST) {
      added.push([taken.has(name) ? `metadata.${name}` : name, text]);
    } else if (text !== undefined || (typeof value === 'object' && value !== null)) leftOut.push(name);
  }
  return { facets: { ...Object.fromEntries(added), ...facets }, leftOut };
}
