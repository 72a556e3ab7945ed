import type { Criterion } from '../../domain/criterion.ts';
import type { Read } from './form.ts';
import { readSaid, unparsable } from './read-said.ts';

/** A verdict in a tag that must stand in the reply exactly once, and the reply without it. */
export function readTag(
  text: string,
  tag: string,
  criterion: Criterion,
): { readonly read: Read; readonly rest: string } {
  const name = tag.replace(/[.]/g, '\\.');
  const opened = text.match(new RegExp(`<${name}>`, 'gi')) ?? [];
  const closed = text.match(new RegExp(`</${name}>`, 'gi')) ?? [];
  const whole = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text);
  if (opened.length === 0) return { read: unparsable(`there is no <${tag}>`), rest: text };
  if (opened.length > 1 || closed.length > 1)
    return { read: unparsable(`there is more than one <${tag}>`), rest: text };
  if (whole === null)
    return { read: unparsable(`<${tag}> holds more than a label, or is not closed`), rest: text };
  const rest = text.slice(0, whole.index) + text.slice(whole.index + whole[0].length);
  return { read: readSaid(whole[1] ?? '', criterion), rest };
}

export function unfitForTag(label: string): string | undefined {
  return label.includes('<') ? 'has a `<`' : undefined;
}
