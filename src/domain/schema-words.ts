import type { z } from 'zod';
import { closest } from './closest.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

interface Words {
  readonly message: string;
  readonly remedy: string;
}

/** A path as people write it: `criteria[0].labels`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

/** An unknown key, and the known key that was meant. */
export function unknownKey(key: string, parent: Path, known: readonly string[]): Words {
  const meant = closest(key, known);
  const remedies = [
    ...(meant === undefined ? [] : [`did you mean \`${meant}\`?`]),
    ...(known.length === 0 ? ['remove it'] : [`known here: ${known.join(', ')}`]),
  ];
  return { message: `unknown key \`${key}\`${inside(parent)}`, remedy: remedies.join(' ') };
}

/**
 * What an issue says about the value at a path.
 *
 * @param value what stands there, `undefined` where nothing does.
 * @param source how it is written, for scalars.
 */
export function describeIssue(issue: Issue, path: Path, value: unknown, source: string | undefined): Words {
  const name = path.length === 0 ? 'the file' : `\`${pathText(path)}\``;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType([issue.expected], path, value, source);
    case 'invalid_union':
      return wrongType(issue.errors.flatMap(expectedAtRoot), path, value, source);
    case 'invalid_value':
      return value === undefined ? missing(path) : wrongChoice(issue.values.map(String), name, value);
    case 'too_small':
      return tooSmall(name, issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(name, issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'custom': {
      const remedy: unknown = issue.params?.['remedy'];
      return { message: issue.message, remedy: typeof remedy === 'string' ? remedy : `mend ${name}` };
    }
    case 'invalid_format':
      return { message: `${name} ${issue.message}`, remedy: `mend ${name}` };
    default:
      return { message: `${name}: ${issue.message}`, remedy: `mend ${name}` };
  }
}

function expectedAtRoot(branch: readonly Issue[]): readonly string[] {
  return branch.flatMap((issue) => {
    if (issue.path.length > 0) return [];
    if (issue.code === 'invalid_type') return [issue.expected];
    return issue.code === 'invalid_value' ? ['string'] : [];
  });
}

function wrongType(expected: readonly string[], path: Path, value: unknown, source?: string): Words {
  if (value === undefined || (value === null && path.length === 0)) return missing(path);
  const name = path.length === 0 ? 'the file' : `\`${pathText(path)}\``;
  if (value === null && !source) {
    return { message: `${name} has no value`, remedy: 'write a value, or remove the line' };
  }
  const wanted = [...new Set(expected.map((kind) => KINDS[kind]?.name ?? kind))].join(' or ');
  if (expected.includes('string') && source && typeof value !== 'object') {
    const read = `YAML reads ${source} as a ${typeof value}`;
    return { message: `${name} must be ${wanted}; ${read}`, remedy: `quote it: '${source}'` };
  }
  if (expected.includes('string') && value === null) {
    const read = `YAML reads ${source} as no value`;
    return { message: `${name} must be ${wanted}; ${read}`, remedy: `quote it: '${source}'` };
  }
  const isQuotedNumber = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  const isNumber = expected.some((kind) => kind === 'number' || kind === 'int');
  if (isQuotedNumber && isNumber) {
    return { message: `${name} must be ${wanted}, not text`, remedy: `write it without quotes: ${value}` };
  }
  const remedy = KINDS[expected[0] ?? '']?.remedy ?? `write ${wanted}`;
  return { message: `${name} must be ${wanted}, not ${kindOf(value)}`, remedy };
}

function missing(path: Path): Words {
  const key = String(path.at(-1));
  const message =
    path.length === 0 ? 'the file is empty' : `\`${key}\` is missing${inside(path.slice(0, -1))}`;
  return { message, remedy: path.length === 0 ? 'write the keys it needs' : `add \`${key}: ...\`` };
}

function wrongChoice(choices: readonly string[], name: string, value: unknown): Words {
  const meant = closest(String(value), choices);
  return {
    message: `${name} must be ${choices.length === 1 ? choices[0] : `one of ${choices.join(', ')}`}`,
    remedy:
      meant === undefined
        ? choices.length > 2
          ? 'write one of these words'
          : `write ${choices.join(' or ')}`
        : `did you mean \`${meant}\`?`,
  };
}

function tooSmall(name: string, origin: string, minimum: number, inclusive: boolean): Words {
  if (origin === 'string')
    return { message: `${name} is empty`, remedy: 'write something, or remove the line' };
  if (origin === 'array') {
    const entries = minimum === 1 ? '1 entry' : `${minimum} entries`;
    return { message: `${name} needs at least ${entries}`, remedy: 'add what is missing' };
  }
  const bound = `${inclusive ? 'at least' : 'more than'} ${minimum}`;
  return { message: `${name} must be ${bound}`, remedy: `write a number that is ${bound}` };
}

function tooBig(name: string, origin: string, maximum: number, inclusive: boolean): Words {
  if (origin === 'string' || origin === 'array') {
    const unit = origin === 'string' ? 'characters' : 'entries';
    return { message: `${name} has more than ${maximum} ${unit}`, remedy: 'shorten it' };
  }
  const bound = `${inclusive ? 'at most' : 'less than'} ${maximum}`;
  return { message: `${name} must be ${bound}`, remedy: `write a number that is ${bound}` };
}

const KINDS: Readonly<Record<string, { readonly name: string; readonly remedy: string }>> = {
  string: { name: 'text', remedy: 'write one text' },
  number: { name: 'a number', remedy: 'write a number' },
  int: { name: 'a whole number', remedy: 'write a whole number' },
  boolean: { name: 'true or false', remedy: 'write true or false' },
  array: { name: 'a list', remedy: 'write a list: [one, two], or one entry per line after `- `' },
  tuple: { name: 'a list', remedy: 'write a list: [one, two]' },
  object: { name: 'a map', remedy: 'write `key: value` lines below it, indented' },
  record: { name: 'a map', remedy: 'write `key: value` lines below it, indented' },
};

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'text' : String(value);
}

function inside(parent: Path): string {
  return parent.length === 0 ? '' : ` in \`${pathText(parent)}\``;
}
