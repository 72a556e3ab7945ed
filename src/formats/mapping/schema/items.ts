import { z } from 'zod';
import { Value } from './value.ts';

const SPEAKERS = ['system', 'user', 'assistant', 'tool'] as const;

const Chat = z.strictObject({
  chat: Value.describe('A field that holds a list of messages.'),
  speaker: z.string().optional().describe('The member that says who speaks; default role.'),
  text: z.string().optional().describe('The member that holds the text; default content.'),
  speakers: z
    .record(z.string(), z.enum(SPEAKERS))
    .optional()
    .describe('What the source calls speakers, and what they are.'),
});

const Messages = z.union([
  z.array(z.strictObject({ speaker: z.enum(['system', 'user', 'assistant']), text: Value })),
  Chat,
]);

export const Items = z
  .strictObject({
    key: Value.optional().describe('Names the item alone within the study; default: the id.'),
    id: Value.optional().describe("The source's id; default: the key."),
    duplicates: z.enum(['error', 'first', 'last', 'pair in order']).optional(),
    facets: z.record(z.string().min(1), Value).optional(),
    aliases: z.record(z.string().min(1), Value).optional(),
    split: z.union([z.enum(['dev', 'test']), Value]).optional(),
    messages: Messages.optional(),
    prompt: Messages.optional(),
    a: Messages.optional(),
    b: Messages.optional(),
  })
  .superRefine((items, context) => {
    const issue = (message: string, remedy: string) =>
      context.addIssue({ code: 'custom', message, params: { remedy } });
    if (items.key === undefined && items.id === undefined) {
      issue('items need a key or an id', 'add `key:` with a value that no two items share');
    }
    const isPair = items.a !== undefined && items.b !== undefined;
    if (isPair !== (items.a !== undefined || items.b !== undefined)) {
      issue('a pair needs both `a` and `b`', 'add the other response');
    }
    if (items.messages !== undefined && (items.a ?? items.b ?? items.prompt) !== undefined) {
      issue('an item is one conversation or a pair, not both', 'keep `messages`, or `prompt`, `a` and `b`');
    } else if (items.prompt !== undefined && !isPair) {
      issue('`prompt` goes with a pair', 'add `a` and `b`, or write the prompt into `messages`');
    }
  });

export type ItemsSpec = z.infer<typeof Items>;
export type MessagesSpec = z.infer<typeof Messages>;
