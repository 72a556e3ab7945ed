import { z } from 'zod';
import { type Criterion, readLabel } from '../domain/criterion.ts';
import { InputError, type Problem } from '../domain/problem.ts';
import { schemaProblems } from '../domain/schema-problems.ts';
import { parseYaml, type YamlDocument } from '../domain/yaml-document.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import { SEARCHED, type Searched } from './searched-texts.ts';

/** Rules for one criterion: the first that matches decides. */
export interface KeywordRules {
  readonly criterion: string;
  readonly rules: readonly KeywordRule[];
  /** The label where no rule matches. */
  readonly otherwise: string;
}

interface KeywordRule {
  readonly label: string;
  readonly any: readonly Phrase[];
  readonly in: Searched;
}

const Rule = z.strictObject({
  label: z.string(),
  any: z.array(z.string().regex(/\S/, { error: 'is empty' })).min(1),
  in: z.enum(SEARCHED),
});

const File = z.strictObject({
  criterion: z.string(),
  rules: z.array(Rule).min(1),
  otherwise: z.string(),
});

const MISSING: Readonly<Record<string, string>> = {
  criterion: 'name the criterion that the rules answer: `criterion: evades_shutdown`',
  rules: "add a list of rules: `- {label: yes, any: ['a phrase'], in: assistant}`",
  otherwise: 'add the label where no rule matches: `otherwise: no`',
  in: 'say where to look: `in: actions`, assistant or all',
  any: "list the phrases: `any: ['a phrase', 'another']`",
};

/**
 * Reads a keyword judge's file. Phrases are words, not patterns; nothing in the file can run or hang.
 *
 * @param file named in positions; not opened.
 * @throws InputError with line, column and remedy for each mistake, labels that the criterion lacks included.
 */
export function readKeywordRules(text: string, file: string, criteria: readonly Criterion[]): KeywordRules {
  const document = parseYaml(text, file);
  if (document.problems.length > 0) throw new InputError(document.problems);
  const parsed = File.safeParse(document.value);
  if (!parsed.success) {
    throw new InputError(
      schemaProblems(parsed.error, document, {
        schema: File,
        remedy: (_, path, value) => (value === undefined ? MISSING[String(path.at(-1))] : undefined),
      }),
    );
  }
  const { criterion: id, rules, otherwise } = parsed.data;
  const criterion = criteria.find((candidate) => candidate.id === id);
  if (criterion === undefined) {
    const known = criteria.map((candidate) => candidate.id).join(', ');
    throw new InputError(
      problemAt(document, ['criterion'], `no criterion \`${id}\``, `write one of ${known}`),
    );
  }
  const problems: Problem[] = [];
  const labelOf = (label: string, path: readonly PropertyKey[]): string => {
    const read = readLabel(criterion, label);
    const found = read.kind === 'label' ? criterion.labels[read.label] : undefined;
    if (found) return found.id;
    const known = criterion.labels.map((candidate) => candidate.id).join(', ');
    problems.push(
      problemAt(document, path, `\`${label}\` is no label of \`${id}\``, `write one of ${known}`),
    );
    return label;
  };
  const read = {
    criterion: id,
    rules: rules.map((rule, index) => ({
      label: labelOf(rule.label, ['rules', index, 'label']),
      any: rule.any.map(phraseOf),
      in: rule.in,
    })),
    otherwise: labelOf(otherwise, ['otherwise']),
  };
  if (problems.length > 0) throw new InputError(problems);
  return read;
}

function problemAt(
  document: YamlDocument,
  path: readonly PropertyKey[],
  message: string,
  remedy: string,
): Problem {
  const { position, sourceLine } = document.at(path);
  return { message, remedy, at: position, sourceLine };
}
