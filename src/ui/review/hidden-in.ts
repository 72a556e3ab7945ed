import { type Content, messagesOf } from '../../domain/transcript.ts';
import { countHidden } from '../../text/count-hidden.ts';

/** How many characters of an item a reader would not have seen, over everything it says. */
export function hiddenIn(content: Content): number {
  const known = COUNTED.get(content);
  if (known !== undefined) return known;
  let hidden = 0;
  for (const { blocks } of messagesOf(content)) {
    for (const block of blocks) {
      for (const text of Object.values(block)) {
        if (typeof text === 'string') hidden += countHidden(text);
      }
    }
  }
  COUNTED.set(content, hidden);
  return hidden;
}

const COUNTED = new WeakMap<Content, number>();
