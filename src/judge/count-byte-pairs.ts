import type { Vocabulary } from './vocabulary.ts';

/** Of how many tokens a piece is made: the two neighbours that make the token of lowest rank join, until none do. */
export function countBytePairs(piece: Uint8Array, vocabulary: Vocabulary): number {
  const starts = Array.from({ length: piece.length + 1 }, (_, index) => index);
  const joined = (part: number) => {
    const end = starts[part + 2];
    const rank = end === undefined ? undefined : vocabulary.rank(piece, starts[part], end);
    return rank ?? Number.POSITIVE_INFINITY;
  };
  const ranks = starts.map((_, part) => joined(part));
  for (;;) {
    const part = lowest(ranks);
    if (part === undefined) return starts.length - 1;
    starts.splice(part + 1, 1);
    ranks.splice(part + 1, 1);
    ranks[part] = joined(part);
    if (part > 0) ranks[part - 1] = joined(part - 1);
  }
}

function lowest(ranks: readonly number[]): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [part, rank] of ranks.entries()) {
    if (rank >= least) continue;
    least = rank;
    found = part;
  }
  return found;
}
