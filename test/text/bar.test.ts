import { describe, expect, test } from 'vitest';
import { bar } from '../../src/text/bar.ts';
import { displayWidth } from '../../src/text/width.ts';

describe('bar', () => {
  test.each([
    // 0.55 of 10 columns = 44 eighths = 5 columns and 4 eighths; low 3 columns; high 8 columns.
    ['with interval', bar({ value: 0.55, low: 0.3, high: 0.8, width: 10 }), '███▓▓▌─┤  '],
    ['without', bar({ value: 0.55, width: 10 }), '█████▌    '],
    ['one eighth', bar({ value: 1 / 8, width: 1 }), '▏'],
    ['full', bar({ value: 1, low: 0.9, high: 1, width: 10 }), '█████████▓'],
    ['nothing', bar({ value: 0, high: 0.2, width: 10 }), '─┤        '],
    ['no value', bar({ value: undefined, width: 4 }), '    '],
    ['off the scale', bar({ value: 7, width: 4 }), '████'],
    ['scale from -1 to 1', bar({ value: 0, from: -1, to: 1, width: 4 }), '██  '],
    ['ASCII', bar({ value: 0.55, low: 0.3, high: 0.8, width: 10, ascii: true }), '###===-|  '],
  ])('%s', (_, drawn, expected) => {
    expect(drawn).toBe(expected);
  });

  test('always fills its width', () => {
    for (let step = 0; step <= 100; step += 1) {
      const value = step / 100;
      for (const ascii of [true, false]) {
        const drawn = bar({ value, low: value - 0.13, high: value + 0.13, width: 17, ascii });
        expect(displayWidth(drawn)).toBe(17);
      }
    }
  });
});
