import { numbered } from '../../../src/domain/transcript.ts';
import type { DisagreedItem, Disagreements } from '../../../src/report/html/disagreement.ts';

/** One item that two of three candidates disagree about, every text of it given. */
export function disagreedItem(key: string, text: string): DisagreedItem {
  return {
    key,
    gold: [{ label: 'yes' }],
    answers: [
      { candidate: text, presentation: '', repeat: 1, outcome: 'verdict', label: 'no', rationale: text },
      { candidate: 'gpt-4/short', presentation: text, repeat: 1, outcome: 'verdict', label: text },
      { candidate: 'gpt-4/short', presentation: 'order_BA', repeat: 1, outcome: 'cut_off' },
      { candidate: 'always-no', presentation: '', repeat: 1, outcome: 'verdict', label: 'yes' },
    ],
    content: {
      kind: 'transcript',
      messages: numbered([
        { speaker: 'system', blocks: [{ type: 'text', text: `You are an agent.\n${text}` }] },
        {
          speaker: 'user',
          blocks: [
            { type: 'text', text },
            { type: 'omitted', media: text },
          ],
        },
        {
          speaker: 'assistant',
          blocks: [
            { type: 'reasoning', text },
            { type: 'tool_call', id: 'c1', name: text, arguments: text },
          ],
        },
        { speaker: 'tool', blocks: [{ type: 'tool_result', callId: 'c1', name: text, text, error: text }] },
      ]),
    },
  };
}

/** A pair, both of whose responses hold the text. */
export function disagreedPair(key: string, text: string): DisagreedItem {
  const say = (speaker: 'user' | 'assistant', id: string) => [
    { id, speaker, blocks: [{ type: 'text' as const, text }] },
  ];
  return {
    key,
    gold: [
      { annotator: 'anna', label: 'a' },
      { annotator: text, label: 'b' },
    ],
    answers: [
      { candidate: 'gpt-3.5/plain', presentation: 'order_AB', repeat: 1, outcome: 'verdict', label: 'a' },
    ],
    content: {
      kind: 'pair',
      prompt: say('user', 'M1'),
      a: say('assistant', 'M2'),
      b: say('assistant', 'M3'),
    },
  };
}

export function disagreements(criterion: string, items: readonly DisagreedItem[]): Disagreements {
  return { criterion, total: items.length, items };
}
