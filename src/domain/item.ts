import { hashValue } from './hash.ts';
import { type Content, firstUserText } from './transcript.ts';

/** `test` items stay out of comparison, review and labelling until a gate reveals them. */
export type Split = 'dev' | 'test';

/** What an importer knows of an item. */
export interface ItemDraft {
  /** The id the source gives. It may repeat, for example over epochs and models of one Inspect sample. */
  readonly id: string;
  /** Names this item alone within the study; where the source's id does that, the two are equal. */
  readonly key: string;
  readonly content: Content;
  /** Attributes to break results down by: category, agent, task, ... */
  readonly facets: Readonly<Record<string, string>>;
  /** Other texts by which annotations and verdicts refer to the item; never broken down by, never shown. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly split?: Split;
}

export interface Item extends ItemDraft {
  /** SHA-256 of the content: two items may share it and stay two items. */
  readonly contentHash: string;
  readonly aliases: Readonly<Record<string, string>>;
  readonly split: Split;
}

/**
 * Completes a draft: hashes the content and adds the facet `first_user_message`, by which items that share
 * a prompt can be clustered when nothing better is known.
 */
export function makeItem(draft: ItemDraft): Item {
  const first = firstUserText(draft.content);
  const prompt = first === undefined ? {} : { first_user_message: hashValue(first).slice(0, 12) };
  return {
    ...draft,
    facets: { ...prompt, ...draft.facets },
    aliases: draft.aliases ?? {},
    split: draft.split ?? 'dev',
    contentHash: hashValue(draft.content),
  };
}
