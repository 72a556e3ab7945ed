import { z } from 'zod';
import type { AskJudge } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import type { Message } from '../domain/transcript.ts';
import { askedCriteria } from './asked-criteria.ts';
import type { JudgeContext } from './context.ts';
import { type KeywordRules, readKeywordRules } from './keyword-rules.ts';
import { containsPhrase, foldText } from './phrase.ts';
import { programJudge } from './program-judge.ts';
import type { ProgramVerdict } from './program-reply.ts';
import { judgeProblem, readSettings } from './read-settings.ts';
import { searchedTexts } from './searched-texts.ts';

const Path = z.string().min(1);
const Settings = z.strictObject({
  rules: z.union([Path, z.array(Path).min(1)]).describe('A rules file, or one for each criterion.'),
});

const REMEDIES = { rules: 'name the rules file: `settings: {rules: judges/keyword.yaml}`' };

/**
 * The judge that looks for words and does not read: the first rule with a phrase in the item decides, and its
 * rationale names the phrase and the message.
 *
 * @param rules one per criterion.
 * @param messagesOf an item's messages by its key.
 */
export function keywordJudge(
  rules: readonly KeywordRules[],
  messagesOf: NonNullable<JudgeContext['messagesOf']>,
): AskJudge {
  const byCriterion = new Map(rules.map((entry) => [entry.criterion, entry]));
  return programJudge({ provider: 'keyword', rules: rules.map(identityOf) }, async ({ item }, criterion) => {
    const entry = byCriterion.get(criterion);
    return entry && decide(entry, await messagesOf(item));
  });
}

/** @throws InputError where a file is missing or wrong, or two answer one criterion. */
export async function buildKeyword(entry: JudgeEntry, context: JudgeContext): Promise<AskJudge> {
  const { rules } = readSettings(Settings, entry, REMEDIES);
  const { readFile, messagesOf } = context;
  if (readFile === undefined || messagesOf === undefined) {
    throw judgeProblem(
      entry,
      'items and files cannot be read here',
      'build it with `readFile` and `messagesOf`',
    );
  }
  const criteria = askedCriteria(context.criteria);
  const read: KeywordRules[] = [];
  for (const path of [rules].flat()) {
    const file = readKeywordRules(await readFile(path), path, criteria);
    if (read.some(({ criterion }) => criterion === file.criterion)) {
      throw judgeProblem(entry, `two files answer \`${file.criterion}\``, 'make two judges of them');
    }
    read.push(file);
  }
  return keywordJudge(read, messagesOf);
}

function decide({ rules, otherwise }: KeywordRules, messages: readonly Message[]): ProgramVerdict {
  const folded = new Map<string, string>();
  const fold = (text: string) => {
    const known = folded.get(text) ?? foldText(text);
    folded.set(text, known);
    return known;
  };
  for (const rule of rules) {
    for (const message of messages) {
      const texts = searchedTexts(message, rule.in).map(fold);
      const found = rule.any.find((phrase) => texts.some((text) => containsPhrase(text, phrase)));
      if (found) return { label: rule.label, rationale: `"${found.text}" in [${message.id}]` };
    }
  }
  return { label: otherwise, rationale: 'no phrase of any rule' };
}

function identityOf({ criterion, rules, otherwise }: KeywordRules): unknown {
  const written = rules.map((rule) => ({ ...rule, any: rule.any.map(({ text }) => text) }));
  return { criterion, rules: written, otherwise };
}
