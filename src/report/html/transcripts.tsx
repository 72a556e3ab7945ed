import { messagesOf } from '../../domain/transcript.ts';
import { sanitise } from '../../text/sanitise.ts';
import { amountOf } from '../amount.ts';
import { heading, paragraph } from '../block.ts';
import { name } from '../name.ts';
import { answerName, answerWords, contradicts, goldWords } from './answer-words.ts';
import { Conversation } from './conversation.tsx';
import type { DisagreedItem } from './disagreement.ts';
import { Hidden, hiddenIn } from './hidden.tsx';
import type { Part } from './part.ts';
import type { ShownItem } from './shown-items.ts';

/** What the judges read, item by item, below what they said of it. */
export function transcriptParts(shown: readonly ShownItem[]): readonly Part[] {
  if (shown.length === 0) return [];
  return [
    heading(2, 'Transcripts'),
    ...paragraph(
      'Only of items listed under disagreements. Characters that do not show are written out in brackets, such as ⟦ZWSP⟧.',
      '≠ marks a verdict other than the gold label.',
    ),
    { kind: 'node', node: shown.map((entry) => <Transcript key={entry.anchor} shown={entry} />) },
  ];
}

function Transcript({ shown: { anchor, item, under } }: { shown: ShownItem }) {
  const messages = messagesOf(item.content);
  return (
    <article aria-labelledby={anchor}>
      <h3 id={anchor}>
        {name(item.key)} <Hidden count={hiddenIn(messages)} />
      </h3>
      {under.map(({ criterion, item: own }) => (
        <Answers key={criterion} criterion={criterion} item={own} several={under.length > 1} />
      ))}
      <details open>
        <summary>Transcript, {amountOf(messages.length, 'message')}</summary>
        <Conversation content={item.content} anchor={anchor} />
      </details>
    </article>
  );
}

function Answers({ criterion, item, several }: { criterion: string; item: DisagreedItem; several: boolean }) {
  return (
    <>
      <p>
        Gold{several ? ` of ${name(criterion)}` : ''}: <strong>{goldWords(item)}</strong>
      </p>
      <ul className="answers">
        {item.answers.map((answer, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers never move
          <li key={at}>
            <span className={contradicts(answer, item) ? 'against' : undefined}>
              <span aria-hidden="true">{contradicts(answer, item) ? '≠ ' : ''}</span>
              {answerName(answer, item)}: <strong>{answerWords(answer)}</strong>
              {contradicts(answer, item) ? <span className="spoken"> (against the gold)</span> : null}
            </span>
            {answer.rationale === undefined ? null : (
              <p className="text" dir="auto">
                {sanitise(answer.rationale, { multiline: true })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
