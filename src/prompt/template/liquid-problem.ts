import { AssertionError, LiquidError } from 'liquidjs';
import { closest } from '../../domain/closest.ts';
import type { Problem } from '../../domain/problem.ts';
import { FILTERS, NOT_TEXT, TAGS, TOO_LONG } from './liquid.ts';

/** Where a section stands in its file. */
export interface BodyLines {
  readonly file: string;
  /** The file's lines. */
  readonly lines: readonly string[];
  /** Lines of the file above the section's first. */
  readonly above: number;
}

/** The place of a section's line and column, both from 1, in its file. */
export function bodyPlace(body: BodyLines, line: number, column: number): Pick<Problem, 'at' | 'sourceLine'> {
  const inFile = Math.min(body.above + line, body.lines.length);
  return {
    at: { file: body.file, line: inFile, column: Math.max(column, 1) },
    sourceLine: body.lines[inFile - 1] ?? '',
  };
}

/** Says an error of the engine as a problem. Anything that is none of its errors is thrown again. */
export function liquidProblem(error: unknown, body: BodyLines): Problem {
  // Raised without a place: a stack that is full, a text that is too long, a limit met while parsing.
  if (error instanceof RangeError || error instanceof AssertionError)
    return { ...TOO_MUCH, ...bodyPlace(body, 1, 1) };
  if (!(error instanceof LiquidError)) throw error;
  const place: unknown = Reflect.get(error.token, 'getPosition');
  const position: unknown = typeof place === 'function' ? place.call(error.token) : undefined;
  const [line, column] = Array.isArray(position) ? position : [1, 1];
  return { ...wordsFor(messageOf(error)), ...bodyPlace(body, Number(line), Number(column)) };
}

type Words = Pick<Problem, 'message' | 'remedy'>;

const TOO_MUCH: Words = {
  message: 'the template writes too much, or loops too long',
  remedy: 'make it shorter, or loop over less',
};

function messageOf(error: LiquidError): string {
  return (error.originalError?.message ?? error.message).replace(/, line:\d+, col:\d+$/, '');
}

function wordsFor(message: string): Words {
  const variable = /^undefined variable: ([\s\S]+)$/.exec(message)?.[1];
  if (variable !== undefined) return undefinedVariable(variable);
  const filter = /^undefined filter: ([\s\S]+)$/.exec(message)?.[1];
  if (filter !== undefined) return unknownWord('filter', filter, FILTERS);
  const tag = /^tag "([\s\S]+)" not found$/.exec(message)?.[1];
  if (tag !== undefined) return unknownWord('tag', tag, TAGS);
  if (message === NOT_TEXT) return { message, remedy: 'loop over it with {% for %}, or name a member of it' };
  if (message === TOO_LONG || /limit exceeded|Invalid string length/.test(message)) return TOO_MUCH;
  if (/not closed/.test(message)) return { message, remedy: 'close it' };
  return {
    message: `not readable as Liquid: ${message}`,
    remedy: 'see docs/templates.md for what a body may hold',
  };
}

function undefinedVariable(name: string): Words {
  if (/^criterion\b/.test(name)) {
    return {
      message: `\`${name}\` is not there`,
      remedy: '`criterion` stands for the one criterion asked; for several, loop over `criteria`',
    };
  }
  return { message: `\`${name}\` is not there`, remedy: 'see the list of variables in docs/templates.md' };
}

function unknownWord(kind: 'filter' | 'tag', name: string, known: readonly string[]): Words {
  const meant = closest(name, known);
  return {
    message: `${kind} \`${name}\` is not allowed`,
    remedy: `${meant === undefined ? '' : `did you mean \`${meant}\`? `}allowed: ${known.join(', ')}`,
  };
}
