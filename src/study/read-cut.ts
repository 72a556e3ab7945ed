import type { Label, Scale } from '../domain/criterion.ts';

/** Index of the lowest positive label, or what is wrong with the text. */
export type ReadCut = { readonly from: number } | { readonly message: string; readonly remedy: string };

/**
 * Reads a cut of an ordered scale: `>= 7`, `> 6`, `high` or `>= high`.
 *
 * @example readCut('>= 7', labelsOf1To10, 'rating') // { from: 6 }
 */
export function readCut(text: string, labels: readonly Label[], scale: Scale): ReadCut {
  const ids = labels.map((label) => label.id);
  const example = `'>= ${ids[Math.ceil(ids.length / 2)]}'`;
  if (text.startsWith('<')) {
    return { message: `\`${text}\` cuts from above`, remedy: `name the lowest positive label: ${example}` };
  }
  const [, sign = '>=', operand = ''] = /^(>=|>)?\s*([\s\S]*)$/.exec(text) ?? [];
  const found = scale === 'rating' ? ratingFrom(ids, sign, operand) : labelFrom(ids, sign, operand);
  if (found === undefined) {
    const message = `\`${operand}\` is not on the scale ${scaleText(ids)}`;
    return { message, remedy: `name the lowest positive label: ${example}` };
  }
  const inner = `cut from '>= ${ids[1]}' to '>= ${ids.at(-1)}'`;
  if (found < 1) return { message: `the cut \`${text}\` makes every label positive`, remedy: inner };
  if (found >= ids.length) return { message: `the cut \`${text}\` makes no label positive`, remedy: inner };
  return { from: found };
}

function ratingFrom(ids: readonly string[], sign: string, operand: string): number | undefined {
  const bound = Number(operand);
  if (operand === '' || !Number.isFinite(bound)) return undefined;
  const index = ids.findIndex((id) => (sign === '>' ? Number(id) > bound : Number(id) >= bound));
  return index < 0 ? ids.length : index;
}

function labelFrom(ids: readonly string[], sign: string, operand: string): number | undefined {
  const index = ids.indexOf(operand);
  return index < 0 ? undefined : index + (sign === '>' ? 1 : 0);
}

function scaleText(ids: readonly string[]): string {
  return ids.length > 6 ? `${ids[0]} to ${ids.at(-1)}` : ids.join(', ');
}
