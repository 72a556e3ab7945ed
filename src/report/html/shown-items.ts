import { type DisagreedItem, type Disagreements, SHOWN_DISAGREEMENTS } from './disagreement.ts';

/** An item that the report shows, with what was said of it under every criterion that shows it. */
export interface ShownItem {
  readonly anchor: string;
  readonly item: DisagreedItem;
  readonly under: readonly { readonly criterion: string; readonly item: DisagreedItem }[];
}

/** The items to show, each once however many criteria disagree about it. Anchors are numbers in this order. */
export function shownItems(disagreements: readonly Disagreements[]): readonly ShownItem[] {
  const entries = disagreements.flatMap(({ criterion, items }) =>
    items.slice(0, SHOWN_DISAGREEMENTS).map((item) => ({ criterion, item })),
  );
  const byKey = Map.groupBy(entries, ({ item }) => item.key);
  return [...byKey.values()].flatMap((under, at) => {
    const [first] = under;
    return first === undefined ? [] : [{ anchor: `item-${at + 1}`, item: first.item, under }];
  });
}
