import type { Criterion } from '../../domain/criterion.ts';
import type { Block, Content, Message } from '../../domain/transcript.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import { type Line, line, span, type Tone } from './line.ts';
import { wrap } from './wrap.ts';

/** A line of a transcript; of a tool output that can be folded it names the block. */
export interface TranscriptLine {
  readonly spans: Line;
  readonly fold?: string;
}

/** A tool output of more lines than this is shown folded. */
const FOLD_ABOVE = 8;
const SHOWN_FOLDED = 3;

/**
 * A whole item laid out for so many columns: the question, then each message under its id and speaker, reasoning set
 * apart by a bar at its side, tool outputs folded unless they are among `unfolded`. Everything is sanitised.
 */
export function transcriptLines(
  content: Content,
  criterion: Criterion,
  width: number,
  unfolded: ReadonlySet<string> | 'all',
): readonly TranscriptLine[] {
  const key = `${width}\n${unfolded === 'all' ? 'all' : [...unfolded].join()}`;
  const known = LAID_OUT.get(content);
  if (known?.key === key) return known.lines;
  const lines = [
    ...questionLines(criterion, width),
    ...sections(content).flatMap(({ head, messages }) => [
      ...(head === '' ? [] : [plain(''), plain(head, 'title')]),
      ...messages.flatMap((message) => messageLines(message, width, unfolded)),
    ]),
  ];
  LAID_OUT.set(content, { key, lines });
  return lines;
}

/** The last layout of a content: a key that only scrolls lays nothing out. */
const LAID_OUT = new WeakMap<Content, { readonly key: string; readonly lines: readonly TranscriptLine[] }>();

function questionLines({ question, labels }: Criterion, width: number): readonly TranscriptLine[] {
  return [
    ...wrap(sanitise(question, { multiline: true }), width).map((text) => plain(text, 'title')),
    ...labels.flatMap(({ id, definition }) =>
      definition === undefined
        ? []
        : indented(`${sanitise(id)}: ${sanitise(definition)}`, width, '  ', 'quiet'),
    ),
  ];
}

function sections(
  content: Content,
): readonly { readonly head: string; readonly messages: readonly Message[] }[] {
  if (content.kind === 'transcript') return [{ head: '', messages: content.messages }];
  return [
    { head: '== prompt ==', messages: content.prompt },
    { head: '== response a ==', messages: content.a },
    { head: '== response b ==', messages: content.b },
  ];
}

function messageLines(
  { id, speaker, blocks }: Message,
  width: number,
  unfolded: ReadonlySet<string> | 'all',
): readonly TranscriptLine[] {
  return [
    plain(''),
    { spans: [span(sanitise(id), 'quiet'), span(' '), span(speaker, 'strong')] },
    ...blocks.flatMap((block, index) => blockLines(block, `${id}/${index}`, width, unfolded)),
  ];
}

function blockLines(
  block: Block,
  name: string,
  width: number,
  unfolded: ReadonlySet<string> | 'all',
): readonly TranscriptLine[] {
  switch (block.type) {
    case 'text':
      return indented(sanitise(block.text, { multiline: true }), width, '  ');
    case 'reasoning':
      return [
        plain(block.redacted ? '  ┊ reasoning (redacted by the provider)' : '  ┊ reasoning', 'quiet'),
        ...indented(sanitise(block.text, { multiline: true }), width, '  ┊ ', 'quiet'),
      ];
    case 'tool_call':
      return indented(
        `→ ${sanitise(block.name)} ${sanitise(block.arguments, { multiline: true })}`,
        width,
        '  ',
        'tool',
      );
    case 'tool_result':
      return resultLines(block, name, width, unfolded === 'all' || unfolded.has(name));
    case 'omitted':
      return [plain(`  [${sanitise(block.media)}, not shown]`, 'quiet')];
  }
}

function resultLines(
  { text, error, name: tool }: Extract<Block, { type: 'tool_result' }>,
  fold: string,
  width: number,
  isOpen: boolean,
): readonly TranscriptLine[] {
  const head = plain(`  ← output${tool === undefined ? '' : ` of ${sanitise(tool)}`}`, 'tool');
  const failed =
    error === undefined
      ? []
      : indented(`error: ${sanitise(error, { multiline: true })}`, width, '    ', 'warn');
  const lines = indented(sanitise(text, { multiline: true }), width, '    ', 'tool');
  if (lines.length <= FOLD_ABOVE) return [head, ...failed, ...lines];
  const folded = lines.length - SHOWN_FOLDED;
  const rest = isOpen
    ? [...lines.map((one) => ({ ...one, fold })), plain('    ▾ end of the output (z folds it)', 'quiet')]
    : [
        ...lines.slice(0, SHOWN_FOLDED),
        plain(`    ▸ ${plural(folded, 'more line')} folded (z opens)`, 'quiet'),
      ];
  return [head, ...failed, ...rest].map((one) => ({ ...one, fold }));
}

function indented(
  text: string,
  width: number,
  margin: string,
  tone: Tone = 'plain',
): readonly TranscriptLine[] {
  return wrap(text, width - margin.length).map((own) => plain(`${margin}${own}`, tone));
}

function plain(text: string, tone: Tone = 'plain'): TranscriptLine {
  return { spans: line(text, tone) };
}
