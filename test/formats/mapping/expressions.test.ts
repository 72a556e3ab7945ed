import { describe, expect, test } from 'vitest';
import { Expressions } from '../../../src/formats/mapping/expressions.ts';
import { readThrough } from './read.ts';

const row = (fields: Readonly<Record<string, unknown>>, line = 2) => ({
  fields,
  captures: {},
  position: 1,
  at: { file: 'a.csv', line },
});

const FOREVER = '($f := function($n) { $f($n + 1) }; $f(0))';

describe('expressions run apart from the program, within limits', () => {
  test('one that never ends is stopped, and the row and expression are named', async () => {
    await using expressions = new Expressions(['a', `a = "bad" ? ${FOREVER} : a`], {
      timeout: 1_500,
      memory: 64,
    });
    const rows = [row({ a: 'good' }), row({ a: 'bad' }, 3)];
    await expect(expressions.evaluate(rows)).rejects.toMatchObject({
      problems: [
        {
          message: `the expression a = "bad" ? ${FOREVER} : a ran for more than 1.5 s on this row`,
          remedy:
            'write it without recursion or repeated patterns such as (a+)+, or prepare the field beforehand',
          at: { file: 'a.csv', line: 3 },
        },
      ],
    });
  });

  test('a pattern that backtracks for ever is stopped', async () => {
    await using expressions = new Expressions(['$contains(a, /^(a+)+$/)'], { timeout: 1_500, memory: 64 });
    await expect(expressions.evaluate([row({ a: `${'a'.repeat(60)}!` })])).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('ran for more than 1.5 s') }],
    });
  });

  test('one that eats memory is stopped', async () => {
    const greedy = '$map([1..1000], function($i) { [1..1000000] })';
    await using expressions = new Expressions([greedy], { timeout: 30_000, memory: 48 });
    await expect(expressions.evaluate([row({})])).rejects.toMatchObject({
      problems: [{ message: `the expression ${greedy} needed more than 48 MiB on this row` }],
    });
  });

  test('after being stopped the same object works again', async () => {
    await using expressions = new Expressions([`a = "bad" ? ${FOREVER} : a`], { timeout: 1_000, memory: 64 });
    await expect(expressions.evaluate([row({ a: 'bad' })])).rejects.toThrow();
    expect(await expressions.evaluate([row({ a: 'good' })])).toEqual([[{ value: 'good' }]]);
  });

  test.each(['$now()', '$millis()', '$random()', '$shuffle([1, 2])'])(
    '%s is refused: it gives something else every time',
    async (text) => {
      await using expressions = new Expressions([text]);
      const name = /\w+/.exec(text)?.[0];
      expect(await expressions.evaluate([row({})])).toEqual([
        [{ error: `$${name} would give another value at every import` }],
      ]);
    },
  );

  test.each(['constructor.constructor("return process")()', '__proto__.polluted', '$string.constructor'])(
    '%s reaches nothing of the program',
    async (text) => {
      await using expressions = new Expressions([text]);
      const [[result] = []] = await expressions.evaluate([row({ a: 1 })]);
      expect(result && ('error' in result || result.value === undefined)).toBe(true);
    },
  );

  test('a function is no value', async () => {
    await using expressions = new Expressions(['function($x) { $x }', '$sum']);
    const [results = []] = await expressions.evaluate([row({})]);
    const refused = { error: 'it gives a function, not a value' };
    expect(results).toEqual([refused, refused]);
  });

  test('rows come in order over many batches, broken ones in their place', async () => {
    const yaml = `sources:\n  - files: a.csv\n    items: {id: {expression: '"n" & id'}}\n`;
    const lines = Array.from({ length: 350 }, (_, index) => (index === 205 ? 'a,b,c' : `${index},x`));
    const rows = await readThrough(yaml, { 'a.csv': `id,x\n${lines.join('\n')}\n` });
    expect(rows.map((entry) => entry.items[0]?.key ?? 'broken')).toEqual(
      lines.map((_, index) => (index === 205 ? 'broken' : `n${index}`)),
    );
  });
});
