import { CHOSEN_HOW, type Chosen } from '../../domain/annotation.ts';
import { UnusableCell } from '../annotations/cells.ts';
import { compileValue, type ValueContext } from './compile-value.ts';
import { compileWord } from './compile-word.ts';
import type { Row } from './row.ts';
import type { AnnotationsSpec } from './schema/labels.ts';
import { textOf } from './value.ts';

/**
 * How the item came to be labelled. A probability or a stratum without a word says that it was drawn: at random, or
 * within the stratum.
 */
export function compileChosen(
  spec: AnnotationsSpec,
  path: readonly PropertyKey[],
  context: ValueContext,
): (row: Row) => Chosen | undefined {
  const how = compileWord<Chosen['how']>(spec.chosen, CHOSEN_HOW, [...path, 'chosen'], context);
  const value = (name: 'probability' | 'stratum') => {
    const own = spec[name];
    return own === undefined ? undefined : compileValue(own, [...path, name], context);
  };
  const [probabilityValue, stratumValue] = [value('probability'), value('stratum')];
  return (row) => {
    const text = probabilityValue && textOf(probabilityValue, row)?.trim();
    const probability =
      text === undefined || text === '' ? undefined : share(text, probabilityValue?.name ?? '');
    const stratum = stratumValue && textOf(stratumValue, row)?.trim();
    const hasStratum = stratum !== undefined && stratum !== '';
    const word = how(row) ?? (hasStratum ? 'stratum' : probability === undefined ? undefined : 'random');
    if (word === undefined) return undefined;
    return {
      how: word,
      ...(probability === undefined ? {} : { probability }),
      ...(hasStratum ? { stratum } : {}),
    };
  };
}

function share(text: string, name: string): number {
  const probability = Number(text);
  if (probability > 0 && probability <= 1) return probability;
  throw new UnusableCell(`${name} is "${text}", not a probability above 0, at most 1`);
}
