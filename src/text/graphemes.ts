const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a reader calls characters, in order and lazily: a base with its marks, a flag, a family. */
export function* graphemes(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}
