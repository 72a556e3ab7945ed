import type { Content, Message } from '../domain/transcript.ts';

/** What stands in place of a message that was left out; views render it as `not shown`. */
const CUT = { type: 'omitted', media: 'cut to fit' } as const;

/**
 * A transcript with as few messages as possible left out of its middle, so that it fits: their ids stay, and
 * each says that it was cut. `undefined` where not even its first and last message fit, and for pairs, where a
 * cut could fall on one response alone.
 *
 * @param fits whether what is left fits; a smaller cut that fits implies that every larger one does.
 */
export async function cutToFit(
  content: Content,
  fits: (content: Content) => Promise<boolean>,
): Promise<Content | undefined> {
  if (content.kind === 'pair') return undefined;
  const { messages } = content;
  const cutTo = (count: number): Content => ({
    kind: 'transcript',
    messages: withoutMiddle(messages, count),
  });
  let tooFew = 0;
  let enough = Math.max(0, messages.length - 2);
  if (!(await fits(cutTo(enough)))) return undefined;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (await fits(cutTo(middle))) enough = middle;
    else tooFew = middle;
  }
  return cutTo(enough);
}

function withoutMiddle(messages: readonly Message[], count: number): readonly Message[] {
  const first = Math.ceil((messages.length - count) / 2);
  return messages.map((message, index) =>
    index >= first && index < first + count ? { ...message, blocks: [CUT] } : message,
  );
}
