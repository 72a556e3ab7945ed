import { InputError, type Position } from '../../domain/problem.ts';
import { UnusableCell } from '../annotations/cells.ts';
import type { Said } from './said.ts';
import type { DuplicatesSpec } from './schema/labels.ts';

/** What becomes of one label, once it is known what else its rater said of its item. */
export type Settled =
  | { readonly kind: 'take'; readonly said: Said; readonly occurrence?: number }
  /** It went into another row's label. */
  | { readonly kind: 'folded' };

const FOLDED: Settled = { kind: 'folded' };

/**
 * Applies one rule to several labels of one rater on one item. `last`, `majority`, `worst` and `any` must see
 * all rows first (`gather`), then the first row of each group takes the reduced label (`settle`). Memory holds
 * one entry per rater and item. Blanks are no labels; only `pair in order` counts them as places.
 */
export class Duplicates {
  readonly #rule: DuplicatesSpec;
  readonly #gathered = new Map<string, Said[]>();
  readonly #seen = new Map<string, { count: number; readonly at: Position }>();

  constructor(rule: DuplicatesSpec) {
    this.#rule = rule;
  }

  get needsAllRows(): boolean {
    return this.#rule === 'last' || this.#rule === 'majority' || typeof this.#rule === 'object';
  }

  gather(group: string, said: Said): void {
    if ('absent' in said) return;
    const labels = this.#gathered.get(group);
    if (labels) labels.push(said);
    else this.#gathered.set(group, [said]);
  }

  /** @throws InputError where duplicates are an error; UnusableCell where a rule gives no label. */
  settle(group: string, said: Said, at: Position): Settled {
    const isPlace = this.#rule === 'pair in order';
    if ('absent' in said && !isPlace) return { kind: 'take', said };
    const seen = this.#seen.get(group);
    if (seen) seen.count++;
    else this.#seen.set(group, { count: 1, at });
    if (isPlace) return { kind: 'take', said, occurrence: seen?.count ?? 1 };
    if (seen === undefined) {
      return { kind: 'take', said: this.needsAllRows ? this.#reduce(group) : said };
    }
    if (this.#rule === 'error') throw twice('the same rater labels the same item twice', seen.at, at);
    return FOLDED;
  }

  #reduce(group: string): Said {
    const all = this.#gathered.get(group) ?? [];
    const last = all.at(-1);
    const labels = all.flatMap((said) => ('label' in said ? [said.label] : []));
    const [first] = labels;
    // Without any label the rater's last word stands: a refusal stays a refusal.
    if (last === undefined || first === undefined || this.#rule === 'last') return last ?? { absent: true };
    return { label: this.#reduceLabels(labels, first) };
  }

  #reduceLabels(labels: readonly string[], first: string): string {
    const rule = this.#rule;
    const known = [...new Set(labels)];
    if (typeof rule !== 'object') {
      const count = (label: string) => labels.filter((other) => other === label).length;
      const winner = known.find((label) => 2 * count(label) > labels.length);
      if (winner !== undefined) return winner;
      throw new UnusableCell(`its ${labels.length} labels have no majority: ${labels.join(', ')}`);
    }
    if (rule.any !== undefined) {
      if (known.includes(rule.any)) return rule.any;
      if (known.length === 1) return first;
      throw new UnusableCell(`none of its labels is ${rule.any}, and they differ: ${known.join(', ')}`);
    }
    const order = rule.worst ?? [];
    const stranger = known.find((label) => !order.includes(label));
    if (stranger !== undefined) throw new UnusableCell(`"${stranger}" is not in the order of worst`);
    return order.find((label) => known.includes(label)) ?? first;
  }
}

/** Two rows that must not be the same are. */
export function twice(what: string, first: Position, second: Position): InputError {
  const place = first.line === undefined ? (first.entry ?? first.file) : `line ${first.line}`;
  const file = first.file === second.file ? '' : ` of ${first.file}`;
  return new InputError({
    message: `${what}: first at ${place}${file}, and again here`,
    remedy: 'say what to do: duplicates: first, last or pair in order (docs/mapping.md)',
    at: second,
  });
}
