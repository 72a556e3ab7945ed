import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type SchemaHints, schemaProblems } from '../../src/domain/schema-problems.ts';
import { parseYaml } from '../../src/domain/yaml-document.ts';

const Schema = z.strictObject({
  text: z.string().min(1).max(5).optional(),
  labels: z
    .array(z.union([z.string(), z.strictObject({ id: z.string() })]))
    .min(2)
    .optional(),
  policy: z.union([z.enum(['majority', 'each']), z.strictObject({ annotator: z.string() })]).optional(),
  count: z.int().min(1).lt(10).optional(),
  flag: z.boolean().optional(),
  by: z.record(z.string(), z.strictObject({ to: z.number() })).optional(),
  checked: z
    .custom((value) => value !== 'bad', { message: 'this is bad', params: { remedy: 'write good' } })
    .optional(),
});

function said(text: string, hints: SchemaHints = { schema: Schema }): readonly string[] {
  const document = parseYaml(text, 'f.yaml');
  const parsed = Schema.safeParse(document.value);
  if (parsed.success) return [];
  return schemaProblems(parsed.error, document, hints).map(
    ({ message, remedy, at }) => `${at?.line}:${at?.column} ${message} -> ${remedy}`,
  );
}

describe('issues of a schema as problems', () => {
  test.each([
    ['text: 1', "1:7 `text` must be text; YAML reads 1 as a number -> quote it: '1'"],
    ['text:', '1:1 `text` has no value -> write a value, or remove the line'],
    ['text: ""', '1:7 `text` is empty -> write something, or remove the line'],
    ['text: toolong', '1:7 `text` has more than 5 characters -> shorten it'],
    ['text: [a]', '1:7 `text` must be text, not a list -> write one text'],
    [
      'labels: a',
      '1:9 `labels` must be a list, not text -> write a list: [one, two], or one entry per line after `- `',
    ],
    ['labels: [a]', '1:9 `labels` needs at least 2 entries -> add what is missing'],
    ['labels: [a, {}]', '1:13 `id` is missing in `labels[1]` -> add `id: ...`'],
    ['labels: [a, {id: b, x: c}]', '1:21 unknown key `x` in `labels[1]` -> known here: id'],
    ['labels: [a, {ids: b}]', '1:14 unknown key `ids` in `labels[1]` -> did you mean `id`? known here: id'],
    ['policy: majorty', '1:9 `policy` must be one of majority, each -> did you mean `majority`?'],
    [
      'policy: {annotator: 1}',
      "1:21 `policy.annotator` must be text; YAML reads 1 as a number -> quote it: '1'",
    ],
    ['count: 0', '1:8 `count` must be at least 1 -> write a number that is at least 1'],
    ['count: 10', '1:8 `count` must be less than 10 -> write a number that is less than 10'],
    ['count: 1.5', '1:8 `count` must be a whole number, not 1.5 -> write a whole number'],
    ["count: '3'", '1:8 `count` must be a number, not text -> write it without quotes: 3'],
    ['flag: yes', '1:7 `flag` must be true or false, not text -> write true or false'],
    ['by: {x: {to: far}}', '1:14 `by.x.to` must be a number, not text -> write a number'],
    ['by: {x: {too: 1}}', '1:10 unknown key `too` in `by.x` -> did you mean `to`? known here: to'],
    ['checked: bad', '1:10 this is bad -> write good'],
    ['', '1:1 the file is empty -> write the keys it needs'],
    ['- a', '1:1 the file must be a map, not a list -> write `key: value` lines below it, indented'],
  ])('%s', (text, problem) => {
    expect(said(text)).toEqual([problem]);
  });

  test('every issue is told', () => {
    expect(said('text: 1\ncount: 0\ncolour: red\n')).toHaveLength(3);
  });

  test('what YAML itself refused is not told twice', () => {
    expect(said('text: !!str 1')).toEqual([]);
  });

  test('a hint says more than the general remedy', () => {
    const remedy: SchemaHints['remedy'] = (_, path) => (path[0] === 'count' ? 'count again' : undefined);
    expect(said('count: 0\nflag: 1\n', { schema: Schema, remedy })).toEqual([
      '1:8 `count` must be at least 1 -> count again',
      '2:7 `flag` must be true or false, not 1 -> write true or false',
    ]);
  });

  test('a part of a document is placed within the whole', () => {
    const document = parseYaml('outer:\n  inner: {count: x}\n', 'f.yaml');
    const parsed = Schema.safeParse({ count: 'x' });
    const [problem] = parsed.success
      ? []
      : schemaProblems(parsed.error, document, { within: ['outer', 'inner'] });
    expect(problem).toMatchObject({
      message: '`outer.inner.count` must be a number, not text',
      at: { line: 2, column: 18 },
    });
  });
});
