import { describe, expect, test } from 'vitest';
import { occasionTest, stream } from '../../../src/stats/index.ts';
import { after, before, drawn, items } from './draws.ts';

describe('the test between occasions', () => {
  test('rejects a judge that did not change in about one case of twenty', () => {
    const draws = 400;
    let rejected = 0;
    for (let draw = 0; draw < draws; draw++) {
      const first = drawn(`first ${draw}`, items, 2, before);
      const second = drawn(`second ${draw}`, items, 2, before);
      const p = occasionTest(first, second, 2, stream(draw, 'test'), 199).value ?? 0;
      if (p <= 0.05) rejected++;
    }
    // .05 +- 3 x .011.
    expect(rejected / draws).toBeGreaterThan(0.017);
    expect(rejected / draws).toBeLessThan(0.083);
  });

  test('sees a judge that turned a fifth of its verdicts around', () => {
    let seen = 0;
    for (let draw = 0; draw < 50; draw++) {
      const first = drawn(`first ${draw}`, items, 2, before);
      const second = drawn(`second ${draw}`, items, 2, after);
      if ((occasionTest(first, second, 2, stream(draw, 'test'), 199).value ?? 1) <= 0.05) seen++;
    }
    expect(seen).toBeGreaterThan(40);
  });
});
