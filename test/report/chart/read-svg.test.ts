import { describe, expect, test } from 'vitest';
import { readSvg } from '../../../src/report/chart/read-svg.ts';

describe('an SVG text', () => {
  test('becomes a tree of elements and texts', () => {
    expect(
      readSvg(
        '<svg width="9" class="marks"><g><text x="1">a &lt;b&gt; &amp;amp; &#39;c&#39;</text></g></svg>',
      ),
    ).toEqual({
      name: 'svg',
      attributes: { width: '9' },
      children: [{ name: 'text', attributes: { x: '1' }, children: ["a <b> &amp; 'c'"] }],
    });
  });

  test('loses what does not show', () => {
    const svg =
      '<svg><path d="M0,0" display="none"/><path class="background" d="M0,0"/><g transform="scale(2)"></g></svg>';
    expect(readSvg(svg).children).toEqual([]);
  });

  test.each([
    ['<svg><script>alert(1)</script></svg>', 'unexpected'],
    ['<svg><image href="https://evil.example"/></svg>', 'unexpected'],
    ['<svg><foreignObject></foreignObject></svg>', 'unexpected'],
    ['<svg><g onload="alert(1)"></g></svg>', 'unknown attribute, onload'],
    ['<svg><g style="fill:red"></g></svg>', 'unknown attribute, style'],
    ['<svg><text>&nbsp;</text></svg>', 'unknown entity'],
    ['<svg><g></svg></g>', 'unexpected'],
    ['<svg><g>', 'unexpected'],
    ['<svg></svg><svg></svg>', 'unexpected'],
    ['</svg>', 'unexpected'],
    ['<svg><!-- x --></svg>', 'unexpected'],
    ['text', 'unexpected'],
    ['', 'unexpected'],
  ])('that holds anything else is refused: %s', (svg, message) => {
    expect(() => readSvg(svg)).toThrow(message);
  });
});
