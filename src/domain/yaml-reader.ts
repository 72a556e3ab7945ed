import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { REFUSALS, type Refusal } from './yaml-refusals.ts';

const MAX_DEPTH = 64;
const MAX_ALIASED = 10_000;
const MAX_REFUSED = 50;

/** A refusal, and how many characters stand before what it is about. */
export interface Refused extends Refusal {
  readonly offset: number;
}

/**
 * Turns nodes into plain data. Not the library's own conversion: that one does not end on maps as keys of
 * maps as keys, and reads the key `007` as `7`. Here a key is the text that is written.
 */
export class YamlReader {
  readonly refused: Refused[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Node, Node>();
  /** The lists and maps that are being read, outermost first. */
  readonly #open = new Set<Node>();
  readonly #refusedAt = new Set<number>();
  #following = 0;
  /** Nodes read once more because an alias names them. */
  #aliased = 0;

  read(node: unknown): unknown {
    if (!isNode(node)) return null;
    if (this.#following > 0 && ++this.#aliased > MAX_ALIASED) return null;
    if (this.#open.size > MAX_DEPTH) return this.#refuse(node, REFUSALS.deep);
    if (isAlias(node)) return this.#readAlias(node, node.source);
    if (node.tag !== undefined) return this.#refuse(node, REFUSALS.tag(node.tag));
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    this.#open.add(node);
    const value = isMap(node) ? this.#readMap(node) : node.items.map((entry) => this.read(entry));
    this.#open.delete(node);
    return value;
  }

  /** Where a path begins, in characters; of one that is not there, the deepest part that is. */
  offset(root: Node | null, path: readonly PropertyKey[], where: 'key' | 'value'): number {
    const { found, node, key } = this.#find(root, path);
    const isThere = found === path.length && isWritten(node);
    return startOf(key !== undefined && (where === 'key' || !isThere) ? key : node);
  }

  /** A scalar as it is written. */
  source(root: Node | null, path: readonly PropertyKey[]): string | undefined {
    const { found, node } = this.#find(root, path);
    const scalar = this.#follow(node);
    return found === path.length && isScalar(scalar) ? scalar.source : undefined;
  }

  #readAlias(alias: Node, name: string): unknown {
    const target = this.#anchors.get(name);
    if (target === undefined) return this.#refuse(alias, REFUSALS.unknownAlias(name));
    if (this.#open.has(target)) return this.#refuse(alias, REFUSALS.circular(name));
    this.#targets.set(alias, target);
    const before = this.#aliased;
    this.#following++;
    const value = this.read(target);
    this.#following--;
    if (before <= MAX_ALIASED && this.#aliased > MAX_ALIASED && this.#following === 0) {
      return this.#refuse(alias, REFUSALS.bomb);
    }
    return value;
  }

  #readMap(map: YAMLMap): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const pair of map.items) {
      const key = keyText(pair);
      const value = this.read(pair.value);
      if (key === undefined) this.#refuse(pair.key, REFUSALS.key);
      else if (key === '__proto__') this.#refuse(pair.key, REFUSALS.proto);
      else if (entries.has(key)) this.#refuse(pair.key, REFUSALS.twice(key));
      else entries.set(key, value);
    }
    return Object.fromEntries(entries);
  }

  #find(root: Node | null, path: readonly PropertyKey[]): Found {
    let at: Found = { found: 0, node: root, key: undefined };
    for (const step of path) {
      const node = this.#follow(at.node);
      if (isMap(node)) {
        const pair = node.items.find((candidate) => keyText(candidate) === String(step));
        if (pair === undefined) return at;
        at = { found: at.found + 1, node: nodeOrNull(pair.value), key: nodeOrNull(pair.key) ?? undefined };
      } else if (isSeq(node) && isNode(node.items[Number(step)])) {
        at = { found: at.found + 1, node: nodeOrNull(node.items[Number(step)]), key: undefined };
      } else return at;
    }
    return at;
  }

  #follow(node: Node | null): Node | null {
    return node === null ? null : (this.#targets.get(node) ?? node);
  }

  #refuse(node: unknown, refusal: Refusal): null {
    const offset = startOf(node);
    // An alias may lead to the same place many times.
    if (this.refused.length < MAX_REFUSED && !this.#refusedAt.has(offset)) {
      this.#refusedAt.add(offset);
      this.refused.push({ ...refusal, offset });
    }
    return null;
  }
}

interface Found {
  /** Steps of the path that are in the file. */
  readonly found: number;
  readonly node: Node | null;
  readonly key: Node | undefined;
}

function keyText({ key }: Pair): string | undefined {
  if (key === null) return '';
  if (!isScalar(key) || key.tag !== undefined) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function isWritten(node: Node | null): boolean {
  return node !== null && !(isScalar(node) && node.value === null && node.source === '');
}

function nodeOrNull(value: unknown): Node | null {
  return isNode(value) ? value : null;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
