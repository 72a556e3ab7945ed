/**
 * What a page consists of, line by line: headings, tables with their heads, figures and charts with what is read aloud
 * in their place, disagreements and transcripts. Sentences and rows that every format shares are only counted.
 */
export function outline(html: string): string {
  const lines = html
    .slice(html.indexOf('<body>'))
    .replace(/<svg.*?<title[^>]*>(.*?)<\/title><desc[^>]*>(.*?)<\/desc>.*?<\/svg>/gs, '\n[image] $1 ($2)\n')
    .replace(/<tbody>(.*?)<\/tbody>/gs, (_, rows: string) => `\n(${rows.split('<tr>').length - 1} rows)\n`)
    .replace(/<ul>(.*?)<\/ul>/gs, (_, items: string) => `\n[list of ${items.split('<li>').length - 1}]\n`)
    .replace(/<p>.*?<\/p>/gs, '\n[paragraph]\n')
    .replace(/<h([1-4])[^>]*>/g, (_, level: string) => `\n\n${'#'.repeat(Number(level))} `)
    .replace(/<li[^>]*>/g, '\n- ')
    .replace(/<(figure|table|nav|header|main|article|details)(?: [^>]*)?>/g, '\n[$1]\n')
    .replace(/<\/(?:th|td)><(?:th|td)[^>]*>/g, ' | ')
    .replace(/<(?:p|summary|figcaption|ol)(?: [^>]*)?>|<\/[a-z0-9]+>/g, '\n')
    .replace(/<[^>]*>/g, '');
  const said = lines.split('\n').map((line) => line.trim());
  return `${said.filter((line) => line !== '').join('\n')}\n`;
}

/** The elements of a page in order, with the attributes they have, but none of their values. */
export function skeleton(html: string): readonly string[] {
  const tags = html.matchAll(/<(\/?[a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*\/?>/g);
  return [...tags].map(
    ([, name, attributes = '']) => `${name} ${attributes.replace(/="[^"]*"/g, '').trim()}`,
  );
}
