import { describe, expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/text/diagnostic.ts';
import { displayWidth } from '../../src/text/width.ts';
import { PAYLOADS } from '../support/payloads.ts';

const lines = (...text: string[]) => text.join('\n');

describe('renderDiagnostic', () => {
  test('shows message, place, line, caret and remedy', () => {
    expect(
      renderDiagnostic({
        message: 'label 1 of criterion harm is a number',
        file: 'assay.yaml',
        line: 12,
        column: 17,
        sourceLine: '  labels: [yes, 1]',
        remedy: 'quote it: "1"',
      }),
    ).toBe(
      lines(
        'error: label 1 of criterion harm is a number',
        '  --> assay.yaml:12:17',
        '   |',
        '12 |   labels: [yes, 1]',
        '   |                 ^',
        '   = help: quote it: "1"',
      ),
    );
  });

  test('breaks message and remedy at words where a width is given, never the source', () => {
    const source = 'a line of the source that is longer than the width';
    expect(
      renderDiagnostic(
        {
          kind: 'warning',
          message: 'the store cannot be written; what is in it is whole',
          file: 'a/path/that/is/longer/than/the/width.yaml',
          line: 7,
          sourceLine: source,
          remedy: 'make the file and its folder writable',
        },
        30,
      ),
    ).toBe(
      lines(
        'warning: the store cannot be',
        '         written; what is in',
        '         it is whole',
        ' --> a/path/that/is/longer/than/the/width.yaml:7',
        '  |',
        `7 | ${source}`,
        '  = help: make the file and',
        '          its folder writable',
      ),
    );
  });

  test('leaves out what is not known', () => {
    expect(renderDiagnostic({ message: 'no study' })).toBe('error: no study');
    expect(renderDiagnostic({ message: 'no study', remedy: 'run assay init' })).toBe(
      lines('error: no study', ' = help: run assay init'),
    );
    expect(renderDiagnostic({ message: 'm', file: 'a.csv' })).toBe(lines('error: m', '--> a.csv'));
    expect(renderDiagnostic({ message: 'm', file: 'a.csv', line: 3, sourceLine: 'x,y' })).toBe(
      lines('error: m', ' --> a.csv:3', '  |', '3 | x,y'),
    );
  });

  test('puts the caret below the character whatever stands before it', () => {
    // Before the caret: 2 columns for the tab, 4 for two Chinese characters, 5 for ⟦RLO⟧.
    const drawn = renderDiagnostic({
      message: 'm',
      file: 'f',
      line: 1,
      column: 5,
      sourceLine: '\t日本\u202e!',
    });
    expect(drawn.split('\n').slice(3)).toEqual(['1 |   日本⟦RLO⟧!', `  | ${' '.repeat(11)}^`]);
  });

  test('cuts a long line around the caret', () => {
    const sourceLine = `${'a'.repeat(500)}!${'b'.repeat(500)}`;
    const [, , , text, caret] = renderDiagnostic({
      message: 'm',
      file: 'f',
      line: 7,
      column: 501,
      sourceLine,
    }).split('\n');
    expect(text).toMatch(/^7 \| …a+!b+…$/);
    expect(displayWidth(text ?? '')).toBe(80);
    expect(caret?.indexOf('^')).toBe(text?.indexOf('!'));
  });

  test('cuts only the end where the caret stands near the start', () => {
    const sourceLine = `x: !${'b'.repeat(500)}`;
    const [, , , text] = renderDiagnostic({ message: 'm', file: 'f', line: 7, column: 4, sourceLine }).split(
      '\n',
    );
    expect(text).toMatch(/^7 \| x: !b+…$/);
    expect(displayWidth(text ?? '')).toBe(80);
  });

  test('does not split a character that the column or the cut falls into', () => {
    const sourceLine = `${'😀'.repeat(400)}!`;
    for (const column of [2, 3, 400, 401, 801]) {
      const drawn = renderDiagnostic({ message: 'm', file: 'f', line: 7, column, sourceLine });
      expect(drawn).not.toContain('⟦');
    }
  });

  test('points past the end of a line that is too short', () => {
    const drawn = renderDiagnostic({ message: 'm', file: 'f', line: 1, column: 99, sourceLine: 'abc' });
    expect(drawn.split('\n').slice(3)).toEqual(['1 | abc', '  |    ^']);
  });

  test('every payload stays in its line, wherever it comes from', () => {
    for (const { text } of PAYLOADS) {
      for (const column of [1, 3, undefined]) {
        const drawn = renderDiagnostic({
          message: text,
          file: text,
          line: 3,
          column,
          sourceLine: text,
          remedy: text,
        });
        expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b]/);
        expect(drawn.split('\n')).toHaveLength(column === undefined ? 5 : 6);
      }
    }
  });
});
