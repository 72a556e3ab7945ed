import type { QuoteCounts } from '../../compare/bias/evidence.ts';
import type { ItemColumns } from '../../domain/columns.ts';
import type { Gold } from '../../domain/gold.ts';
import type { Store } from '../../domain/store.ts';
import { type Content, messagesOf } from '../../domain/transcript.ts';
import { isQuoted, plain, quotesInReply } from './quotes-in-reply.ts';

/** Items looked at first: where none of their verdicts quotes anything, nobody was asked for quotes. */
const PROBED = 20;

/** Counts every candidate's quotes on items with gold, and those that do not stand in the transcript. */
export async function quoteCounts(
  store: Store,
  criterion: string,
  items: ItemColumns,
  gold: Gold,
): Promise<ReadonlyMap<string, QuoteCounts>> {
  const counts = new Map<string, QuoteCounts>();
  const labelled = items.keys.flatMap((_, item) =>
    gold.why[item] === 0 && items.test[item] === 0 ? [item] : [],
  );
  for (const [at, item] of labelled.entries()) {
    if (at === PROBED && counts.size === 0) return counts;
    await countItem(store, criterion, items, item, counts);
  }
  return counts;
}

async function countItem(
  store: Store,
  criterion: string,
  items: ItemColumns,
  item: number,
  counts: Map<string, QuoteCounts>,
): Promise<void> {
  const key = items.keys[item] ?? '';
  let text: string | undefined;
  for (const { candidate, reading, text: reply } of await store.readingsOf(criterion, key)) {
    if (reading.outcome !== 'verdict' || reply === undefined) continue;
    const quotes = quotesInReply(reply, criterion);
    if (quotes.length === 0) continue;
    text ??= textOf((await store.item(key))?.content);
    const own = counts.get(candidate.hash) ?? {
      quotes: new Float64Array(items.count),
      notFound: new Float64Array(items.count),
    };
    counts.set(candidate.hash, own);
    for (const quote of quotes) {
      own.quotes[item] = (own.quotes[item] ?? 0) + 1;
      if (!isQuoted(quote, text)) own.notFound[item] = (own.notFound[item] ?? 0) + 1;
    }
  }
}

function textOf(content: Content | undefined): string {
  if (content === undefined) return '';
  const texts = messagesOf(content).flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type === 'text' || block.type === 'reasoning') return [block.text];
      if (block.type === 'tool_call') return [block.name, block.arguments];
      return block.type === 'tool_result' ? [block.text, block.error ?? ''] : [];
    }),
  );
  return plain(texts.join(' '));
}
