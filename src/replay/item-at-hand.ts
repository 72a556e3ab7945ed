import type { View } from '../domain/candidate.ts';
import type { Item } from '../domain/item.ts';
import { isPresentation, type ShownItem, showItem } from '../prompt/index.ts';
import type { CountTokens } from './candidates.ts';
import { cutToFit } from './cut-to-fit.ts';

/** An item as some view shows it, with the tokens that it counts. */
export interface Shown extends ShownItem {
  /** About; counted when first asked for. */
  readonly tokens: () => Promise<number>;
}

/** An item at hand: every view of it is rendered once, however many candidates are shown it. */
export class ItemAtHand {
  readonly item: Item;
  readonly #identities: readonly string[];
  readonly #known = new Map<string, Shown>();

  constructor(item: Item, identities: readonly string[]) {
    this.item = item;
    this.#identities = identities;
  }

  show(view: View, presentation: string, countTokens: CountTokens): Shown {
    // Only the order of a pair changes what is shown.
    const name = JSON.stringify([view, presentation === 'ba']);
    const known = this.#known.get(name) ?? this.#render(this.item, view, presentation, countTokens);
    this.#known.set(name, known);
    return known;
  }

  /** The item with messages left out of its middle, each said to be, so that it counts at most so many tokens. */
  async showCut(
    view: View,
    presentation: string,
    countTokens: CountTokens,
    most: number,
  ): Promise<Shown | undefined> {
    const render = (content: Item['content']) =>
      this.#render({ ...this.item, content }, view, presentation, countTokens);
    const cut = await cutToFit(
      this.item.content,
      async (content) => (await render(content).tokens()) <= most,
    );
    return cut && render(cut);
  }

  #render(item: Item, view: View, presentation: string, countTokens: CountTokens): Shown {
    const shown = showItem(item, view, {
      presentation: isPresentation(presentation) ? presentation : '',
      identities: this.#identities,
    });
    let tokens: Promise<number> | undefined;
    return {
      ...shown,
      tokens: () => {
        tokens ??= countTokens(shown.text);
        return tokens;
      },
    };
  }
}
