/** A title from a text of ours that stands in the middle of sentences elsewhere. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
