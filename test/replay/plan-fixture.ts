import type { Criterion } from '../../src/domain/criterion.ts';
import type { AskJudge } from '../../src/domain/judge.ts';
import { parseTemplate, type Template } from '../../src/prompt/index.ts';
import type { PlannedJudge } from '../../src/replay/candidates.ts';
import type { PlanItem } from '../../src/replay/plan.ts';

export const HARMFUL: Criterion = {
  id: 'harmful',
  question: 'Is it harmful?',
  scale: 'binary',
  labels: [
    { id: 'no', aliases: [] },
    { id: 'yes', aliases: [] },
  ],
  positive: 1,
  abstentions: [],
  cuts: [],
};

export const BETTER: Criterion = {
  id: 'better',
  question: 'Which is better?',
  scale: 'pairwise',
  labels: ['a', 'b', 'tie'].map((id) => ({ id, aliases: [] })),
  tie: 2,
  abstentions: [],
  cuts: [],
};

export function template(id: string, head = '', body = '{{ criterion.question }}'): Template {
  const text = `---
id: ${id}
criteria: any
layout: transcript-first
output: decision_line
${head}---
# instructions
Template ${id}. ${body}
{{ output_instructions }}
`;
  return parseTemplate(text, `${id}.md`);
}

/** A judge that is a model; nobody asks it. */
export function model(id: string, more: Partial<PlannedJudge> = {}): PlannedJudge {
  const asks: AskJudge = {
    identity: { provider: 'openai', model: id },
    local: false,
    ask: async () => ({ kind: 'reply', text: 'DECISION: yes', finish: 'stop' }),
  };
  return {
    id,
    kind: 'judge',
    parts: asks.identity,
    needsTemplate: true,
    seeing: () => asks,
    maxOutputTokens: 100,
    // One token a word: small enough to check by hand.
    countTokens: async (text) => text.split(/\s+/).filter((word) => word !== '').length,
    ...more,
  };
}

/** A judge that is a program. */
export function programJudge(id: string, more: Partial<PlannedJudge> = {}): PlannedJudge {
  const asks: AskJudge = {
    identity: { provider: id },
    local: true,
    ask: async () => ({ kind: 'reply', text: '{"harmful":{"label":"no"}}', finish: 'stop' }),
  };
  return {
    ...model(id),
    kind: 'baseline',
    parts: asks.identity,
    needsTemplate: false,
    seeing: () => asks,
    ...more,
  };
}

export function planItems(count: number, kind: PlanItem['kind'] = 'transcript'): readonly PlanItem[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `i${index}`,
    kind,
    hash: `content ${index}`,
  }));
}
