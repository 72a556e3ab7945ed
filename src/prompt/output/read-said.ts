import { type Criterion, readLabel } from '../../domain/criterion.ts';
import type { Said } from './form.ts';

/** What a text says that stands where the label belongs. */
export function readSaid(text: string, criterion: Criterion): Said {
  const read = readLabel(criterion, text);
  if (read.kind !== 'unknown') return read;
  if (text.trim() === '') return unparsable('there is no label where it belongs');
  return unparsable(`"${shortened(text.trim())}" is no label of ${criterion.id}`);
}

export function unparsable(why: string): { readonly kind: 'unparsable'; readonly why: string } {
  return { kind: 'unparsable', why };
}

/** The reply without the verdict, where anything else stands in it. */
export function withRationale(said: Said, text: string): Said & { readonly rationale?: string } {
  const rationale = text.trim();
  return rationale === '' ? said : { ...said, rationale };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}...` : text;
}
