/** Why something that is YAML may not stand in a file of ours, and what to write instead. */
export interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

export const REFUSALS = {
  deep: {
    message: 'lists and maps are nested more than 64 deep',
    remedy: 'look for brackets or dashes that never end',
  },
  bomb: {
    message: 'aliases repeat more than 10000 values',
    remedy: 'write out what is meant',
  },
  key: {
    message: 'a key must be a plain word',
    remedy: 'quote the text before the colon; text that starts with `{` or `[` needs quotes too',
  },
  proto: {
    message: 'the key `__proto__` is not allowed',
    remedy: 'remove it',
  },
  tag: (tag: string): Refusal => ({
    message: `the tag ${shortTag(tag)} is not allowed: the file is data only`,
    remedy: 'remove the tag; for text that begins with `!`, quote it',
  }),
  unknownAlias: (name: string): Refusal => ({
    message: `\`*${name}\` refers to nothing: no \`&${name}\` stands before it`,
    remedy: `for text that begins with \`*\`, quote it: '*${name}'`,
  }),
  circular: (name: string): Refusal => ({
    message: `\`*${name}\` stands inside the \`&${name}\` that it repeats`,
    remedy: 'write out what is meant',
  }),
  twice: (key: string): Refusal => ({
    message: `the key \`${key}\` is written twice`,
    remedy: 'keep one of the two',
  }),
} as const;

function shortTag(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/, '!!');
}
