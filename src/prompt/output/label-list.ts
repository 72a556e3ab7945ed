import type { AskedCriterion } from './form.ts';

/** The labels of a criterion, one per line, and what to write when none can be given. */
export function labelList(criterion: AskedCriterion): string {
  const labels = criterion.labels.map((label) => `- ${label.id}`).join('\n');
  return criterion.abstention === null ? labels : `${labels}\n${abstentionLine(criterion.abstention)}`;
}

function abstentionLine(abstention: string): string {
  return `Only if what you were shown does not let a careful reader decide, write this instead:\n- ${abstention}`;
}
