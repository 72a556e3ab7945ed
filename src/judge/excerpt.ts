const LONGEST = 200;

/** The first 200 characters of what a provider sent, on one line, for an error's message. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= LONGEST ? line.toWellFormed() : `${line.slice(0, LONGEST).toWellFormed()}...`;
}
