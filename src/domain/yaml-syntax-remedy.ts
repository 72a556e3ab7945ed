/**
 * What to do about an error of the YAML parser, in words of ours where its own say too little.
 *
 * @param sourceLine the line that the parser stopped at.
 */
export function syntaxRemedy(
  code: string,
  parserMessage: string,
  sourceLine: string,
): { message: string; remedy: string } {
  if (/^block scalar header/i.test(parserMessage)) return entry(FOLDED);
  if (/scalar at node end/i.test(parserMessage)) return entry(AFTER_END);
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && !/:\s.*:(\s|$)/.test(sourceLine)) return entry(INDENTATION);
  const known = KNOWN[code];
  if (known) return entry(known);
  return { message: `not readable as YAML: ${lowerFirst(parserMessage)}`, remedy: FALLBACK };
}

type Entry = readonly [message: string, remedy: string];

const FALLBACK = 'check the indentation and the quotes of this line and of the one before';

const FOLDED: Entry = ['a text begins with `>` or `|`', "quote the text: '>= 7'"];

const AFTER_END: Entry = ['more text after the end of a value', "quote all of it: '{judge}.csv'"];

const INDENTATION: Entry = [
  'the indentation fits nothing above',
  'give all entries of one list or map the same indentation',
];

const KNOWN: Readonly<Record<string, Entry>> = {
  TAB_AS_INDENT: ['a tab where spaces indent', 'indent with spaces'],
  BAD_INDENT: INDENTATION,
  BLOCK_AS_IMPLICIT_KEY: ['two keys on one line', "quote a text that holds a colon: 'Is it so: yes or no?'"],
  BLOCK_IN_FLOW: ['an indented block inside brackets', 'write all of it in brackets, or none of it'],
  MULTILINE_IMPLICIT_KEY: [
    'a line without a colon, or a text that goes on in the next line',
    'write `key: value`; for a text of several lines write `key: |` and indent the text below it',
  ],
  MISSING_CHAR: ['a quote or bracket that opens and never closes, or a colon left out', FALLBACK],
  MULTIPLE_DOCS: ['a second document begins', 'remove the line `---`, or make it a file of its own'],
  BAD_SCALAR_START: ['a text begins with a sign that YAML keeps for itself', "quote the text: '@example'"],
  RESOURCE_EXHAUSTION: [
    'lists and maps are nested too deeply to read',
    'look for brackets or dashes that never end',
  ],
};

function entry([message, remedy]: Entry): { message: string; remedy: string } {
  return { message, remedy };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
