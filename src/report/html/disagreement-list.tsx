import type { Comparison } from '../../compare/comparison.ts';
import { amount, amountOf } from '../amount.ts';
import { heading, paragraph } from '../block.ts';
import { name } from '../name.ts';
import { answerName, answerWords, contradicts, goldWords } from './answer-words.ts';
import type { DisagreedItem, Disagreements } from './disagreement.ts';
import type { Part } from './part.ts';
import { Scroll } from './scroll.tsx';
import type { ShownItem } from './shown-items.ts';

/** The items that candidates and gold disagree about under a criterion, each a link to its transcript below. */
export function disagreementParts(
  { criterion }: Comparison,
  disagreements: readonly Disagreements[],
  shown: readonly ShownItem[],
): readonly Part[] {
  const found = disagreements.find((entry) => entry.criterion === criterion.id);
  if (found === undefined) return [];
  const own = shown.flatMap(({ anchor, under }) =>
    under.filter((entry) => entry.criterion === criterion.id).map(({ item }) => ({ anchor, item })),
  );
  const node = <List entries={own} criterion={criterion.id} />;
  return [
    heading(3, 'Disagreements'),
    ...paragraph(
      'An item stands here where at least one candidate gave a verdict other than the gold label.',
      ...annotatorsSentence(own),
      ...(found.total > 1 ? ['Those that most candidates disagree about come first.'] : []),
      counted(found.total, own.length),
      ...(found.total === 0 ? [] : [NOT_BLIND]),
    ),
    ...(own.length === 0 ? [] : [{ kind: 'node' as const, node }]),
  ];
}

const NOT_BLIND = 'Whoever reads on has seen verdicts: labels given afterwards are not blind.';

function annotatorsSentence(listed: readonly Listed[]): readonly string[] {
  return listed.some(({ item }) => item.gold.length > 1)
    ? ['Where annotators are averaged, the label of any of them counts.']
    : [];
}

function counted(total: number, shown: number): string {
  if (total === 0) return 'There is none.';
  if (shown === 1 && total > 1)
    return `There are ${amount(total)}; the first is listed, with its transcript at the end.`;
  if (shown < total)
    return `There are ${amount(total)}; the first ${amount(shown)} are listed, with their transcripts at the end.`;
  return total === 1
    ? 'There is 1; its transcript is at the end.'
    : `There are ${amount(total)}, with their transcripts at the end.`;
}

interface Listed {
  readonly anchor: string;
  readonly item: DisagreedItem;
}

function List({ entries, criterion }: { entries: readonly Listed[]; criterion: string }) {
  return (
    <Scroll label={`Disagreements under ${name(criterion)}`}>
      <table className="disagreements">
        <thead>
          <tr>
            <th scope="col">item</th>
            <th scope="col">gold</th>
            <th scope="col">verdicts against it</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ anchor, item }) => (
            <tr key={anchor}>
              <th scope="row">
                <a href={`#${anchor}`}>{name(item.key)}</a>
              </th>
              <td>{goldWords(item)}</td>
              <td>{against(item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Candidates by what they said: `yes: judge-a, judge-b (2 of 5 answers)`. */
function against(item: DisagreedItem): string {
  const wrong = item.answers.filter((answer) => contradicts(answer, item));
  const byLabel = Map.groupBy(wrong, answerWords);
  const words = [...byLabel].map(
    ([label, answers]) => `${label}: ${answers.map((answer) => answerName(answer, item)).join(', ')}`,
  );
  return `${words.join('; ')} (${amount(wrong.length)} of ${amountOf(item.answers.length, 'answer')})`;
}
