/** The studies under which the public data sets are imported, as their users would write them. */
export const STUDIES = {
  openqaAnnotators: {
    folder: 'openqa_nq301',
    mapping: 'openqa-annotators-as-judges.yaml',
    study: `assay: 1
name: NQ301 annotators
criteria:
  - id: acceptable
    question: Is the answer acceptable?
    scale: binary
    labels: [No, Yes]
    positive: Yes
cluster: none
`,
  },
  openqa: {
    folder: 'openqa_nq301',
    mapping: 'openqa.yaml',
    study: `assay: 1
name: NQ301
criteria:
  - id: acceptable
    question: Is the answer acceptable?
    scale: binary
    labels: [No, Yes]
    positive: Yes
cluster: question
facets: [answer_length, answer_source]
`,
  },
  llmbar: {
    folder: 'llmbar_templates',
    mapping: 'llmbar.yaml',
    study: `assay: 1
name: LLMBar
criteria:
  - id: better
    question: Which output follows the instruction better?
    scale: pairwise
    labels:
      - {id: a, aliases: ['1']}
      - {id: b, aliases: ['2']}
    positive: a
cluster: none
facets: [subset]
`,
  },
  pandalm: {
    folder: 'pandalm_testset',
    mapping: 'pandalm.yaml',
    study: pandalm('default'),
  },
  pandalmGarbageIsTie: {
    folder: 'pandalm_testset',
    mapping: 'pandalm-garbage-is-tie.yaml',
    study: pandalm('default'),
  },
} as const;

/** PandaLM under another gold policy: `majority`, or `{annotator: annotator1}`. */
export function pandalm(policy: string): string {
  return `assay: 1
name: PandaLM
gold: {policy: ${policy}}
criteria:
  - id: better
    question: Which response is better?
    scale: pairwise
    labels:
      - {id: tie, aliases: ['0']}
      - {id: a, aliases: ['1']}
      - {id: b, aliases: ['2']}
    tie: tie
cluster: none
facets: [cmp_key, motivation_app]
`;
}
