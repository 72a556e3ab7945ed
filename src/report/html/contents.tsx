import { truncate } from '../../text/truncate.ts';
import type { Entry } from './draw-html.tsx';

/** The table of contents: headings of the second and third level, each a link to its place. */
export function Contents({ entries }: { entries: readonly Entry[] }) {
  const chapters = entries.filter(({ level }) => level === 2);
  return (
    <nav aria-labelledby="contents">
      <p id="contents">Contents</p>
      <ol>
        {chapters.map((chapter) => (
          <li key={chapter.id}>
            <a href={`#${chapter.id}`}>{short(chapter)}</a>
            <Sections entries={sectionsOf(entries, chapter)} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Sections({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.id}>
          <a href={`#${entry.id}`}>{short(entry)}</a>
        </li>
      ))}
    </ol>
  );
}

/** A heading in full stands where the link leads. */
function short({ text }: Entry): string {
  return truncate(text, 60);
}

/** The headings of the third level before the next one of the second. */
function sectionsOf(entries: readonly Entry[], chapter: Entry): readonly Entry[] {
  const after = entries.slice(entries.indexOf(chapter) + 1);
  const end = after.findIndex(({ level }) => level === 2);
  return (end < 0 ? after : after.slice(0, end)).filter(({ level }) => level === 3);
}
