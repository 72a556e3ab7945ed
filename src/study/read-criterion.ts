import type { Criterion, Cut, Label, Scale } from '../domain/criterion.ts';
import type { RawCriterion, RawCut } from './criterion-schema.ts';
import type { Findings, Path } from './findings.ts';
import type { KnownCriteria } from './known-criteria.ts';
import { labelIndex } from './label-index.ts';
import { readCosts } from './read-costs.ts';
import { readCut } from './read-cut.ts';
import { readDerivation } from './read-derivation.ts';
import { readLabels } from './read-labels.ts';

/** A criterion, its references resolved; `undefined` where something is wrong, which is then noted. */
export function readCriterion(
  raw: RawCriterion,
  known: KnownCriteria,
  path: Path,
  findings: Findings,
): Criterion | undefined {
  const scale = raw.scale ?? impliedScale(raw);
  if (scale === undefined) {
    const remedy = 'add `scale:` with binary, nominal, ordinal, rating or pairwise';
    findings.add([...path, 'scale'], `\`scale\` is missing in the criterion ${raw.id}`, remedy);
    return undefined;
  }
  const before = findings.problems.length;
  const labels = readLabels(raw, scale, path, findings);
  if (labels === undefined) return undefined;
  const isOrdinal = scale === 'ordinal' || scale === 'rating';
  const positive = isOrdinal ? undefined : readPositive(raw, scale, labels, path, findings);
  const tie = readTie(raw, scale, labels, path, findings);
  const cuts = readCuts(raw, scale, labels, path, findings);
  const costs = readCosts(raw, labels, path, findings);
  noteAbstentions(raw, labels, path, findings);
  const derived =
    raw.derived &&
    readDerivation(
      raw.derived,
      { id: raw.id, labels, isBinary: scale === 'binary', known },
      [...path, 'derived'],
      findings,
    );
  if (findings.problems.length > before) return undefined;
  return {
    id: raw.id,
    question: raw.question,
    scale,
    labels,
    abstentions: raw.abstentions ?? [],
    cuts,
    ...(positive === undefined ? {} : { positive }),
    ...(tie === undefined ? {} : { tie }),
    ...(costs === undefined ? {} : { costs }),
    ...(derived === undefined ? {} : { derived }),
  };
}

function impliedScale(raw: RawCriterion): Scale | undefined {
  if (raw.derived) return 'binary';
  return raw.range ? 'rating' : undefined;
}

function readPositive(
  raw: RawCriterion,
  scale: Scale,
  labels: readonly Label[],
  path: Path,
  findings: Findings,
): number | undefined {
  const at = [...path, 'positive'];
  if (raw.positive !== undefined) return labelIndex(raw.positive, { of: raw.id, labels }, at, findings);
  if (scale !== 'binary') return undefined;
  if (raw.derived !== undefined && raw.labels === undefined) return 1;
  const remedy = `add the label that is counted: \`positive: ${labels[0]?.id}\``;
  findings.add(at, `\`positive\` is missing in the binary criterion ${raw.id}`, remedy);
  return undefined;
}

function readTie(
  raw: RawCriterion,
  scale: Scale,
  labels: readonly Label[],
  path: Path,
  findings: Findings,
): number | undefined {
  if (raw.tie === undefined) return undefined;
  const at = [...path, 'tie'];
  if (scale === 'pairwise') return labelIndex(raw.tie, { of: raw.id, labels }, at, findings);
  findings.add(at, `\`tie\` is for pairwise criteria; the scale is ${scale}`, 'remove the line');
  return undefined;
}

/** Cuts, in the order written. On an ordered scale `positive: '>= 7'` is one too, and comes first. */
function readCuts(
  raw: RawCriterion,
  scale: Scale,
  labels: readonly Label[],
  path: Path,
  findings: Findings,
): readonly Cut[] {
  const isOrdinal = scale === 'ordinal' || scale === 'rating';
  if (!isOrdinal && raw.cuts !== undefined) {
    findings.add(
      [...path, 'cuts'],
      `\`cuts\` need an order; the scale is ${scale}`,
      'write `positive:` instead',
    );
    return [];
  }
  const written: readonly (readonly [RawCut, Path])[] = [
    ...(isOrdinal && raw.positive !== undefined ? [[raw.positive, [...path, 'positive']] as const] : []),
    ...(raw.cuts ?? []).map((cut, index) => [cut, [...path, 'cuts', index]] as const),
  ];
  const ids = new Set<string>();
  return written.flatMap(([cut, at]) => {
    const text = typeof cut === 'string' ? cut : cut.from;
    const read = readCut(text, labels, scale);
    if (!('from' in read)) {
      findings.add(typeof cut === 'string' ? at : [...at, 'from'], read.message, read.remedy);
      return [];
    }
    const id = typeof cut === 'string' ? `>= ${labels[read.from]?.id}` : cut.id;
    if (ids.has(id)) findings.add(at, `the cut \`${id}\` is there twice`, 'remove one of the two');
    ids.add(id);
    return [{ id, from: read.from }];
  });
}

function noteAbstentions(raw: RawCriterion, labels: readonly Label[], path: Path, findings: Findings): void {
  raw.abstentions?.forEach((spelling, index) => {
    const label = labels.find(({ id, aliases }) => id === spelling || aliases.includes(spelling));
    if (label === undefined) return;
    const remedy = 'remove it here or among the labels: an abstention is no label';
    findings.add(
      [...path, 'abstentions', index],
      `\`${spelling}\` is a spelling of the label ${label.id}`,
      remedy,
    );
  });
}
