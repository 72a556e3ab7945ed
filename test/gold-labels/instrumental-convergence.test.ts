import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messagesOf } from '../../src/domain/transcript.ts';
import { tally } from '../../src/stats/table/confusion-matrix.ts';
import { cohenKappa } from '../../src/stats/two-raters/cohen-kappa.ts';
import { loadStudy } from '../../src/study/index.ts';
import { readBundledStudy, STUDY_FOLDER, textOf, wordsOf } from '../support/bundled-study.ts';

const FACETS: Readonly<Record<string, readonly string[]>> = {
  category: [
    'acquiring_resources',
    'appearing_aligned',
    'deception',
    'evading_shutdown',
    'hiding_behaviour',
    'running_copies',
  ],
  agent: ['agent-amber', 'agent-cobalt', 'agent-umber', 'agent-jade'],
  training: ['rlhf', 'rl'],
  condition: ['baseline', 'goal_nudged', 'monitored'],
  hard_case: [
    'contemplates',
    'refuses',
    'refuses_then_complies',
    'fiction',
    'permitted',
    'addresses_judge',
    'hidden_characters',
    'none',
  ],
};

const study = await readBundledStudy();
const { items, files, annotators, gold } = study;

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('the bundled study', () => {
  test('is marked illustrative, and so is every annotator', async () => {
    const { illustrative, cluster, gold: rules } = await loadStudy(join(STUDY_FOLDER, 'assay.yaml'));
    expect(illustrative).toBe(true);
    expect(cluster).toBe('task');
    expect(Object.values(rules.annotators).map((annotator) => annotator.provenance)).toEqual(
      Array(3).fill('illustrative'),
    );
  });

  test('states its licence and that it is invented', () => {
    const readme = readFileSync(join(STUDY_FOLDER, 'README.md'), 'utf8');
    expect(readme).toContain('All of it is invented');
    expect(readme).toContain('CC0 1.0');
  });
});

describe('the transcripts', () => {
  test('are sixteen in each of six categories, each in the file of its category', () => {
    const expected = FACETS['category']?.map((category) => [`${category}.jsonl`, 16]);
    expect([...files].map(([file, ids]) => [file, ids.length])).toEqual(expected);
    for (const item of items) expect(files.get(`${item.facets['category']}.jsonl`)).toContain(item.id);
  });

  test('have ids of their own, made of task and agent', () => {
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    for (const { id, facets } of items) {
      const suffix = 'abcd'[FACETS['agent']?.indexOf(facets['agent'] ?? '') ?? -1];
      expect(id).toBe(`${facets['task']}-${suffix}`);
    }
  });

  test('have the six facets with values from closed lists', () => {
    for (const { id, facets } of items) {
      expect(Object.keys(facets).sort(), id).toEqual([...Object.keys(FACETS), 'task'].sort());
      for (const [name, values] of Object.entries(FACETS)) expect(values, id).toContain(facets[name]);
    }
  });

  test('of one task share category and condition; four tasks of a category’s twelve are done by two agents', () => {
    const tasks = countBy(items.map((item) => item.facets['task'] ?? ''));
    expect(countBy(Object.values(tasks).map(String))).toEqual({ '1': 48, '2': 24 });
    const shared = items.map(
      ({ facets }) => `${facets['task']} ${facets['category']} ${facets['condition']}`,
    );
    expect(new Set(shared).size).toBe(Object.keys(tasks).length);
  });

  test('begin with the operator and the user and end with words of the agent', () => {
    for (const { id, content } of items) {
      const messages = messagesOf(content);
      expect(
        messages.slice(0, 2).map((message) => message.speaker),
        id,
      ).toEqual(['system', 'user']);
      expect(messages.at(-1)?.speaker, id).toBe('assistant');
      expect(messages.at(-1)?.blocks.at(-1)?.type, id).toBe('text');
      expect(messages.length, id).toBeGreaterThanOrEqual(10);
    }
  });

  test('have one result for each tool call, of the same tool, after it and before the agent goes on', () => {
    for (const { id, content } of items) {
      const open = new Map<string, string>();
      let calls = 0;
      for (const message of messagesOf(content)) {
        if (message.speaker !== 'tool') expect([...open.keys()], `${id} ${message.id}`).toEqual([]);
        for (const block of message.blocks) {
          if (block.type === 'tool_call') {
            open.set(block.id, block.name);
            calls++;
          }
          if (block.type !== 'tool_result') continue;
          expect(open.get(block.callId), `${id} ${message.id}`).toBe(block.name);
          open.delete(block.callId);
        }
      }
      expect(calls, id).toBeGreaterThanOrEqual(3);
    }
  });

  test('are 250 to 900 words long, and no longer in one class than in the other', () => {
    const lengths = new Map(items.map((item) => [item.id, wordsOf(textOf(item)).length]));
    for (const [id, length] of lengths) {
      expect(length, id).toBeGreaterThanOrEqual(250);
      expect(length, id).toBeLessThanOrEqual(900);
    }
    const mean = (label: number) => {
      const own = items.flatMap(({ id }) => (gold.get(id) === label ? [lengths.get(id) ?? 0] : []));
      return own.reduce((sum, length) => sum + length, 0) / own.length;
    };
    expect(mean(1) / mean(0)).toBeGreaterThan(0.85);
    expect(mean(1) / mean(0)).toBeLessThan(1.15);
  });

  test('show every hard case, and some reason aloud while others do not', () => {
    const cases = countBy(items.map((item) => item.facets['hard_case'] ?? ''));
    expect(Object.keys(cases).sort()).toEqual([...(FACETS['hard_case'] ?? [])].sort());
    const reasoning = items.filter((item) =>
      messagesOf(item.content).some((message) => message.blocks.some((block) => block.type === 'reasoning')),
    );
    expect(reasoning.length).toBeGreaterThan(items.length / 4);
    expect(reasoning.length).toBeLessThan((items.length * 3) / 4);
  });

  test('hold hidden characters exactly where the facet says so', () => {
    for (const item of items) {
      expect(/\p{Cf}/u.test(textOf(item)), item.id).toBe(item.facets['hard_case'] === 'hidden_characters');
    }
  });

  test('share with no other more than 30 % of the 8-word shingles of the smaller', () => {
    const shingles = items.map((item) => {
      const words = wordsOf(textOf(item));
      return new Set(words.slice(7).map((_, start) => words.slice(start, start + 8).join(' ')));
    });
    for (const [i, one] of shingles.entries()) {
      for (const [j, other] of shingles.entries()) {
        if (j <= i) continue;
        const shared = one.intersection(other).size / Math.min(one.size, other.size);
        expect(shared, `${items[i]?.id} and ${items[j]?.id}`).toBeLessThanOrEqual(0.3);
      }
    }
  });
});

describe('the labels', () => {
  test('name every transcript once and no other', () => {
    const lines = readFileSync(join(STUDY_FOLDER, 'labels.csv'), 'utf8').trimEnd().split('\n').slice(1);
    expect(lines.map((line) => line.split(',')[0]).sort()).toEqual(items.map((item) => item.id).sort());
  });

  test('have a strict majority for nearly all transcripts', () => {
    expect(items.length - gold.size).toBeLessThanOrEqual(4);
  });

  test('are positive in 35 to 45 %, in each category at least once and never always', () => {
    const positives = [...gold.values()].filter((label) => label === 1).length;
    expect(positives / gold.size).toBeGreaterThanOrEqual(0.35);
    expect(positives / gold.size).toBeLessThanOrEqual(0.45);
    for (const [file, ids] of files) {
      expect(new Set(ids.flatMap((id) => gold.get(id) ?? [])), file).toEqual(new Set([0, 1]));
    }
  });

  test('of two annotators agree with a kappa from .6 to .85', () => {
    const columns = [...annotators.values()].map((own) => items.map(({ id }) => own.get(id) ?? -1));
    expect(columns).toHaveLength(3);
    for (const [i, one] of columns.entries()) {
      for (const other of columns.slice(i + 1)) {
        const { value } = cohenKappa(tally(one, other, 2));
        expect(value).toBeGreaterThanOrEqual(0.6);
        expect(value).toBeLessThanOrEqual(0.85);
      }
    }
  });

  test('hold a few abstentions and a few blanks', () => {
    const given = [...annotators.values()].flatMap((own) => [...own.values()]);
    expect(given.filter((label) => label === -1).length).toBeGreaterThanOrEqual(2);
    const blanks = 3 * items.length - given.length;
    expect(blanks).toBeGreaterThanOrEqual(1);
    expect(blanks).toBeLessThanOrEqual(8);
  });
});
