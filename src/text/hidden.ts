/**
 * The characters a terminal or a browser does not show, and what is shown in their place: a control picture
 * for C0 (`␛`), otherwise a name in white brackets (`⟦RLO⟧`, `⟦9B⟧`). Text smuggled in tag characters,
 * variation selectors or invisible operators is decoded (`⟦tag:ignore all⟧`), because a judge may read it.
 *
 * Newline and tab are not hidden. A zero-width joiner inside an emoji sequence and one variation selector
 * straight after an emoji are not hidden either: they choose a picture that everyone sees.
 */

// Control characters of the category Format that nevertheless have a glyph (Arabic number sign and kin).
const PREPENDED = String.raw`\u{600}-\u{605}\u{6DD}\u{890}\u{891}\u{8E2}\u{110BD}\u{110CD}`;

const INVISIBLE = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}[\p{Cf}--[${PREPENDED}]]]`;

// Runs are bounded, since V8 overflows its stack on `+` over millions of characters.
const ALTERNATIVES = [
  String.raw`[\u{E0000}-\u{E007F}]{1,4096}`,
  String.raw`[\u{E0100}-\u{E01EF}]{1,4096}`,
  String.raw`[\u{2062}\u{2064}]{8,4096}`,
  String.raw`(?<!\p{Extended_Pictographic}\p{Emoji_Modifier}?\u{FE0F}?)\u{200D}`,
  String.raw`\u{200D}(?!\p{Extended_Pictographic})`,
  String.raw`(?<![\p{Emoji}\p{Extended_Pictographic}])[\u{FE0E}\u{FE0F}]`,
  String.raw`(?<=[0-9#*])[\u{FE0E}\u{FE0F}](?!\u{20E3})`,
  String.raw`[${INVISIBLE}--[\t\n\u{200D}\u{FE0E}\u{FE0F}]]`,
];

/** One hidden character, or a run of them that is decoded together. */
export const HIDDEN = new RegExp(ALTERNATIVES.join('|'), 'gv');

/** Anything that needs a closer look: where this finds nothing, the text is shown as it is. */
export const SUSPECT = new RegExp(String.raw`[${INVISIBLE}\p{M}]`, 'v');

/** Combining marks beyond the eighth on one base: enough for every script, too few to climb over other lines. */
export const EXCESS_MARKS = /(?<=\p{M}{8})\p{M}{1,4096}/gu;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00ad, 'SHY'],
  [0x034f, 'CGJ'],
  [0x061c, 'ALM'],
  [0x180e, 'MVS'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LS'],
  [0x2029, 'PS'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
]);

/** What is shown for one match of `HIDDEN`, for example `⟦RLO⟧` for U+202E. */
export function reveal(hidden: string): string {
  const codes = Array.from(hidden, (character) => character.codePointAt(0) ?? 0);
  const first = codes[0] ?? 0;
  if (isTag(first)) return `⟦tag:${codes.map((code) => picture(code - 0xe0000)).join('')}⟧`;
  if (codes.length > 1) {
    const selectors = first >= 0xe0100;
    const decoded = printable(selectors ? codes.map((code) => code - 0xe0100 + 16) : bytesOfBits(codes));
    if (decoded !== undefined) return `⟦${selectors ? 'VS' : 'bits'}:${decoded}⟧`;
  }
  return codes.map(symbol).join('');
}

function isTag(code: number): boolean {
  return code >= 0xe0000 && code <= 0xe007f;
}

/** An ASCII character as itself, a control character as its picture. */
function picture(code: number): string {
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : String.fromCodePoint(code);
}

/** U+2062 is 0 and U+2064 is 1, eight to a byte, the highest first. */
function bytesOfBits(codes: readonly number[]): number[] {
  if (codes.length % 8 !== 0) return [];
  return Array.from({ length: codes.length / 8 }, (_, index) =>
    codes.slice(index * 8, index * 8 + 8).reduce((byte, code) => byte * 2 + (code === 0x2064 ? 1 : 0), 0),
  );
}

function printable(bytes: readonly number[]): string | undefined {
  if (bytes.length === 0 || bytes.some((byte) => byte < 0x20 || byte > 0x7e)) return undefined;
  return String.fromCodePoint(...bytes);
}

function symbol(code: number): string {
  if (code < 0x20) return picture(code);
  return `⟦${NAMES.get(code) ?? selectorName(code) ?? hexadecimal(code)}⟧`;
}

function selectorName(code: number): string | undefined {
  if (code >= 0xfe00 && code <= 0xfe0f) return `VS${code - 0xfe00 + 1}`;
  return code >= 0xe0100 && code <= 0xe01ef ? `VS${code - 0xe0100 + 17}` : undefined;
}

function hexadecimal(code: number): string {
  return code
    .toString(16)
    .toUpperCase()
    .padStart(code > 0xff ? 4 : 2, '0');
}
