const LENGTH = 2_000;

/**
 * A row's text as the rejects file shows it: whole up to about 2,000 characters, else its beginning and how
 * much there was. No character is cut in half.
 *
 * @example excerpt('short') // 'short'
 */
export function excerpt(text: string, length = LENGTH): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHalf ? length - 1 : length)}… (${text.length} characters)`;
}
