import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { ANNOTATION_ROLES, CHOSEN_HOW, PROVENANCES, SAW } from '../../src/domain/annotation.ts';
import type { ItemColumns, ReadingColumns } from '../../src/domain/columns.ts';
import { makeItem } from '../../src/domain/item.ts';
import { OUTCOMES } from '../../src/domain/outcome.ts';
import type { RecordedVerdict, SavedMeasure, Store } from '../../src/domain/store.ts';
import { annotation, candidate, criterion, item, verdict } from './examples.ts';

/** What every store must do, whatever it is built on. `open` gives an empty store each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const opened: Store[] = [];
  const fresh = async (): Promise<Store> => {
    const store = await open();
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  describe(`${name}: items`, () => {
    test('what was put is what is loaded, whatever the texts hold', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(anyItem(), { selector: (draft) => draft.key, maxLength: 8 }),
          async (drafts) => {
            const store = await open();
            const items = drafts.map(makeItem);
            expect(await store.putItems(items)).toEqual(items.map(() => 'added'));
            for (const one of items) expect(await store.item(one.key)).toEqual(one);
            expect(describeItems(await store.loadItems())).toEqual(
              items
                .map(({ key, id, facets, aliases, split }) => ({ key, id, facets, aliases, split }))
                .sort((left, right) => (left.key < right.key ? -1 : 1)),
            );
            await store.close();
          },
        ),
        { seed: 1, numRuns: 40 },
      );
    });

    test('values of facets and aliases are listed once, in code point order', async () => {
      const store = await fresh();
      await store.putItems(
        ['b', 'a', 'B', 'b'].map((category, index) => item(`i${index}`, { category }, { row: category })),
      );
      const { facets, aliases } = await store.loadItems();
      expect(facets.get('category')?.values).toEqual(['B', 'a', 'b']);
      expect([...(facets.get('category')?.codes ?? [])]).toEqual([2, 1, 0, 2]);
      expect(aliases.get('row')?.values).toEqual(['B', 'a', 'b']);
    });

    test('lengths in the order of the items: of a pair the first response against the second', async () => {
      const store = await fresh();
      const says = (text: string) => [
        { id: 'M1', speaker: 'assistant' as const, blocks: [{ type: 'text' as const, text }] },
      ];
      const pair = { kind: 'pair' as const, prompt: says('which?'), a: says('aaaa'), b: says('aaaa') };
      await store.putItems([
        makeItem({ id: 'c', key: 'c', content: pair, facets: {} }),
        makeItem({ id: 'b', key: 'b', content: { ...pair, a: says('a'.repeat(500)) }, facets: {} }),
        makeItem({
          id: 'a',
          key: 'a',
          content: { kind: 'transcript', messages: says('x'.repeat(10_000)) },
          facets: {},
        }),
      ]);
      const lengths = await store.loadLengths(await store.loadItems());
      // The text, and 72 characters of its message around it at most.
      expect(lengths[0]).toBeGreaterThan(Math.log(10_000));
      expect(lengths[0]).toBeLessThan(Math.log(10_100));
      expect(lengths[1]).toBeGreaterThan(1);
      expect(lengths[2]).toBe(0);
    });

    test('kind and hash of content, of an item that is there', async () => {
      const store = await fresh();
      const pair = makeItem({
        id: 'p',
        key: 'p',
        content: { kind: 'pair', prompt: [], a: [], b: [] },
        facets: {},
      });
      await store.putItems([item('a'), pair]);
      expect(await store.contentMark('a')).toEqual({ kind: 'transcript', hash: item('a').contentHash });
      expect(await store.contentMark('p')).toEqual({ kind: 'pair', hash: pair.contentHash });
      expect(await store.contentMark('nowhere')).toBeUndefined();
    });

    test('an item without a facet has code -1', async () => {
      const store = await fresh();
      await store.putItems([item('a', { category: 'x' }), item('b')]);
      expect([...((await store.loadItems()).facets.get('category')?.codes ?? [])]).toEqual([0, -1]);
    });

    test('the order of putting does not matter', async () => {
      const items = ['c', 'a', 'b'].map((key) => item(key, { category: key }));
      const [one, other] = [await fresh(), await fresh()];
      await one.putItems(items);
      await other.putItems(items.toReversed());
      expect(await one.loadItems()).toEqual(await other.loadItems());
    });

    test('an item put again is the same, however its facets are ordered', async () => {
      const store = await fresh();
      await store.putItems([item('a', { one: '1', two: '2' })]);
      expect(await store.putItems([item('a', { two: '2', one: '1' })])).toEqual(['same']);
    });

    test.each([
      ['content', makeItem({ ...item('a'), content: { kind: 'transcript', messages: [] } })],
      ['facets', item('a', { category: 'other' })],
      ['aliases', item('a', {}, { row: '9' })],
      ['split', { ...item('a'), split: 'test' as const }],
      ['id', { ...item('a'), id: 'other' }],
    ])('a known key with other %s is a conflict and changes nothing', async (_, changed) => {
      const store = await fresh();
      const first = item('a');
      await store.putItems([first]);
      expect(await store.putItems([changed])).toEqual(['conflict']);
      expect(await store.item('a')).toEqual(first);
    });

    test('duplicates inside one batch are told apart from additions', async () => {
      const store = await fresh();
      expect(await store.putItems([item('a'), item('a'), item('a', { category: 'x' })])).toEqual([
        'added',
        'same',
        'conflict',
      ]);
    });

    test('two items with the same content stay two items', async () => {
      const store = await fresh();
      const [one, two] = [item('a'), { ...item('b'), content: item('a').content }];
      await store.putItems([one, { ...two, contentHash: one.contentHash }]);
      expect((await store.loadItems()).keys).toEqual(['a', 'b']);
      expect((await store.item('b'))?.content).toEqual(one.content);
    });

    test('a test item is among the columns, marked', async () => {
      const store = await fresh();
      await store.putItems([item('a'), { ...item('b'), split: 'test' }]);
      expect([...(await store.loadItems()).test]).toEqual([0, 1]);
    });

    test('a key that no item has gives nothing', async () => {
      expect(await (await fresh()).item('a')).toBeUndefined();
    });

    test('an empty store has empty columns', async () => {
      const store = await fresh();
      const items = await store.loadItems();
      expect(items.count).toBe(0);
      expect((await store.loadReadings(criterion(), items)).rows).toBe(0);
      expect((await store.loadAnnotations(criterion(), items)).rows).toBe(0);
    });
  });

  describe(`${name}: verdicts`, () => {
    const withItems = async (): Promise<Store> => {
      const store = await fresh();
      await store.putItems(['a', 'b', 'c', 'd'].map((key) => item(key)));
      await store.putCandidates([candidate('zeta'), candidate('alpha')]);
      return store;
    };

    test('columns equal a naive model of them, in whatever batches and order verdicts come', async () => {
      const label = fc.constantFrom('yes', 'no');
      const one = fc.record({
        item: fc.constantFrom('a', 'b', 'c', 'd'),
        candidate: fc.constantFrom('alpha', 'zeta'),
        presentation: fc.constantFrom('', 'ab', 'ba', 'é'),
        repeat: fc.integer({ min: 1, max: 3 }),
        criterion: fc.constantFrom('harm', 'other'),
        outcome: fc.constantFrom(...OUTCOMES),
        label,
        rationale: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        text: fc.option(fc.string(), { nil: undefined }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(one, { maxLength: 40 }),
          fc.integer({ min: 1, max: 40 }),
          async (drafts, size) => {
            const store = await open();
            await store.putItems(['a', 'b', 'c', 'd'].map((key) => item(key)));
            await store.putCandidates([candidate('zeta'), candidate('alpha')]);
            const model = new Map<string, RecordedVerdict>();
            const expected: string[] = [];
            const verdicts = drafts.map((draft) =>
              verdict({ ...draft, candidate: candidate(draft.candidate).hash }),
            );
            for (const given of verdicts) {
              const place = JSON.stringify([
                given.item,
                given.candidate,
                given.presentation,
                given.repeat,
                given.reading.criterion,
              ]);
              const known = model.get(place);
              if (known === undefined) model.set(place, given);
              expected.push(known === undefined ? 'added' : equal(known, given) ? 'same' : 'conflict');
            }
            const puts: string[] = [];
            for (let start = 0; start < verdicts.length; start += size) {
              puts.push(...(await store.putVerdicts(verdicts.slice(start, start + size))));
            }
            expect(puts).toEqual(expected);
            const items = await store.loadItems();
            for (const id of ['harm', 'other']) {
              const wanted = [...model.values()].filter((entry) => entry.reading.criterion === id);
              const columns = await store.loadReadings(criterion(id), items);
              expect(describeReadings(columns, items)).toEqual(wanted.map(describeVerdict).sort());
              expect(columns.rows).toBe(wanted.length);
            }
            await store.close();
          },
        ),
        { seed: 2, numRuns: 60 },
      );
    });

    test('columns hold exactly as many entries as rows', async () => {
      const store = await withItems();
      await store.putVerdicts([verdict({ item: 'a' }), verdict({ item: 'b' })]);
      const {
        item: column,
        label,
        outcome,
        candidate: asked,
        rows,
      } = await store.loadReadings(criterion(), await store.loadItems());
      expect([column.length, label.length, outcome.length, asked.length, rows]).toEqual([2, 2, 2, 2, 2]);
    });

    test('confidences stand beside their verdicts; where nobody states one there is no column', async () => {
      const store = await withItems();
      await store.putVerdicts([verdict({ item: 'a', rationale: 'because' }), verdict({ item: 'b' })]);
      const without = await store.loadReadings(criterion(), await store.loadItems());
      expect('confidence' in without).toBe(false);
      await store.putVerdicts([
        verdict({ item: 'c', confidence: 0 }),
        verdict({ item: 'd', confidence: 0.7 }),
      ]);
      const { confidence, item: column } = await store.loadReadings(criterion(), await store.loadItems());
      const byItem = Array.from(column, (own, row) => [own, confidence?.[row]]).sort();
      expect(byItem).toEqual([
        [0, -1],
        [1, -1],
        [2, 0],
        [3, 0.7],
      ]);
    });

    test('candidates stand in the order of their ids, presentations by code point, and only those that were read', async () => {
      const store = await withItems();
      await store.putCandidates([candidate('beta')]);
      await store.putVerdicts([
        verdict({ item: 'a', candidate: candidate('zeta').hash, presentation: 'b' }),
        verdict({ item: 'a', candidate: candidate('alpha').hash, presentation: 'B' }),
        verdict({ item: 'a', candidate: candidate('beta').hash, criterion: 'other', presentation: 'z' }),
      ]);
      const columns = await store.loadReadings(criterion(), await store.loadItems());
      expect(columns.candidates).toEqual([candidate('alpha'), candidate('zeta')]);
      expect(columns.presentations).toEqual(['B', 'b']);
    });

    test('putting again is idempotent, whichever version of an importer reads the file', async () => {
      const store = await withItems();
      const first = verdict({ item: 'a', rationale: 'because', confidence: 0.1, text: 'so: yes' });
      await store.putVerdicts([first]);
      const again = { ...first, reading: { ...first.reading, parser: 'verdicts_csv@2' } };
      expect(await store.putVerdicts([first, again])).toEqual(['same', 'same']);
    });

    test.each([
      ['label', verdict({ item: 'a', label: 'no' })],
      ['outcome', verdict({ item: 'a', outcome: 'refused' })],
      ['rationale', verdict({ item: 'a', rationale: 'else' })],
      ['confidence', verdict({ item: 'a', confidence: 0.2 })],
      ['text', verdict({ item: 'a', text: 'else' })],
    ])('another %s is a conflict and changes nothing', async (_, changed) => {
      const store = await withItems();
      const first = verdict({ item: 'a' });
      await store.putVerdicts([first]);
      expect(await store.putVerdicts([changed])).toEqual(['conflict']);
      expect(await store.putVerdicts([first])).toEqual(['same']);
    });

    test('one trial holds a reading for each criterion, with a reply for each', async () => {
      const store = await withItems();
      const both = [
        verdict({ item: 'a', criterion: 'harm', text: 'one' }),
        verdict({ item: 'a', criterion: 'other', text: 'two' }),
      ];
      expect(await store.putVerdicts(both)).toEqual(['added', 'added']);
      expect(await store.putVerdicts(both)).toEqual(['same', 'same']);
    });

    test('an item or a candidate that was not put is refused, and nothing of the batch is kept', async () => {
      const store = await withItems();
      await expect(store.putVerdicts([verdict({ item: 'a' }), verdict({ item: 'nowhere' })])).rejects.toThrow(
        /no item "nowhere"/,
      );
      await expect(store.putVerdicts([verdict({ item: 'a', candidate: 'nobody' })])).rejects.toThrow(
        /no candidate nobody/,
      );
      expect((await store.loadReadings(criterion(), await store.loadItems())).rows).toBe(0);
    });

    test('a failed batch leaves nothing half known behind: the next one is stored in full', async () => {
      const store = await withItems();
      const good = verdict({ item: 'a', label: 'no', presentation: 'new' });
      await expect(store.putVerdicts([good, verdict({ item: 'nowhere' })])).rejects.toThrow();
      expect(await store.putVerdicts([good])).toEqual(['added']);
      const items = await store.loadItems();
      expect(describeReadings(await store.loadReadings(criterion(), items), items)).toEqual([
        describeVerdict(good),
      ]);
    });

    test('readings of items that are not among the columns are left out', async () => {
      const store = await withItems();
      const items = await store.loadItems();
      await store.putItems([item('later')]);
      await store.putVerdicts([verdict({ item: 'later' }), verdict({ item: 'a' })]);
      const columns = await store.loadReadings(criterion(), items);
      expect([...columns.item]).toEqual([0]);
    });

    test('a label that the criterion lost is an input error that says what to do', async () => {
      const store = await withItems();
      await store.putVerdicts([verdict({ item: 'a', label: 'maybe' })]);
      await expect(store.loadReadings(criterion(), await store.loadItems())).rejects.toMatchObject({
        name: 'InputError',
        problems: [
          {
            message: 'verdicts in the store have the label "maybe", which harm does not have any more',
            remedy: expect.stringContaining(
              'give harm the label "maybe" back, or make it an alias of one of: no, yes',
            ),
          },
        ],
      });
    });

    test('a label that was renamed is found by its alias', async () => {
      const store = await withItems();
      await store.putVerdicts([verdict({ item: 'a', label: 'ja' })]);
      const columns = await store.loadReadings(criterion(), await store.loadItems());
      expect([...columns.label]).toEqual([1]);
    });

    test('a candidate put again under another id keeps its verdicts', async () => {
      const store = await withItems();
      await store.putVerdicts([verdict({ item: 'a', candidate: candidate('alpha').hash })]);
      await store.putCandidates([{ ...candidate('alpha'), id: 'renamed' }]);
      const { candidates } = await store.loadReadings(criterion(), await store.loadItems());
      expect(candidates.map(({ id }) => id)).toEqual(['renamed']);
    });
  });

  describe(`${name}: gold`, () => {
    test('annotations are loaded as they were put, coded, in the order of the file', async () => {
      const store = await fresh();
      await store.putItems([item('a'), item('b')]);
      await store.replaceAnnotations([
        annotation({ item: 'b', annotator: 'zoe', label: 'yes' }),
        annotation({
          item: 'a',
          annotator: 'ann',
          label: null,
          role: 'final',
          saw: 'verdicts',
          provenance: 'llm',
          chosen: { how: 'stratum', stratum: 'rare', probability: 0.125 },
        }),
        annotation({ item: 'a', annotator: 'ann', criterion: 'other', label: 'no' }),
      ]);
      const columns = await store.loadAnnotations(criterion(), await store.loadItems());
      expect(columns).toEqual({
        rows: 2,
        item: Int32Array.of(1, 0),
        annotator: Int32Array.of(0, 1),
        label: Int16Array.of(1, -1),
        role: Uint8Array.of(ANNOTATION_ROLES.indexOf('primary'), ANNOTATION_ROLES.indexOf('final')),
        provenance: Uint8Array.of(PROVENANCES.indexOf('human'), PROVENANCES.indexOf('llm')),
        saw: Uint8Array.of(SAW.indexOf('nothing'), SAW.indexOf('verdicts')),
        chosen: Uint8Array.of(CHOSEN_HOW.indexOf('all'), CHOSEN_HOW.indexOf('stratum')),
        probability: Float64Array.of(0, 0.125),
        annotators: ['zoe', 'ann'],
      });
    });

    test('replacing annotations forgets those before; an equal line counts once', async () => {
      const store = await fresh();
      await store.putItems([item('a'), item('b')]);
      await store.replaceAnnotations([annotation({ item: 'a' })]);
      await store.replaceAnnotations([annotation({ item: 'b' }), annotation({ item: 'b' })]);
      const columns = await store.loadAnnotations(criterion(), await store.loadItems());
      expect([...columns.item]).toEqual([1]);
    });

    test('an annotation may be there before its item, and is loaded once the item is', async () => {
      const store = await fresh();
      await store.replaceAnnotations([annotation({ item: 'a' })]);
      expect((await store.loadAnnotations(criterion(), await store.loadItems())).rows).toBe(0);
      await store.putItems([item('a')]);
      expect((await store.loadAnnotations(criterion(), await store.loadItems())).rows).toBe(1);
    });

    test('an annotation with a label that the criterion lacks is an input error that names it', async () => {
      const store = await fresh();
      await store.putItems([item('a'), item('b')]);
      await store.replaceAnnotations([
        annotation({ item: 'a', annotator: 'ann' }),
        annotation({ item: 'b', annotator: 'zoe', label: 'perhaps' }),
      ]);
      await expect(store.loadAnnotations(criterion(), await store.loadItems())).rejects.toMatchObject({
        problems: [{ message: 'annotator zoe gave item b the label "perhaps", which harm does not have' }],
      });
    });

    test('versions of the gold are remembered once each, per criterion, in the order of their use', async () => {
      const store = await fresh();
      await store.putGoldVersion('harm', { n: 3, hash: 'h3' });
      await store.putGoldVersion('harm', { n: 2, hash: 'h2' });
      await store.putGoldVersion('harm', { n: 3, hash: 'h3' });
      await store.putGoldVersion('other', { n: 3, hash: 'h3' });
      expect(await store.goldVersions('harm')).toEqual([
        { n: 3, hash: 'h3' },
        { n: 2, hash: 'h2' },
      ]);
      expect(await store.goldVersions('nothing')).toEqual([]);
    });

    test('decisions can be replaced, also by the same ones', async () => {
      const store = await fresh();
      const decision = {
        id: 'd1',
        item: 'a',
        criterion: 'harm',
        reviewer: 'ann',
        conclusion: { kind: 'gold is', label: 'no' },
        at: '2026-01-01T00:00:00.000Z',
        saw: 'verdicts',
        changesGold: true,
      } as const;
      await store.replaceDecisions([decision]);
      await store.replaceDecisions([decision, { ...decision, id: 'd2', supersedes: 'd1' }]);
      await expect(store.replaceDecisions([decision])).resolves.toBeUndefined();
    });
  });

  describe(`${name}: measures`, () => {
    const saved = (id: string, facet?: SavedMeasure['facet']): SavedMeasure => ({
      comparison: 'c1',
      criterion: 'harm',
      candidate: 'h',
      presentation: '',
      ...(facet === undefined ? {} : { facet }),
      measure: {
        id,
        estimate: 0.1 + 0.2,
        interval: { low: -1e-17, high: 0.5, level: 0.95, method: 'BCa' },
        n: 10,
        leftOut: [{ reason: 'refused', count: 1 }],
        cautions: [],
        shown: true,
      },
    });

    test('measures come back as they were saved, to the last bit and in order', async () => {
      const store = await fresh();
      const undefinedOne: SavedMeasure = {
        ...saved('tpr'),
        measure: { ...saved('tpr').measure, estimate: undefined, reason: 'no positive items' },
      };
      const measures = [saved('kappa'), undefinedOne, saved('kappa', { name: 'category', value: 'x' })];
      await store.saveMeasures(measures);
      await store.saveMeasures(measures);
      await store.saveMeasures([{ ...saved('mcc'), comparison: 'c2' }]);
      expect(await store.loadMeasures('c1')).toStrictEqual(measures);
      expect(await store.loadMeasures('c3')).toEqual([]);
    });

    test('a number that is none is refused, not stored as something else', async () => {
      const store = await fresh();
      const broken = { ...saved('kappa'), measure: { ...saved('kappa').measure, estimate: Number.NaN } };
      await expect(store.saveMeasures([broken])).rejects.toThrow(RangeError);
    });
  });
}

function anyItem() {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud800', 'a\0b', '\u0010json"x"', '😀', ''),
  );
  const attributes = fc.dictionary(text, text, { maxKeys: 4 });
  return fc.record({
    id: text,
    key: text,
    content: fc
      .array(fc.record({ type: fc.constant('text' as const), text }), { maxLength: 3 })
      .map((blocks) => ({
        kind: 'transcript' as const,
        messages: [{ id: 'M1', speaker: 'user' as const, blocks }],
      })),
    facets: attributes,
    aliases: attributes,
    split: fc.constantFrom('dev' as const, 'test' as const),
  });
}

function describeItems(columns: ItemColumns) {
  const at = (coded: ItemColumns['facets'], index: number) =>
    Object.fromEntries(
      [...coded].flatMap(([name, column]) => {
        const value = column.values[column.codes[index] ?? -1];
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return columns.keys.map((key, index) => ({
    key,
    id: columns.ids[index],
    facets: at(columns.facets, index),
    aliases: at(columns.aliases, index),
    split: columns.test[index] === 1 ? 'test' : 'dev',
  }));
}

function describeReadings(columns: ReadingColumns, items: ItemColumns): readonly string[] {
  return Array.from({ length: columns.rows }, (_, row) =>
    JSON.stringify([
      items.keys[columns.item[row] ?? -1],
      columns.candidates[columns.candidate[row] ?? -1]?.hash,
      columns.presentations[columns.presentation[row] ?? -1],
      columns.repeat[row],
      columns.occasion[row],
      columns.outcome[row],
      columns.label[row],
      columns.confidence?.[row] ?? -1,
    ]),
  ).sort();
}

function describeVerdict({ item, candidate, presentation, repeat, reading }: RecordedVerdict): string {
  const labels = ['no', 'yes'];
  const label = reading.label === undefined ? -1 : labels.indexOf(reading.label);
  return JSON.stringify([
    item,
    candidate,
    presentation,
    repeat,
    1,
    OUTCOMES.indexOf(reading.outcome),
    label,
    reading.confidence ?? -1,
  ]);
}

function equal(left: RecordedVerdict, right: RecordedVerdict): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
