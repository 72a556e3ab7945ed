import { name, quoted } from '../name.ts';
import type { Answer, DisagreedItem } from './disagreement.ts';

/** The gold of an item: one label, or each annotator's. */
export function goldWords({ gold }: DisagreedItem): string {
  return gold
    .map(({ annotator, label }) =>
      annotator === undefined ? name(label) : `${name(annotator)}: ${name(label)}`,
    )
    .join('; ');
}

/** What came of asking: the label, or the outcome that is none. */
export function answerWords({ outcome, label }: Answer): string {
  if (outcome === 'verdict') return name(label ?? '');
  return `no verdict: ${outcome.replaceAll('_', ' ')}`;
}

/** Whether it is a verdict other than the gold label, or than that of any of several annotators. */
export function contradicts({ outcome, label }: Answer, { gold }: DisagreedItem): boolean {
  return outcome === 'verdict' && gold.some((entry) => entry.label !== label);
}

/** The candidate, with what tells its trials on one item apart where it has several. */
export function answerName(answer: Answer, { answers }: DisagreedItem): string {
  const { candidate, presentation, repeat } = answer;
  const own = answers.filter((other) => other.candidate === candidate);
  if (own.length < 2) return name(candidate);
  const order = presentation === '' ? '' : `, ${quoted(presentation)}`;
  const several = own.some((other) => other.repeat !== repeat);
  return `${name(candidate)}${order}${several ? `, repeat ${repeat}` : ''}`;
}
