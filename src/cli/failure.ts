import { InputError } from '../domain/problem.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import { problemText } from './problem-text.ts';

/** Tells the user what went wrong and returns the exit code: the one place where errors end. */
export function reportFailure(thrown: unknown, context: Context): number {
  const error = firstOf(thrown);
  if (error instanceof InputError) {
    context.err(`${error.problems.map((problem) => problemText(problem, context)).join('\n\n')}\n`);
    return EXIT.inputError;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.err(`assay: internal error, please report it\n${sanitise(text, { multiline: true })}\n`);
  return EXIT.internalError;
}

/** What went wrong first: a disk that is full fails whatever is put away afterwards, too. */
function firstOf(error: unknown): unknown {
  return error instanceof SuppressedError ? firstOf(error.suppressed) : error;
}
