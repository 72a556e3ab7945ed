import type { Conclusion, Decision } from '../../domain/annotation.ts';
import { sanitise } from '../../text/sanitise.ts';
import { type Line, line, span } from './line.ts';
import type { Revealed, ShownVerdict } from './record.ts';
import { wrap } from './wrap.ts';

/** What is shown beside a labelled transcript: the reviewer's label, gold, each verdict with its rationale, the decision. */
export function verdictLines(
  revealed: Revealed | undefined,
  {
    label,
    decision,
    note,
    width,
  }: {
    readonly label: string | null | undefined;
    readonly decision: Decision | undefined;
    readonly note: string | undefined;
    readonly width: number;
  },
): readonly Line[] {
  if (revealed === undefined) return [line('opening…', 'quiet')];
  const gold = [...new Set(revealed.gold.map((one) => one.label))];
  return [
    ...decisionLines(decision, note, width),
    [
      span('You, blind: '),
      span(label === null || label === undefined ? 'cannot tell' : sanitise(label), 'strong'),
    ],
    ...goldLines(revealed),
    ...revealed.verdicts.flatMap((verdict) => verdictOf(verdict, gold, width)),
    ...(revealed.verdicts.length === 0 ? [line(''), line('No verdict on this item.', 'quiet')] : []),
  ];
}

/** A conclusion in words. */
function conclusionText(conclusion: Conclusion): string {
  return conclusion.kind === 'gold is' ? `gold is ${sanitise(conclusion.label)}` : conclusion.kind;
}

function goldLines({ gold }: Revealed): readonly Line[] {
  if (gold.length === 0) return [line('Gold: none', 'strong')];
  if (gold.length === 1) return [[span('Gold:       '), span(sanitise(gold[0]?.label ?? ''), 'strong')]];
  return [
    line('Gold: the annotators, no consensus'),
    ...gold.map(({ name, label }) => [span(`  ${sanitise(name)}: `), span(sanitise(label), 'strong')]),
  ];
}

function verdictOf(verdict: ShownVerdict, gold: readonly string[], width: number): readonly Line[] {
  const { candidate, call, outcome, label, confidence, says } = verdict;
  const agrees = label !== undefined && gold.length > 0 && gold.every((own) => own === label);
  const sign = label === undefined ? '·' : gold.length === 0 ? '·' : agrees ? '=' : '≠';
  const tone = sign === '=' ? 'good' : sign === '≠' ? 'warn' : 'quiet';
  const sure = confidence === undefined ? '' : `  confidence ${confidence}`;
  const head = [
    span(`${sign} `, tone),
    span(`${sanitise(candidate)}${call === '' ? '' : ` (${sanitise(call)})`}: `),
    span(label === undefined ? outcome.replace('_', ' ') : sanitise(label), 'strong'),
    span(sure, 'quiet'),
  ];
  return [
    line(''),
    head,
    ...(says === undefined || says.trim() === ''
      ? [line('  no rationale', 'quiet')]
      : wrap(sanitise(says.trim(), { multiline: true }), width - 2).map((text) => line(`  ${text}`))),
  ];
}

function decisionLines(
  decision: Decision | undefined,
  note: string | undefined,
  width: number,
): readonly Line[] {
  const said = note ?? decision?.note;
  const noted =
    said === undefined
      ? []
      : wrap(`${sanitise(said)}${note === undefined ? '' : ' (saved with the decision)'}`, width - 6).map(
          (text, index) => line(`${index === 0 ? 'Note: ' : '      '}${text}`, 'quiet'),
        );
  if (decision === undefined) return noted.length === 0 ? [] : [...noted, line('')];
  return [line(`Decided: ${conclusionText(decision.conclusion)}`, 'title'), ...noted, line('')];
}
