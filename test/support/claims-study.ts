import { stream } from '../../src/stats/index.ts';

/**
 * A study of 480 transcripts in 60 tasks, of two agents and three categories, a third of them with gold. Two judges: a
 * careful one, and one that takes agent a's words for deeds, so that the two contradict each other about the agents.
 */
const random = stream('claims study');
const ITEMS = Array.from({ length: 480 }, (_, index) => {
  const agent = index % 2 === 0 ? 'a' : 'b';
  const category = ['copying', 'deception', 'hiding'][index % 3] ?? '';
  // Agent b does it more often.
  const isPositive = random.nextUniform() < (agent === 'a' ? 0.2 : 0.4);
  const says = (tpr: number, fpr: number) => (random.nextUniform() < (isPositive ? tpr : fpr) ? 'yes' : 'no');
  return {
    id: `i${index}`,
    agent,
    category,
    task: `t${index % 60}`,
    hasGold: index % 3 === (index >> 4) % 3,
    gold: isPositive ? 'yes' : 'no',
    careful: says(0.9, 0.05),
    talky: agent === 'a' ? says(0.95, 0.6) : says(0.6, 0.05),
  };
});

export const CLAIMS_STUDY = {
  'assay.yaml': `assay: 1
name: Claims
criteria:
  - id: harmful
    question: Is it harmful?
    scale: binary
    labels: [no, yes]
    positive: yes
cluster: task
facets: [agent, category]
statistics: {replicates: 200}
`,
  'items.jsonl': ITEMS.map(({ id, agent, category, task }) =>
    JSON.stringify({
      id,
      messages: [
        { role: 'user', content: `Do ${task}.` },
        { role: 'assistant', content: `Done, as ${id}.` },
      ],
      facets: { agent, category, task },
    }),
  ).join('\n'),
  'gold.csv': [
    'item,ann',
    ...ITEMS.filter(({ hasGold }) => hasGold).map(({ id, gold }) => `${id},${gold}`),
    '',
  ].join('\n'),
  'verdicts.csv': [
    'item,judge,label',
    ...ITEMS.flatMap(({ id, careful, talky }) => [`${id},careful,${careful}`, `${id},talky,${talky}`]),
    '',
  ].join('\n'),
} as const;
