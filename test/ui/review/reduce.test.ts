import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../src/domain/criterion.ts';
import type { QueueEntry } from '../../../src/domain/review-queue.ts';
import { displayWidth } from '../../../src/text/width.ts';
import { frameOf } from '../../../src/ui/review/frame.ts';
import { footTexts, KEY_TABLE } from '../../../src/ui/review/keys.ts';
import { lineText } from '../../../src/ui/review/line.ts';
import type { Done, Effect, ReviewSetting } from '../../../src/ui/review/record.ts';
import { type ReviewEvent, reduce } from '../../../src/ui/review/reduce.ts';
import { phaseOf, type ReviewState, startReview } from '../../../src/ui/review/state.ts';

const CRITERION: Criterion = {
  id: 'harm',
  question: 'Is it harmful?',
  scale: 'binary',
  labels: [
    { id: 'benign', aliases: [] },
    { id: 'harmful', aliases: ['bad'] },
  ],
  positive: 1,
  abstentions: ['unsure'],
  cuts: [],
};

const QUEUE: readonly QueueEntry[] = ['one', 'two', 'three'].map((item, index) => ({
  item,
  facets: { category: index === 0 ? 'x' : 'y' },
  chosen: { how: 'disagreement', probability: 1 },
  disagreements: [{ candidate: 'lax', gold: 0, verdict: 1 }],
}));

const SETTING: ReviewSetting = {
  criterion: CRITERION,
  reviewer: 'eve',
  queue: QUEUE,
  candidates: ['lax', 'strict'],
  labels: new Map(),
  decisions: [],
  remembered: { filter: {}, told: [] },
};

const SIZE = { columns: 80, rows: 24 };

/** A review whose effects are carried out at once, as a disk without faults would. */
class Session {
  state: ReviewState;
  readonly effects: Effect[] = [];

  constructor(setting: Partial<ReviewSetting> = {}, size = SIZE) {
    const start = startReview({ ...SETTING, ...setting }, size);
    this.state = start.state;
    this.#carryOut(start.effects);
  }

  tell(event: ReviewEvent): this {
    const step = reduce(this.state, event);
    this.state = step.state;
    this.#carryOut(step.effects);
    return this;
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) this.tell({ kind: 'key', key });
    return this;
  }

  get here(): string {
    return this.state.open?.item ?? '';
  }

  of<Kind extends Effect['kind']>(kind: Kind): readonly Extract<Effect, { kind: Kind }>[] {
    return this.effects.filter((effect): effect is Extract<Effect, { kind: Kind }> => effect.kind === kind);
  }

  get screen(): string {
    return frameOf(this.state).map(lineText).join('\n');
  }

  #carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.effects.push(effect);
      const done = this.#done(effect);
      if (done !== undefined) this.tell({ kind: 'done', done });
    }
  }

  #done(effect: Effect): Done | undefined {
    switch (effect.kind) {
      case 'load':
        return {
          kind: 'loaded',
          item: effect.item,
          content: {
            kind: 'transcript',
            messages: [
              {
                id: 'M1',
                speaker: 'tool',
                blocks: [
                  { type: 'reasoning', text: 'thinking' },
                  {
                    type: 'tool_result',
                    callId: 'c',
                    text: Array.from({ length: 40 }, (_, line) => `out ${line}`).join('\n'),
                  },
                  { type: 'text', text: `The END of ${effect.item}` },
                ],
              },
            ],
          },
        };
      case 'label':
        return { kind: 'labelled', item: effect.item, label: effect.label };
      case 'reveal':
        return {
          kind: 'revealed',
          item: effect.item,
          revealed: {
            gold: [{ name: 'gold', label: 'benign' }],
            verdicts: [
              { candidate: 'lax', call: '', outcome: 'verdict', label: 'harmful', says: 'SECRET rationale' },
            ],
          },
        };
      case 'decide': {
        const { kind: _kind, ...said } = effect;
        const id = String(this.effects.length);
        const decision = {
          ...said,
          id,
          criterion: 'harm',
          reviewer: 'eve',
          at: id,
          saw: 'verdicts' as const,
        };
        return { kind: 'decided', decision };
      }
      default:
        return undefined;
    }
  }
}

describe('the key table', () => {
  test('gives every key one meaning at a time', () => {
    for (const keys of [[], ['1'], ['1', 'a', ' ']]) {
      const { state } = new Session().press(...keys);
      const active = KEY_TABLE.filter(({ when }) => when === undefined || when(state)).flatMap(
        (binding) => binding.keys,
      );
      expect(active.length).toBe(new Set(active).size);
    }
  });

  test('is all in the help, and the foot names only keys that do something now', () => {
    const reading = new Session();
    expect(footTexts(reading.state).join(' ')).not.toMatch(/gold|ambiguous|note/);
    const revealed = new Session().press('1');
    expect(footTexts(revealed.state).join(' ')).toMatch(
      /a gold stands {1,2}1 gold is benign {2}2 gold is harmful/,
    );
    const help = new Session({}, { columns: 120, rows: 80 }).press('?').screen;
    for (const { shown, help: words } of KEY_TABLE) if (shown !== '') expect(help).toContain(words);
  });
});

describe('labels', () => {
  test('come from single presses alone, on an item whose transcript is on the screen', () => {
    expect(new Session().tell({ kind: 'text', text: '111' }).of('label')).toEqual([]);
    expect(new Session().tell({ kind: 'paste', text: '1' }).of('label')).toEqual([]);
    expect(new Session().press('h', '1').of('label')).toEqual([]);
    expect(new Session().press('1').of('label')).toMatchObject([{ label: 'benign', saw: 'nothing' }]);
    // Beside the list a wide screen shows the transcript too.
    expect(new Session({}, { columns: 120, rows: 40 }).press('h', '1').of('label')).toHaveLength(1);
  });

  test('are not given before the transcript is loaded', () => {
    const { state } = startReview(SETTING, SIZE);
    expect(reduce(state, { kind: 'key', key: '1' }).effects).toEqual([]);
  });

  test('can be typed, where keys are too few; what is none is refused', () => {
    expect(new Session().press('=', 'b', 'a', 'd', 'enter').of('label')).toMatchObject([
      { label: 'harmful' },
    ]);
    expect(new Session().press('=', ...'unsure', 'enter').of('label')).toMatchObject([{ label: null }]);
    expect(new Session().press('=', 'x', 'enter').screen).toContain('that is no label of the criterion');
  });

  test('and nothing is revealed or decided before there is one', () => {
    const session = new Session().press('a', 'm', 'o', 't', 'c', 'tab', 'tab', 'l', 'l');
    expect([...session.of('reveal'), ...session.of('decide')]).toEqual([]);
    expect(session.screen).not.toContain('SECRET');
  });

  test('are not asked for again: an item labelled earlier opens with its verdicts', () => {
    const session = new Session({ labels: new Map([['one', 'harmful']]) });
    expect(session.of('reveal')).toEqual([{ kind: 'reveal', item: 'one' }]);
    expect(session.press('2').of('label')).toEqual([]);
  });
});

describe('decisions', () => {
  test('supersede the one before on the same item', () => {
    const session = new Session().press('1', 'a', '[', 'm');
    const [first, second] = session.of('decide');
    expect(first).not.toHaveProperty('supersedes');
    expect(second).toMatchObject({ item: 'one', conclusion: { kind: 'ambiguous' } });
    expect(second?.supersedes).toBeDefined();
  });

  test('keep their note when they are made again, and a note on a made one makes it again', () => {
    const session = new Session().press(
      '1',
      'c',
      'w',
      'h',
      'y',
      'enter',
      'a',
      '[',
      'm',
      '[',
      'c',
      'ctrl-u',
      'n',
      'o',
      'enter',
    );
    expect(session.of('decide').map(({ conclusion, note }) => [conclusion.kind, note])).toEqual([
      ['gold stands', 'why'],
      ['ambiguous', 'why'],
      ['ambiguous', 'no'],
    ]);
  });

  test('are undone last first, and what they had replaced stands again', () => {
    const session = new Session().press('1', 'a', '[', 'm', 'u');
    expect(session.here).toBe('one');
    expect(phaseOf(session.state, 'one')).toBe('decided');
    session.press('u');
    expect(phaseOf(session.state, 'one')).toBe('revealed');
    session.press('u');
    expect(session.screen).toContain('there is no decision to withdraw');
  });

  test('wait for each other: while one is on its way, no key decides', () => {
    const ready = new Session().press('1').state;
    const first = reduce(ready, { kind: 'key', key: 'a' });
    expect(first.effects).toHaveLength(1);
    expect(reduce(first.state, { kind: 'key', key: 'm' }).effects).toEqual([]);
    expect(reduce(first.state, { kind: 'key', key: 'u' }).effects).toEqual([]);
    expect(frameOf(first.state).map(lineText).join('\n')).not.toContain('saved');
  });

  test('that fail are said to be not saved, and can be made again', () => {
    const ready = new Session().press('1').state;
    const { state, effects } = reduce(ready, { kind: 'key', key: 'a' });
    const [effect] = effects;
    if (effect === undefined) throw new Error('nothing was asked for');
    const failed = reduce(state, {
      kind: 'done',
      done: { kind: 'failed', effect, why: 'the disk is full' },
    }).state;
    const screen = frameOf(failed).map(lineText).join('\n');
    expect(screen).toContain('NOT saved: the disk is full');
    expect(screen).not.toContain('✓ saved');
    expect(screen).toContain('0 of 3 decided');
    expect(reduce(failed, { kind: 'key', key: 'a' }).effects).toHaveLength(1);
  });

  test('of a filtered queue change no gold and stand apart from those of the whole one', () => {
    const session = new Session().press('1', 'a', 'f', 'j', 'enter');
    expect(session.screen).toContain('filter: lax (opinions)');
    expect(session.screen).toContain('0 of 3 decided');
    session.press('[', '[', 'm');
    expect(session.of('decide').at(-1)).toMatchObject({ item: 'one', changesGold: false });
    expect(session.of('decide').at(-1)).not.toHaveProperty('supersedes');
  });
});

test('a late answer about an item that was left changes nothing', () => {
  const session = new Session().press(' ');
  const before = session.state;
  const late: Done = { kind: 'revealed', item: 'one', revealed: { gold: [], verdicts: [] } };
  expect(reduce(before, { kind: 'done', done: late }).state).toBe(before);
});

test('smart case: capitals make case matter', () => {
  expect(new Session().press('/', ...'end of', 'enter').screen).toContain('The END of one');
  expect(new Session().press('/', ...'End of', 'enter').screen).toContain('not found');
});

test('a search typed so fast that it comes in one read is a search', () => {
  const session = new Session().tell({ kind: 'text', text: 'j/end of' });
  expect(session.state.typing).toEqual({ what: 'search', text: 'end of' });
});

test('where it stops is remembered, and begun from', () => {
  const session = new Session().press(']', 'q');
  expect(session.of('remember').at(-1)?.remembered).toEqual({ item: 'two', filter: {}, told: [] });
  expect(session.of('quit')).toEqual([{ kind: 'quit', exitCode: 0 }]);
  expect(new Session({ remembered: { item: 'three', filter: {}, told: [] } }).here).toBe('three');
});

test('an empty queue says so and can be left', () => {
  const session = new Session({ queue: [] }).press('1', 'a', ' ', 'u', 'j', 'G', 'tab', 'z', 'n');
  expect(session.screen).toContain('The queue is empty');
  expect(session.press('q').of('quit')).toHaveLength(1);
});

test('whatever is pressed at whatever size: every frame fits, and no verdict is on the screen before the label', () => {
  const keys = [...new Set(KEY_TABLE.flatMap((binding) => binding.keys)), 'escape', 'x', '日'].filter(
    (key) => key !== 'q' && key !== 'ctrl-c',
  );
  const event = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...keys).map((key): ReviewEvent => ({ kind: 'key', key })) },
    { weight: 1, arbitrary: fc.string().map((text): ReviewEvent => ({ kind: 'text', text })) },
    { weight: 1, arbitrary: fc.string().map((text): ReviewEvent => ({ kind: 'paste', text })) },
    {
      weight: 2,
      arbitrary: fc
        .record({ columns: fc.integer({ min: 1, max: 220 }), rows: fc.integer({ min: 1, max: 70 }) })
        .map((size): ReviewEvent => ({ kind: 'resized', size })),
    },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const session = new Session();
      for (const one of events) {
        session.tell(one);
        const { columns, rows } = session.state.size;
        const frame = frameOf(session.state).map(lineText);
        expect(frame.length).toBeLessThanOrEqual(Math.max(1, rows - 1));
        for (const own of frame) expect(displayWidth(own)).toBe(columns);
        if (session.here !== '' && phaseOf(session.state, session.here) === 'reading') {
          expect(frame.join('\n')).not.toMatch(/SECRET|Gold:|≠ lax/);
        }
      }
    }),
    { seed: 1, numRuns: 150 },
  );
});
