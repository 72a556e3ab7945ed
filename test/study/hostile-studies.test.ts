import { afterAll, describe, expect, test } from 'vitest';
import { BASE, StudyFolder } from './support/study-folder.ts';

const folder = await StudyFolder.create();
afterAll(() => folder[Symbol.asyncDispose]());

/** Nine levels of nine aliases each: 9^9 values if they were written out. */
function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const entries = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(9).fill(entries).join(', ')}]`;
  });
  return levels.join('\n');
}

const HOSTILE: readonly (readonly [name: string, text: string, message: string])[] = [
  ['an alias bomb', aliasBomb(), 'aliases repeat more than 10000 values'],
  ['an alias inside itself', 'facets: &x [*x]', '`*x` stands inside the `&x` that it repeats'],
  ['an alias used 60,000 times', `a: &a [1, 2]\nb: [${'*a,'.repeat(60_000)}]`, 'aliases repeat more'],
  ['a tag that names a function', 'name: !!js/function "x"', 'the tag !!js/function is not allowed'],
  ['a tag that names bytes', 'name: !!binary aGk=', 'the tag !!binary is not allowed'],
  ['__proto__', '__proto__: {illustrative: true}', 'the key `__proto__` is not allowed'],
  ['__proto__ inside a map', 'gold: {annotators: {__proto__: {role: final}}}', 'the key `__proto__`'],
  ['a map as a key', '? {a: 1}\n: b', 'a key must be a plain word'],
  ['maps as keys of maps as keys', '{'.repeat(2_000), 'nested too deeply'],
  ['brackets without end', '['.repeat(100_000), 'nested too deeply'],
  [
    'maps 500 deep',
    `a: ${'{a: '.repeat(500)}1${'}'.repeat(500)}`,
    'lists and maps are nested more than 64 deep',
  ],
  ['dashes without end', '- '.repeat(100_000), 'nested too deeply'],
  [
    '20,000 unknown keys',
    Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join('\n'),
    '19904 more problems',
  ],
  ['20,000 equal keys', 'a: 1\n'.repeat(20_000), 'the key `a` is written twice'],
  ['20,000 wrong gates', `gates:\n${'- {}\n'.repeat(20_000)}`, 'more problems are not shown'],
  ['a text of 300 KiB', `# ${'x'.repeat(300 * 1024)}`, 'the file is larger than 256 KiB'],
  ['a text of 2 MiB', `# ${'x'.repeat(2 * 1024 * 1024)}`, 'the study file is larger than 1 MiB'],
];

describe('a hostile study ends quickly with an error', () => {
  test.each(HOSTILE)('%s', { timeout: 10_000 }, async (_, text, message) => {
    const problems = await folder.problems(`${text}\n`);
    expect(problems).toContain(message);
    expect(problems.length).toBeLessThan(100_000);
  });
});

describe('keys of objects', () => {
  test('that every object has are unknown keys like others', async () => {
    expect(await folder.problems(`${BASE}\nconstructor: 1\n`)).toContain('unknown key `constructor`');
  });

  test('reach no prototype', async () => {
    await folder.problems('__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n');
    expect('polluted' in {}).toBe(false);
  });
});

describe('a key that stands in the study', () => {
  const judge = `${BASE}\njudges:\n  - {provider: openai, `;

  test.each([
    'model: m, settings: {api_key: sk-CANARY}}',
    'api_key: sk-CANARY}',
    'model: m, colour: red, settings: {headers: {Authorization: Bearer sk-CANARY}}}',
    "base_url: 'https://user:sk-CANARY@example.org'}",
    "modle: m, base_url: 'https://sk-CANARY@example.org'}",
  ])('is not shown again: %s', async (rest) => {
    const problems = await folder.problems(judge + rest);
    expect(problems).toContain('a study holds no keys');
    expect(problems).not.toContain('CANARY');
  });
});
