const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const CHARACTERS = 16;

/**
 * The lines between which rendered blocks stand in a request, made of the first 16 base32 characters of their
 * SHA-256. They depend on the blocks alone, so every template and repeat sends the same bytes; and nobody can
 * write them into a transcript, because writing anything there changes them.
 *
 * @param hash SHA-256 of the rendered blocks, hexadecimal.
 * @example markersOf(shown.hash).begin // '<data-K5QXI3DFOJSWIZLN>'
 */
export function markersOf(hash: string): { readonly begin: string; readonly end: string } {
  const name = `data-${base32(hash)}`;
  return { begin: `<${name}>`, end: `</${name}>` };
}

/** Rendered blocks between their markers. */
export function dataBlock(shown: { readonly text: string; readonly hash: string }): string {
  const { begin, end } = markersOf(shown.hash);
  return `${begin}\n${shown.text}\n${end}`;
}

/** RFC 4648, of as many leading bits as the marker needs. */
function base32(hash: string): string {
  let text = '';
  // Five hexadecimal digits are four of base32.
  for (let start = 0; text.length < CHARACTERS; start += 5) {
    const bits = Number.parseInt(hash.slice(start, start + 5), 16);
    for (const shift of [15, 10, 5, 0]) text += ALPHABET[(bits >> shift) & 31] ?? '';
  }
  return text;
}
