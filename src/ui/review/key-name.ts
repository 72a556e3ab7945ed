import type { Key } from 'ink';

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/**
 * Control keys that arrived in one read, as their names; undefined where the text is anything else. They only
 * scroll and stop, so several at once are as good as one after another, which label keys are not.
 *
 * @example controlKeys('\u0006\u0006') // ['ctrl-f', 'ctrl-f']
 */
export function controlKeys(input: string): readonly string[] | undefined {
  if (!/^[\u0001-\u001a]+$/.test(input)) return undefined;
  return Array.from(input, (character) => `ctrl-${String.fromCharCode(character.charCodeAt(0) + 96)}`);
}

/** A key as the key table names it; undefined for one that has no name and no character. */
export function keyName(input: string, key: Key): string | undefined {
  const named = NAMED.find(([flag]) => key[flag] === true);
  if (named !== undefined) return named[1];
  if (key.ctrl) return input === '' ? undefined : `ctrl-${input}`;
  // Alt with a character is no key of ours, and the rest of a sequence that nobody knows is no text.
  if (key.meta || input === '') return undefined;
  return input;
}
