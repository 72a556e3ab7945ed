let segmenter: Intl.Segmenter | undefined;

/** What a reader calls characters, in order and lazily: a base with its marks, a flag, a family. */
export function* graphemes(text: string): Generator<string> {
  // Made where it is first needed: its rules take as long to load as half of Node.
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}
