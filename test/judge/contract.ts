import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import type { AskJudge, Question } from '../../src/domain/judge.ts';
import { questionOn } from './local-context.ts';

export interface JudgeUnderTest {
  readonly build: () => Promise<AskJudge>;
  /** Questions that it can answer, on items of their own. */
  readonly questions: readonly Question[];
  /** What must be seen nowhere. */
  readonly secret?: string;
}

/** What holds for every judge, whatever it is. */
export function judgeContract(name: string, judge: JudgeUnderTest): void {
  const { build, questions, secret } = judge;
  const signal = new AbortController().signal;

  describe(`${name} keeps the contract of judges`, () => {
    test('answers each question with one reply', async () => {
      const built = await build();
      const answers = await Promise.all(questions.map((question) => built.ask(question, signal)));
      expect(answers.map(({ kind }) => kind)).toEqual(questions.map(() => 'reply'));
    });

    test('answers the same question the same, built again or not', async () => {
      const [one, other] = [await build(), await build()];
      for (const question of questions) {
        const texts = await Promise.all([one, one, other].map((built) => built.ask(question, signal)));
        const said = texts.map((answer) => (answer.kind === 'reply' ? answer.text : answer.error.message));
        expect(new Set(said).size).toBe(1);
      }
    });

    test('has an identity that is plain data, and the same each time', async () => {
      const { identity } = await build();
      expect(JSON.parse(canonicalJson(identity))).toEqual(JSON.parse(JSON.stringify(identity)));
      expect(canonicalJson((await build()).identity)).toBe(canonicalJson(identity));
      expect(identity['provider']).toBeTypeOf('string');
    });

    test('rejects with the reason of an abort, before it asks anything', async () => {
      const built = await build();
      const reason = new Error('stop');
      await expect(built.ask(questions[0] ?? questionOn('i1'), AbortSignal.abort(reason))).rejects.toBe(
        reason,
      );
    });

    test('measures nothing where it is local, and everything where it is not', async () => {
      const built = await build();
      const answer = await built.ask(questions[0] ?? questionOn('i1'), signal);
      const members = Object.keys(answer).sort();
      expect(members).toEqual(
        built.local
          ? ['finish', 'kind', 'text']
          : ['finish', 'kind', 'latencyMs', 'requestId', 'servedModel', 'text', 'usage'],
      );
    });

    test('shows no key when it is printed', async () => {
      const built = await build();
      const answers = await Promise.all(questions.map((question) => built.ask(question, signal)));
      const printed = inspect({ built, answers }, { depth: 20, showHidden: true, getters: true });
      expect(printed).toContain('provider');
      if (secret !== undefined) expect(printed).not.toContain(secret);
    });
  });
}
