import type { Problem } from '../../domain/problem.ts';
import type { Mapping } from './mapping.ts';
import { walkValues } from './walk-values.ts';

/** Expressions that are no JSONata. Nothing is evaluated; the parser is loaded only where there is one. */
export async function checkExpressions(mapping: Mapping): Promise<readonly Problem[]> {
  const found = [...walkValues(mapping.spec)].flatMap(({ value, path }) =>
    value.expression === undefined ? [] : [{ expression: value.expression, path: [...path, 'expression'] }],
  );
  if (found.length === 0) return [];
  const { default: jsonata } = await import('jsonata');
  return found.flatMap(({ expression, path }) => {
    try {
      jsonata(expression);
      return [];
    } catch (error) {
      const { position, sourceLine } = mapping.at(path);
      const [why, character] = wordsOf(error);
      const message = `the expression is no JSONata: ${why}`;
      const remedy = `look at character ${character}; a field whose name has spaces is written in backticks`;
      return [{ message, remedy, at: position, sourceLine }];
    }
  });
}

/** JSONata throws plain objects. */
function wordsOf(error: unknown): readonly [why: string, character: number] {
  const isObject = typeof error === 'object' && error !== null;
  const message = isObject && 'message' in error ? String(error.message) : String(error);
  const position = isObject && 'position' in error ? Number(error.position) : 1;
  return [message, position];
}
