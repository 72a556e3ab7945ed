import { expect, test } from 'vitest';
import { gammaSampler, multinomialSampler, stream } from '../../../src/stats/index.ts';
import { BinomialSampler } from '../../../src/stats/random/binomial.ts';

// Sums of draws of this implementation, whose distributions random.test.ts and table-interval.test.ts test: where one
// changes, so does every interval ever reported from such draws.

test.each([
  ['by walking up', 40, 0.02, 9558],
  ['of one item', 1, 0.3, 3569],
  ['of the rest', 100, 0.95, 1139546],
  ['at the seam', 20, 0.5, 119690],
  ['by rejection, from a table of factorials', 300, 0.4, 1437404],
  ['by rejection, at the end of that table', 4096, 0.3, 14738168],
  ['by rejection, by Stirling’s formula', 5000, 0.3, 17992140],
  ['by rejection, by Stirling’s formula of small numbers', 5000, 0.0021, 125953],
  ['by rejection, of few', 1_000_000, 0.00002, 240059],
  ['never', 9, 0, 0],
  ['always', 9, 1, 107946],
])('binomial draws %s stay the same: %i at %f', (_, n, p, expected) => {
  const random = stream(1, 'pinned binomial');
  const sampler = new BinomialSampler(p);
  let sum = 0;
  for (let at = 0; at < 3000; at++) sum += ((at % 7) + 1) * sampler.draw(random, n);
  expect(sum).toBe(expected);
});

test.each([
  [0, 0],
  [0.04, 468.3276778492761],
  [0.5, 5788.629818055439],
  [1, 11810.842373620791],
  [1.5, 17522.21651166031],
  [40, 476751.5272834685],
])('gamma draws of shape %d stay the same', (shape, expected) => {
  const gamma = gammaSampler(stream(1, 'pinned gamma'));
  let sum = 0;
  for (let at = 0; at < 3000; at++) sum += ((at % 7) + 1) * gamma(shape);
  // To eleven digits: logarithms may differ in the last one from machine to machine.
  expect(Math.abs(sum - expected)).toBeLessThanOrEqual(1e-11 * expected);
});

test('multinomial draws stay the same, the largest cell first', () => {
  const draw = multinomialSampler(Float64Array.of(10, 0, 60, 30));
  const random = stream(1, 'pinned multinomial');
  const sums = new Float64Array(4);
  for (let at = 0; at < 500; at++) {
    draw(random, new Float64Array(4)).forEach((count, cell) => {
      sums[cell] = (sums[cell] ?? 0) + count * ((at % 7) + 1);
    });
  }
  expect([...sums]).toEqual([19559, 0, 119718, 60123]);
});

test('uniform numbers stay the same to their last bit', () => {
  const random = stream(1, 'pinned uniform');
  expect([random.nextUniform(), random.nextUniform(), random.nextUniform()]).toEqual([
    0.7633172206723676, 0.5473856587464336, 0.09941844588249105,
  ]);
});

test('only whole counts of 0 or more are resampled, and none are none', () => {
  expect(() => multinomialSampler(Float64Array.of(1, -1))).toThrow('cell 1 holds -1');
  expect(multinomialSampler(new Float64Array(2))(stream(1), new Float64Array(2))).toEqual(
    Float64Array.of(0, 0),
  );
});
