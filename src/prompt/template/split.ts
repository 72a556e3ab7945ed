import type { Problem } from '../../domain/problem.ts';
import { bodyPlace } from './liquid-problem.ts';

const SECTIONS = ['system', 'instructions'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** A section of the body as written. */
export interface RawSection {
  readonly name: SectionName;
  readonly source: string;
  /** Lines of the file above its first; its heading is the last of them. */
  readonly above: number;
}

/** A template file's lines, taken apart. */
export interface Split {
  /** The head's YAML, in which line n is line n of the file. */
  readonly head: string;
  readonly sections: readonly RawSection[];
  readonly problems: readonly Problem[];
}

/**
 * Takes a template file apart: a YAML head between two lines `---`, then sections, each under a heading of the
 * first level. Headings inside a section are of the second level or deeper.
 */
export function splitTemplate(lines: readonly string[], file: string): Split {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end < 0) {
    const place = bodyPlace({ file, lines, above: 0 }, 1, 1);
    const message = lines[0] === '---' ? 'the head has no end' : 'the file does not begin with a head';
    return {
      head: '',
      sections: [],
      problems: [{ message, remedy: 'write the head between two lines `---`', ...place }],
    };
  }
  const head = ['#', ...lines.slice(1, end)].join('\n');
  return { head, ...splitBody(lines, end + 1, file) };
}

function splitBody(
  lines: readonly string[],
  start: number,
  file: string,
): { readonly sections: readonly RawSection[]; readonly problems: readonly Problem[] } {
  const sections: RawSection[] = [];
  const problems: Problem[] = [];
  const refuse = (line: number, message: string, remedy: string) =>
    problems.push({ message, remedy, ...bodyPlace({ file, lines, above: 0 }, line + 1, 1) });
  const headings = lines.flatMap((line, index) => (index >= start && /^# /.test(line) ? [index] : []));
  const before = lines.findIndex(
    (line, index) => index >= start && index < (headings[0] ?? lines.length) && line.trim() !== '',
  );
  if (before >= 0) refuse(before, 'text before the first section', 'write `# instructions` above it');
  headings.forEach((heading, place) => {
    const title = (lines[heading] ?? '').slice(2).trim();
    const name = SECTIONS.find((known) => known === title);
    if (name === undefined) refuse(heading, `unknown section \`# ${title}\``, REMEDY);
    else if (sections.some((section) => section.name === name)) {
      refuse(heading, `the section \`# ${name}\` is written twice`, 'keep one of the two');
    } else {
      const source = lines.slice(heading + 1, headings[place + 1]).join('\n');
      sections.push({ name, source, above: heading + 1 });
    }
  });
  return { sections, problems };
}

const REMEDY = 'sections are `# system` and `# instructions`; for a heading inside one write `##`';
