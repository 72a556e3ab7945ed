import type { ReactNode } from 'react';
import type { Block, Content, Message } from '../../domain/transcript.ts';
import { sanitise } from '../../text/sanitise.ts';
import { amount } from '../amount.ts';
import { name } from '../name.ts';

/** How much of one text is shown. A reader must see what the judge saw, so the cut is wide, and it is said. */
const SHOWN_CHARACTERS = 100_000;

/** Every message of an item as text; of a pair the prompt, then both responses under their names. */
export function Conversation({ content, anchor }: { content: Content; anchor: string }) {
  if (content.kind === 'transcript') return <Messages messages={content.messages} anchor={anchor} />;
  return (
    <>
      <Messages messages={content.prompt} anchor={anchor} />
      <h4>Response a</h4>
      <Messages messages={content.a} anchor={anchor} />
      <h4>Response b</h4>
      <Messages messages={content.b} anchor={anchor} />
    </>
  );
}

function Messages({ messages, anchor }: { messages: readonly Message[]; anchor: string }) {
  return (
    <ol className="messages">
      {messages.map(({ id, speaker, blocks }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages never move
        <li key={`${anchor}-${at}`} className={speaker}>
          <p className="speaker">
            [{name(id)}] {speaker}
          </p>
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
            <BlockView key={index} block={block} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'text':
      return <Text text={block.text} />;
    case 'reasoning':
      return (
        <Kind title={block.redacted === true ? 'reasoning, redacted by the provider' : 'reasoning'}>
          <Text text={block.text} />
        </Kind>
      );
    case 'tool_call':
      return (
        <Kind title={`calls ${name(block.name)}`}>
          <Text text={block.arguments} code />
        </Kind>
      );
    case 'tool_result':
      return (
        <Kind title={block.name === undefined ? 'result' : `result of ${name(block.name)}`}>
          <Text text={block.text} code />
          {block.error === undefined ? null : <Text text={`error: ${block.error}`} code />}
        </Kind>
      );
    case 'omitted':
      return <p className="kind">{name(block.media)}, not shown</p>;
  }
}

function Kind({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="block">
      <p className="kind">{title}</p>
      {children}
    </div>
  );
}

function Text({ text, code = false }: { text: string; code?: boolean }) {
  const rest = text.length - SHOWN_CHARACTERS;
  return (
    <>
      <p className={code ? 'text code' : 'text'} dir="auto">
        {sanitise(rest > 0 ? text.slice(0, SHOWN_CHARACTERS) : text, { multiline: true })}
      </p>
      {rest > 0 ? <p className="kind">cut here: {amount(rest)} more characters</p> : null}
    </>
  );
}
