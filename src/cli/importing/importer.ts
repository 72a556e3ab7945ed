import type { Annotation } from '../../domain/annotation.ts';
import { type Candidate, rememberCandidates } from '../../domain/candidate.ts';
import { Bookkeeper, type ImportAccount } from '../../domain/import-account.ts';
import type { ImportedRow, ItemReference } from '../../domain/imported.ts';
import { makeItem } from '../../domain/item.ts';
import { ItemIndex } from '../../domain/join.ts';
import { type ResolveContext, type Resolved, resolveRow } from '../../domain/resolve.ts';
import type { Put, RecordedVerdict, Store } from '../../domain/store.ts';
import type { Study } from '../../domain/study.ts';
import { messagesOf } from '../../domain/transcript.ts';
import type { Rejects } from './rejects.ts';

/** Rows are put in batches: a batch costs one transaction, and holds at most so many rows and characters. */
const BATCH_ROWS = 4_000;
const BATCH_CHARACTERS = 2_000_000;

interface Destination {
  readonly study: Study;
  readonly store: Store;
  readonly rejects: Rejects;
  /** Where annotations go; they become lasting when the caller saves them. */
  addAnnotation(annotation: Annotation): Put;
}

/** Takes imported rows into the store and the gold files, and keeps the books. One per import. */
export class Importer {
  readonly #to: Destination;
  readonly #books = new Bookkeeper();
  readonly #candidates = new Set<string>();
  readonly #candidateOf = rememberCandidates();
  #index: ResolveContext | undefined;

  constructor(destination: Destination) {
    this.#to = destination;
  }

  get account(): ImportAccount {
    return this.#books.account();
  }

  async take(rows: AsyncIterable<ImportedRow>): Promise<void> {
    let batch: ImportedRow[] = [];
    let characters = 0;
    for await (const row of rows) {
      batch.push(row);
      characters += charactersOf(row);
      if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
      await this.#takeBatch(batch);
      batch = [];
      characters = 0;
    }
    await this.#takeBatch(batch);
  }

  async #takeBatch(rows: readonly ImportedRow[]): Promise<void> {
    const why = rows.map((row) => [...row.rejects]);
    await this.#putItems(rows, why);
    const context = await this.#context(rows);
    const resolved = rows.map((row) => resolveRow(row, context));
    const verdictPuts = await this.#putVerdicts(resolved.flat());
    for (const [index, row] of rows.entries()) {
      const reasons = why[index] ?? [];
      for (const label of resolved[index] ?? []) {
        const reason = this.#book(label, verdictPuts);
        if (reason !== undefined) reasons.push(`${label.rater}: ${reason}`);
      }
      if (reasons.length > 0) await this.#to.rejects.add(row, reasons);
      this.#books.row(reasons, row.notes);
    }
  }

  async #putItems(rows: readonly ImportedRow[], why: readonly string[][]): Promise<void> {
    const drafts = rows.flatMap((row, index) => row.items.map((draft) => ({ draft, index })));
    if (drafts.length === 0) return;
    const puts = await this.#to.store.putItems(drafts.map(({ draft }) => makeItem(draft)));
    for (const [position, put] of puts.entries()) {
      const { draft, index } = drafts[position] ?? {};
      this.#books.item(put);
      if (put === 'conflict' && draft && index !== undefined) {
        why[index]?.push(
          `item "${draft.key}" is there already with other content or facets; it was kept as it was`,
        );
      }
    }
    if (puts.includes('added')) this.#index = undefined;
  }

  /** The index of items is read again only where a row refers to items of other rows. */
  async #context(rows: readonly ImportedRow[]): Promise<ResolveContext> {
    if (this.#index) return this.#index;
    const needed = rows.some((row) => refersElsewhere(row));
    const columns = needed ? await this.#to.store.loadItems() : NO_ITEMS;
    const context = {
      study: this.#to.study,
      items: new ItemIndex(columns),
      keys: columns.keys,
      candidateOf: this.#candidateOf,
    };
    if (needed) this.#index = context;
    return context;
  }

  async #putVerdicts(resolved: readonly Resolved[]): Promise<ReadonlyMap<RecordedVerdict, Put>> {
    const fresh = new Map<string, Candidate>();
    for (const { candidate } of resolved) {
      if (candidate && !this.#candidates.has(candidate.hash)) fresh.set(candidate.hash, candidate);
    }
    for (const hash of fresh.keys()) this.#candidates.add(hash);
    if (fresh.size > 0) await this.#to.store.putCandidates([...fresh.values()]);
    const verdicts = resolved.flatMap(({ verdict }) => (verdict ? [verdict] : []));
    const puts = verdicts.length === 0 ? [] : await this.#to.store.putVerdicts(verdicts);
    return new Map(verdicts.map((verdict, index) => [verdict, puts[index] ?? 'added']));
  }

  /** Enters one label into the books; returns why it was rejected, if it was. */
  #book(label: Resolved, verdictPuts: ReadonlyMap<RecordedVerdict, Put>): string | undefined {
    const put = label.annotation
      ? this.#to.addAnnotation(label.annotation)
      : label.verdict && verdictPuts.get(label.verdict);
    this.#books.label(label, put);
    if (put === 'conflict')
      return 'gave this item another label before; the first was kept (docs/store.md: mending labels)';
    return label.why;
  }
}

function charactersOf(row: ImportedRow): number {
  const messages = row.items.flatMap((item) => messagesOf(item.content));
  return messages
    .flatMap((message) => message.blocks)
    .reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), row.raw.length);
}

const NO_ITEMS = {
  count: 0,
  keys: [],
  ids: [],
  facets: new Map(),
  aliases: new Map(),
  test: new Uint8Array(),
};

function refersElsewhere(row: ImportedRow): boolean {
  const own = new Set(row.items.map((item) => item.key));
  const isOwn = (reference: ItemReference) => {
    const key = reference.columns['key'];
    return key !== undefined && own.has(key);
  };
  return [...row.annotations, ...row.verdicts].some((draft) => !isOwn(draft.item));
}
