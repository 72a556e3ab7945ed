import { describe, expect, test } from 'vitest';
import { type Item, makeItem } from '../../src/domain/item.ts';
import { InputError } from '../../src/domain/problem.ts';
import type { Trial } from '../../src/domain/trial.ts';
import type { Template } from '../../src/prompt/index.ts';
import { type PlannedJudge, planCandidates } from '../../src/replay/candidates.ts';
import type { ToAsk } from '../../src/replay/engine.ts';
import { ItemsAtHand } from '../../src/replay/items-at-hand.ts';
import { type PrepareContext, prepareTrial } from '../../src/replay/prepare.ts';
import { HARMFUL, model, programJudge, template } from './plan-fixture.ts';

const ITEM = transcript('i', ['first words', 'and some more', 'the last words']);

function transcript(key: string, texts: readonly string[], facets = {}): Item {
  return makeItem({
    id: key,
    key,
    facets,
    content: {
      kind: 'transcript',
      messages: texts.map((text, index) => ({
        id: `M${index + 1}`,
        speaker: index % 2 === 0 ? 'user' : 'assistant',
        blocks: [{ type: 'text', text }],
      })),
    },
  });
}

function prepare(
  judge: PlannedJudge,
  prompt: Template,
  more: Partial<PrepareContext> & { readonly items?: never; readonly all?: readonly Item[] } = {},
  trial: Partial<Trial> = {},
) {
  const { all = [ITEM], ...context } = more;
  const [candidate] = planCandidates([judge], [prompt], ['full'], [HARMFUL]);
  if (!candidate) throw new Error('one judge gives one candidate');
  return prepareTrial(
    { candidate: candidate.hash, item: 'i', presentation: '', repeat: 1, occasion: 1, ...trial },
    {
      candidates: new Map([[candidate.hash, candidate]]),
      items: new ItemsAtHand(async (key) => all.find((item) => item.key === key), []),
      gold: new Map(),
      whenTooLong: 'outcome',
      ...context,
    },
  );
}

async function asked(...args: Parameters<typeof prepare>): Promise<ToAsk> {
  const prepared = await prepare(...args);
  if (prepared.kind !== 'ask') throw new Error('too long');
  return prepared;
}

describe('a trial made ready', () => {
  test('holds the item between its markers, the question, and how the reply is read', async () => {
    const { question, read, failed } = await asked(model('gpt'), template('one'));
    expect(question.shown).toContain('[M2] assistant\nand some more');
    expect(question.request?.user[0]?.text).toContain(question.shown);
    expect(question.request?.user[1]?.text).toContain('Is it harmful?');
    expect(read({ text: 'So.\nDECISION: yes', finish: 'stop' })).toEqual([
      {
        criterion: 'harmful',
        parser: expect.any(String),
        outcome: 'verdict',
        label: 'yes',
        rationale: 'So.',
      },
    ]);
    expect(read({ text: 'So.\nDECISION: y', finish: 'length' })[0]?.outcome).toBe('cut_off');
    expect(failed()).toEqual([{ criterion: 'harmful', parser: 'none', outcome: 'failed' }]);
  });

  test('asks a program without a request, and reads its reply', async () => {
    const { question, read } = await asked(programJudge('keyword'), template('one'));
    expect(question.request).toBeUndefined();
    expect(question.criteria).toEqual(['harmful']);
    expect(read({ text: '{"harmful":{"label":"no"}}', finish: 'stop' })[0]).toMatchObject({ label: 'no' });
  });

  test('has another key where template, repeat, occasion or judge differ, and the same for a twin item', async () => {
    const keyOf = async (...args: Parameters<typeof prepare>) => (await asked(...args)).replyKey;
    const key = await keyOf(model('gpt'), template('one'));
    const others = await Promise.all([
      keyOf(model('gpt'), template('one', '', ' {{ criterion.question }}')),
      keyOf(model('claude'), template('one')),
      keyOf(model('gpt'), template('one'), {}, { repeat: 2 }),
      keyOf(model('gpt'), template('one'), {}, { occasion: 2 }),
    ]);
    expect(new Set([key, ...others]).size).toBe(5);
    const twin = transcript('twin', ['first words', 'and some more', 'the last words']);
    expect(await keyOf(model('gpt'), template('one'), { all: [twin] }, { item: 'twin' })).toBe(key);
  });

  test('expects to be billed for its input, and for the longest reply', async () => {
    const { largest, question } = await asked(model('gpt'), template('one'));
    const words = [question.request?.system ?? '', ...(question.request?.user.map((part) => part.text) ?? [])]
      .join(' ')
      .split(/\s+/)
      .filter((word) => word !== '').length;
    expect(await largest()).toEqual({ inputTokens: words, outputTokens: 100 });
  });

  test('shows a template’s examples with their gold label', async () => {
    const prompt = template(
      'one',
      'examples: [e]\n',
      '{% for example in examples %}{{ example.transcript }} was {{ example.label }}{% endfor %}',
    );
    const all = [ITEM, transcript('e', ['an example'])];
    const gold = new Map([['harmful', new Map([['e', 'yes']])]]);
    const { question } = await asked(model('gpt'), prompt, { all, gold });
    expect(question.request?.user[1]?.text).toMatch(/an example[\s\S]* was yes/);
    await expect(asked(model('gpt'), prompt, { all })).rejects.toThrow(InputError);
  });
});

describe('an item that does not fit', () => {
  const long = transcript(
    'i',
    Array.from({ length: 21 }, (_, index) => `message ${index + 1} ${'word '.repeat(40)}`),
  );

  test('is too long under every criterion, and is not asked', async () => {
    const prepared = await prepare(model('gpt', { contextTokens: 600 }), template('one'), { all: [long] });
    expect(prepared).toEqual({
      kind: 'too long',
      readings: [{ criterion: 'harmful', parser: 'none', outcome: 'too_long' }],
    });
    expect((await asked(model('gpt', { contextTokens: 5000 }), template('one'), { all: [long] })).kind).toBe(
      'ask',
    );
  });

  test('is cut in its middle where the study says so: as little as possible, and every gap is named', async () => {
    const judge = model('gpt', { contextTokens: 600 });
    const { question, largest } = await asked(judge, template('one'), { all: [long], whenTooLong: 'cut' });
    const cut = [...question.shown.matchAll(/\[(M\d+) not shown: "cut to fit"\]/g)].map(([, id]) => id);
    expect(cut.length).toBeGreaterThan(5);
    expect(question.shown).toContain('message 1 word');
    expect(question.shown).toContain('message 21 word');
    const { inputTokens, outputTokens } = await largest();
    expect(inputTokens + outputTokens).toBeLessThanOrEqual(600);
    // One message more would be some 44 words more.
    expect(inputTokens + outputTokens).toBeGreaterThan(600 - 50);
    const whole = await asked(model('gpt'), template('one'), { all: [long] });
    expect((await asked(judge, template('one'), { all: [long], whenTooLong: 'cut' })).replyKey).not.toBe(
      whole.replyKey,
    );
  });

  test('stays too long where not even its ends fit', async () => {
    const judge = model('gpt', { contextTokens: 180 });
    const prepared = await prepare(judge, template('one'), { all: [long], whenTooLong: 'cut' });
    expect(prepared.kind).toBe('too long');
  });
});
