import { percent } from '../text/number.ts';
import { amount } from './amount.ts';
import { type Block, list, type Table } from './block.ts';
import { levelHead } from './level-head.ts';
import { name } from './name.ts';
import { type CriterionProvenance, type Provenance, provenanceHash } from './provenance.ts';

/** Everything needed to make the report again, at full length. */
export function provenancePart(provenance: Provenance): readonly Block[] {
  const { study, items, statistics } = provenance;
  return [
    {
      kind: 'table',
      columns: [{ head: 'what' }, { head: 'value' }],
      rows: [
        ['made by', `${provenance.package.name} ${provenance.package.version}`],
        ['provenance', provenanceHash(provenance)],
        ['study', study.name],
        ['study file', study.hash],
        ['items', `${amount(items.count)}, ${items.hash}`],
        ['seed', provenance.seed],
        [
          'intervals',
          `${levelHead(statistics.level)}s, ${amount(statistics.replicates)} resamples where resampled`,
        ],
        ['no verdict counts as', statistics.whenNoVerdict],
        ['cluster', statistics.cluster],
        ...provenance.criteria.flatMap(criterionRows),
      ],
      notes: [],
    },
    ...provenance.criteria.flatMap(candidateTable),
    ...list(recordedSentence(provenance)),
  ];
}

/** One line for the foot of a table in the terminal. */
export function provenanceLine(provenance: Provenance): string {
  const { name: program, version } = provenance.package;
  return `${program} ${version}, study ${name(provenance.study.name)}, seed ${name(provenance.seed)}, provenance ${provenanceHash(provenance).slice(0, 12)}.`;
}

/** When the verdicts were recorded; nothing where the replies do not say. */
export function recordedSentence({ recorded }: Provenance): readonly string[] {
  if (recorded === undefined) return [];
  return [
    recorded.first === recorded.last
      ? `Verdicts recorded at ${recorded.first}.`
      : `Verdicts recorded between ${recorded.first} and ${recorded.last}.`,
  ];
}

function criterionRows(entry: CriterionProvenance): readonly (readonly string[])[] {
  const { criterion, gold, deploymentPrevalence, tried, unlabelled } = entry;
  return [
    ...(gold === undefined ? [] : [[`gold of ${criterion}`, `version ${gold.n}, ${gold.hash}`]]),
    ...(deploymentPrevalence === undefined
      ? []
      : [[`deployment prevalence of ${criterion}`, percent(deploymentPrevalence)]]),
    ...(tried === undefined ? [] : [[`candidates ever compared under ${criterion}`, amount(tried)]]),
    [`not compared under ${criterion}`, reasons(unlabelled)],
  ];
}

function candidateTable({ criterion, candidates }: CriterionProvenance): readonly Table[] {
  if (candidates.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { head: `candidate under ${criterion}` },
        { head: 'kind' },
        { head: 'view' },
        { head: 'left out' },
        { head: 'hash' },
      ],
      rows: candidates.map(({ id, kind, view, hash, leftOut }) => [id, kind, view, reasons(leftOut), hash]),
      notes: [],
    },
  ];
}

function reasons(leftOut: CriterionProvenance['unlabelled']): string {
  if (leftOut.length === 0) return 'none';
  return leftOut.map(({ reason, count }) => `${name(reason)} (${amount(count)})`).join(', ');
}
