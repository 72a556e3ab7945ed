import { z } from 'zod';
import { hashValue } from '../domain/hash.ts';
import type { Answer, AskJudge, Question } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import type { JudgeContext } from './context.ts';
import { judgeProblem, readSettings } from './read-settings.ts';

/** A stored answer and the question it answers: of one trial, or of every trial on the item. */
export interface RecordedAnswer {
  readonly item: string;
  readonly presentation?: string;
  readonly repeat?: number;
  readonly occasion?: number;
  readonly answer: Answer;
}

const Settings = z.strictObject({
  replies: z
    .string()
    .min(1)
    .describe('A file of lines {"item": ..., "text": ...}, under the study’s folder.'),
});

const REMEDIES = { replies: 'name the file of stored replies: `settings: {replies: replies.jsonl}`' };

const Line = z.strictObject({
  item: z.string(),
  presentation: z.string().optional(),
  repeat: z.int().min(1).optional(),
  occasion: z.int().min(1).optional(),
  text: z.string(),
  finish: z.enum(['stop', 'length', 'refusal', 'content_filter', 'other']).default('stop'),
});

/**
 * Replays stored answers, so that a study runs again without a network. An answer for the very trial comes before
 * one for the item as a whole; a question without either is a permanent error, never a label.
 */
export function recordedJudge(answers: readonly RecordedAnswer[]): AskJudge {
  const byTrial = new Map(answers.map(({ answer, ...trial }) => [keyOf(trial), answer]));
  return {
    identity: { provider: 'recorded', answers: hashValue(answers) },
    local: true,
    async ask(question, signal) {
      signal.throwIfAborted();
      return byTrial.get(keyOf(question)) ?? byTrial.get(keyOf({ item: question.item })) ?? missing(question);
    },
  };
}

/** @throws InputError where the file is missing or a line of it is none of a stored reply. */
export async function buildRecorded(entry: JudgeEntry, context: JudgeContext): Promise<AskJudge> {
  const { replies } = readSettings(Settings, entry, REMEDIES);
  if (context.readFile === undefined) {
    throw judgeProblem(entry, 'files cannot be read here', 'build it with `readFile`');
  }
  const text = await context.readFile(replies);
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  return recordedJudge(
    lines
      .filter(({ line }) => line.trim() !== '')
      .map(({ line, number }) => {
        const parsed = parseLine(line);
        if (parsed) return parsed;
        const remedy =
          'write {"item": "<key>", "text": "<reply>"}, and no key but presentation, repeat, occasion, finish';
        throw judgeProblem(entry, `${replies}:${number} is no stored reply`, remedy);
      }),
  );
}

function keyOf({ item, presentation, repeat, occasion }: Partial<Question> & { item: string }): string {
  const isWhole = presentation === undefined && repeat === undefined && occasion === undefined;
  return JSON.stringify(isWhole ? [item] : [item, presentation ?? '', repeat ?? 1, occasion ?? 1]);
}

function missing({ item }: Question): Answer {
  return { kind: 'error', error: { kind: 'permanent', message: `no reply is recorded for item ${item}` } };
}

function parseLine(line: string): RecordedAnswer | undefined {
  const parsed = Line.safeParse(parseJson(line));
  if (!parsed.success) return undefined;
  const { item, presentation, repeat, occasion, text, finish } = parsed.data;
  return {
    item,
    ...(presentation === undefined ? {} : { presentation }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(occasion === undefined ? {} : { occasion }),
    answer: { kind: 'reply', text, finish },
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
