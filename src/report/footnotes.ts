/** Collects the notes of one table: equal texts share a mark. */
export interface Footnotes {
  /** The mark that stands behind a cell's text, `ᵃ` for the first note. */
  mark(text: string): string;
  /** The notes in order, each behind its mark. */
  notes(): readonly string[];
}

// Raised letters, because a raised digit behind a number would read as a power.
const LETTERS = Array.from('ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ');

/**
 * Footnotes of one table.
 *
 * @example
 * const notes = footnotes();
 * `–${notes.mark('kappa: no items')}` // '–ᵃ'
 */
export function footnotes(): Footnotes {
  const texts: string[] = [];
  return {
    mark(text) {
      const known = texts.indexOf(text);
      return letters(known >= 0 ? known : texts.push(text) - 1);
    },
    notes: () => texts.map((text, index) => `${letters(index)} ${text}`),
  };
}

/** ᵃ to ᶻ, then ᵃᵃ, ᵃᵇ, as columns of a spreadsheet are counted. */
function letters(index: number): string {
  const before = Math.floor(index / LETTERS.length);
  const last = LETTERS[index % LETTERS.length] ?? '';
  return before === 0 ? last : letters(before - 1) + last;
}
