import type { ItemDraft, Split } from '../../domain/item.ts';
import { type Content, numbered } from '../../domain/transcript.ts';
import { UnusableCell, unusableReason } from '../annotations/cells.ts';
import { compileMessages } from './compile-messages.ts';
import { compileValue, type ValueContext } from './compile-value.ts';
import type { Row } from './row.ts';
import type { ItemsSpec } from './schema/items.ts';
import { requiredText, textOf, type Value } from './value.ts';

/** Reads the item that a row declares. */
export interface ItemReader {
  /** @throws UnusableCell where the row has no key. */
  readonly key: (row: Row) => string;
  /** The rest of the item; what cannot be used of facets and aliases is said in `rejects`. */
  readonly draft: (row: Row, key: string, rejects: string[]) => ItemDraft;
}

type Path = readonly PropertyKey[];

export function compileItems(spec: ItemsSpec, path: Path, context: ValueContext): ItemReader {
  const value = (name: 'key' | 'id') => {
    const own = spec[name];
    return own === undefined ? undefined : compileValue(own, [...path, name], context);
  };
  const [key, id] = [value('key'), value('id')];
  const keyOrId = key ?? id;
  if (keyOrId === undefined) throw new Error('the schema asks for a key or an id');
  const facets = compileTexts(spec.facets, [...path, 'facets'], context);
  const aliases = compileTexts(spec.aliases, [...path, 'aliases'], context);
  const split = compileSplit(spec.split, [...path, 'split'], context);
  const content = compileContent(spec, path, context);
  return {
    key: (row) => requiredText(keyOrId, row),
    draft: (row, ownKey, rejects) => {
      const splitOfRow = split(row);
      const aliasesOfRow = readTexts(aliases, row, rejects);
      return {
        id: id === undefined ? requiredText(keyOrId, row) : requiredText(id, row),
        key: ownKey,
        content: content(row),
        facets: readTexts(facets, row, rejects),
        ...(Object.keys(aliasesOfRow).length === 0 ? {} : { aliases: aliasesOfRow }),
        ...(splitOfRow === undefined ? {} : { split: splitOfRow }),
      };
    },
  };
}

type Named = readonly (readonly [name: string, value: Value])[];

function compileTexts(specs: ItemsSpec['facets'], path: Path, context: ValueContext): Named {
  return Object.entries(specs ?? {}).map(([name, spec]) => [
    name,
    compileValue(spec, [...path, name], context),
  ]);
}

/** A facet that cannot be read is left out and said; the item itself can still be used. */
function readTexts(values: Named, row: Row, rejects: string[]): Readonly<Record<string, string>> {
  const texts: [string, string][] = [];
  for (const [name, value] of values) {
    try {
      const text = textOf(value, row);
      if (text !== undefined) texts.push([name, text]);
    } catch (error) {
      rejects.push(`${name}: ${unusableReason(error)}`);
    }
  }
  return Object.fromEntries(texts);
}

function compileSplit(
  spec: ItemsSpec['split'],
  path: Path,
  context: ValueContext,
): (row: Row) => Split | undefined {
  if (spec === undefined || spec === 'dev' || spec === 'test') return () => spec;
  const value = compileValue(spec, path, context);
  return (row) => {
    const text = textOf(value, row);
    if (text === undefined || text === 'dev' || text === 'test') return text;
    throw new UnusableCell(`${value.name} is "${text}", not dev or test`);
  };
}

function compileContent(spec: ItemsSpec, path: Path, context: ValueContext): (row: Row) => Content {
  const part = (name: 'messages' | 'prompt' | 'a' | 'b') => {
    const own = spec[name];
    return own === undefined ? () => [] : compileMessages(own, [...path, name], context);
  };
  const [messages, prompt, a, b] = [part('messages'), part('prompt'), part('a'), part('b')];
  if (spec.a === undefined) {
    return (row) => ({ kind: 'transcript', messages: numbered(messages(row)) });
  }
  return (row) => {
    const asked = numbered(prompt(row));
    const first = numbered(a(row), asked.length + 1);
    const second = numbered(b(row), asked.length + first.length + 1);
    return { kind: 'pair', prompt: asked, a: first, b: second };
  };
}
