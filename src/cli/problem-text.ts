import type { Problem } from '../domain/problem.ts';
import { renderDiagnostic } from '../text/diagnostic.ts';
import type { Context } from './context.ts';

/** A problem as it is shown: an error, or a warning where the command goes on. */
export function problemText(
  { message, remedy, at, sourceLine }: Problem,
  { errWidth }: Pick<Context, 'errWidth'>,
  kind?: 'warning',
): string {
  const { file, entry, line, column } = at ?? {};
  const place = entry === undefined ? file : `${file}!${entry}`;
  return renderDiagnostic({ kind, message, remedy, file: place, line, column, sourceLine }, errWidth);
}
