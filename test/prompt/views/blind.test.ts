import { expect, test } from 'vitest';
import type { Block } from '../../../src/domain/transcript.ts';
import { blindBlock, blinder } from '../../../src/prompt/views/blind.ts';

function blind(text: string, names: readonly string[]): readonly [string, number] {
  const { blind: replace, count } = blinder(names);
  return [replace(text), count()];
}

test('replaces whole words only: a name inside a longer one is another name', () => {
  expect(blind('gpt-4 met gpt-4o and gpt-4.', ['gpt-4'])).toEqual(['[agent] met gpt-4o and [agent].', 2]);
});

test('takes the longest name first, whatever the order of the list', () => {
  const text = 'Vela 2 Mini';
  expect(blind(text, ['Vela 2', 'Vela 2 Mini'])).toEqual(['[agent]', 1]);
  expect(blind(text, ['Vela 2 Mini', 'Vela 2'])).toEqual(['[agent]', 1]);
});

test('matches a name that spans a line break', () => {
  expect(blind('I am Vela\n 2', ['Vela 2'])).toEqual(['I am [agent]', 1]);
});

test('reads names as text, never as a pattern', () => {
  expect(blind('axb a.b (a|b)', ['a.b'])).toEqual(['axb [agent] (a|b)', 1]);
  expect(blind('c++ and c', ['c++'])).toEqual(['[agent] and c', 1]);
});

test('finds names beside letters of other scripts only where they are words', () => {
  expect(blind('Élan, Élanvital', ['Élan'])).toEqual(['[agent], Élanvital', 1]);
});

test('changes nothing without names', () => {
  expect(blind('Vela', [])).toEqual(['Vela', 0]);
  expect(blind('Vela', ['', '  '])).toEqual(['Vela', 0]);
});

test.each<[Block['type'], Block]>([
  ['text', { type: 'text', text: 'Vela' }],
  ['reasoning', { type: 'reasoning', text: 'Vela' }],
  ['tool_call', { type: 'tool_call', id: 'Vela', name: 'Vela', arguments: '"Vela"' }],
  ['tool_result', { type: 'tool_result', callId: 'Vela', name: 'Vela', text: 'Vela', error: 'Vela' }],
  ['omitted', { type: 'omitted', media: 'Vela' }],
])('leaves the name nowhere in a block of type %s', (_, block) => {
  expect(JSON.stringify(blindBlock(block, blinder(['vela']).blind))).not.toContain('Vela');
});
