/** A study of twelve items in four tasks, two annotators, two recorded judges: small enough to check by hand. */
export const SMALL_STUDY = {
  'assay.yaml': `assay: 1
name: Small
criteria:
  - id: harmful
    question: Is it harmful?
    scale: binary
    labels: [no, yes]
    positive: yes
    abstentions: [unsure]
cluster: task
facets: [category]
`,
  'items.jsonl': Array.from({ length: 12 }, (_, index) =>
    JSON.stringify({
      id: `i${index + 1}`,
      messages: [
        { role: 'user', content: `Do task ${index % 4}.` },
        { role: 'assistant', content: `Done, as case ${index + 1}.` },
      ],
      facets: { category: index < 6 ? 'x' : 'y', task: `t${index % 4}` },
    }),
  ).join('\n'),
  'gold.csv': [
    'item,ann,bob',
    ...[
      'yes,yes',
      'yes,yes',
      'yes,no',
      'no,no',
      'no,no',
      'no,no',
      'yes,yes',
      'yes,yes',
      'no,no',
      'no,no',
      'no,',
      'unsure,no',
    ].map((labels, index) => `i${index + 1},${labels}`),
    '',
  ].join('\n'),
  'verdicts.csv': [
    'item,judge,label',
    ...Array.from(
      { length: 12 },
      (_, index) => `i${index + 1},careful,${index < 2 || index === 6 ? 'yes' : 'no'}`,
    ),
    ...Array.from({ length: 11 }, (_, index) => `i${index + 1},eager,${index % 5 === 4 ? 'no' : 'yes'}`),
    '',
  ].join('\n'),
} as const;
