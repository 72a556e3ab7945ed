import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANNOTATION_ROLES,
  type Annotation,
  type Decision,
  PROVENANCES,
  SAW,
} from '../../../src/domain/annotation.ts';
import { formatOwnLine, readOwnAnnotations, readOwnDecisions } from '../../../src/formats/annotations/own.ts';
import { readAnnotations } from '../../../src/formats/annotations/read.ts';
import { folderOf } from '../mapping/documented.ts';

const ANNOTATION: Annotation = {
  item: 'k1',
  criterion: 'harm',
  annotator: 'anna',
  label: 'yes',
  provenance: 'human',
  role: 'primary',
  saw: 'nothing',
  view: 'full',
  chosen: { how: 'all' },
};

const DECISION: Decision = {
  id: 'd1',
  item: 'k1',
  criterion: 'harm',
  reviewer: 'ben',
  conclusion: { kind: 'gold is', label: 'no' },
  at: '2026-03-01T09:30:00.000Z',
  saw: 'verdicts',
  changesGold: true,
};

async function fileOf(...lines: readonly string[]): Promise<string> {
  return join(await folderOf({ 'annotations.jsonl': lines.join('\n') }), 'annotations.jsonl');
}

describe('lines of annotations.jsonl', () => {
  const annotation: fc.Arbitrary<Annotation> = fc.record(
    {
      item: fc.string(),
      criterion: fc.string(),
      annotator: fc.string(),
      label: fc.option(fc.string()),
      provenance: fc.constantFrom(...PROVENANCES),
      role: fc.constantFrom(...ANNOTATION_ROLES),
      saw: fc.constantFrom(...SAW),
      view: fc.string(),
      chosen: fc.constantFrom({ how: 'all' as const }, { how: 'random' as const, probability: 0.5 }),
      note: fc.string(),
    },
    {
      requiredKeys: [
        'item',
        'criterion',
        'annotator',
        'label',
        'provenance',
        'role',
        'saw',
        'view',
        'chosen',
      ],
    },
  );

  test('are read back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(annotation, { minLength: 1, maxLength: 5 }), async (all) => {
        expect(await readOwnAnnotations(await fileOf(...all.map(formatOwnLine)))).toEqual(all);
      }),
      { seed: 20260302, numRuns: 50 },
    );
  });

  test('do not depend on the order members were given in', () => {
    const { item, ...rest } = ANNOTATION;
    expect(formatOwnLine({ ...rest, item })).toBe(formatOwnLine(ANNOTATION));
  });

  test.each([
    [
      'an unknown member',
      { ...ANNOTATION, lable: 'x' },
      'the line: expected only the members item, criterion, annotator, label, provenance, role, saw, view, chosen, at, note, found the text "lable"',
    ],
    ['no label', { ...ANNOTATION, label: undefined }, 'label: expected a text, found nothing'],
    [
      'another role',
      { ...ANNOTATION, role: 'boss' },
      'role: expected one of primary, relabel, adjudication, final, review, found the text "boss"',
    ],
    [
      'an impossible probability',
      { ...ANNOTATION, chosen: { how: 'random', probability: 0 } },
      'chosen.probability: expected a number above 0, at most 1, found the number 0',
    ],
  ])('with %s stop the reading, with their line', async (_, line, message) => {
    const file = await fileOf(formatOwnLine(ANNOTATION), '', JSON.stringify(line));
    await expect(readOwnAnnotations(file)).rejects.toMatchObject({
      problems: [
        {
          message,
          remedy:
            'restore the line from version control; lines of this file are added by assay and never edited',
          at: { file, line: 3 },
          sourceLine: JSON.stringify(line),
        },
      ],
    });
  });

  test('of another study can be imported: by key, abstentions included', async () => {
    const file = await fileOf(formatOwnLine(ANNOTATION), formatOwnLine({ ...ANNOTATION, label: null }));
    const rows = await Array.fromAsync(readAnnotations(file, { join: ['id', 'epoch'] }));
    const { item: _, ...rest } = ANNOTATION;
    expect(rows.flatMap((row) => row.annotations)).toEqual([
      { ...rest, item: { columns: { key: 'k1' } } },
      { ...rest, item: { columns: { key: 'k1' } }, label: null },
    ]);
  });
});

describe('lines of decisions.jsonl', () => {
  test('are read back exactly, whatever they conclude', async () => {
    const kinds = ['gold stands', 'ambiguous', 'criterion gap', 'transcript defect', 'withdrawn'] as const;
    const all: readonly Decision[] = [
      DECISION,
      { ...DECISION, note: 'see M3', supersedes: 'd0' },
      ...kinds.map((kind) => ({ ...DECISION, conclusion: { kind } })),
    ];
    expect(await readOwnDecisions(await fileOf(...all.map(formatOwnLine)))).toEqual(all);
  });

  test('must name the label that gold is, and no other conclusion may', async () => {
    const without = JSON.stringify({ ...DECISION, conclusion: { kind: 'gold is' } });
    const needless = JSON.stringify({ ...DECISION, conclusion: { kind: 'ambiguous', label: 'no' } });
    await expect(readOwnDecisions(await fileOf(without, needless))).rejects.toMatchObject({
      problems: [
        { message: 'conclusion.label: expected a text, found nothing', at: { line: 1 } },
        { message: 'conclusion: expected only the members kind, found the text "label"', at: { line: 2 } },
      ],
    });
  });
});
