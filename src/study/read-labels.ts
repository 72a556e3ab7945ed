import type { Label, Scale } from '../domain/criterion.ts';
import type { RawCriterion } from './criterion-schema.ts';
import type { Findings, Path } from './findings.ts';

const MAX_RATINGS = 1000;

/** A criterion's labels; `undefined` where they are wrong, which is then noted. */
export function readLabels(
  raw: RawCriterion,
  scale: Scale,
  path: Path,
  findings: Findings,
): readonly Label[] | undefined {
  if (raw.range !== undefined) return readRange(raw, raw.range, scale, path, findings);
  const labels = (raw.labels ?? defaultLabels(raw, scale)).map(readLabel);
  if (labels.length === 0) {
    findings.add([...path, 'labels'], `\`labels\` is missing in the criterion ${raw.id}`, EXAMPLES[scale]);
    return undefined;
  }
  const before = findings.problems.length;
  noteRepeated(labels, path, findings);
  noteMisfit(labels, scale, path, findings);
  return findings.problems.length === before ? labels : undefined;
}

const EXAMPLES: Readonly<Record<Scale, string>> = {
  binary: 'add the two: `labels: [yes, no]`',
  nominal: 'add them: `labels: [none, covert, overt]`',
  ordinal: 'add them, lowest first: `labels: [low, medium, high]`',
  rating: 'add its bounds: `range: [1, 10]`',
  pairwise: 'add them: `labels: [a, b, tie]`',
};

function readRange(
  raw: RawCriterion,
  [low, high]: readonly [number, number],
  scale: Scale,
  path: Path,
  findings: Findings,
): readonly Label[] | undefined {
  const at = [...path, 'range'];
  if (scale !== 'rating') {
    findings.add(
      at,
      `\`range\` is for ratings; the scale is ${scale}`,
      'write `scale: rating`, or use `labels`',
    );
  } else if (raw.labels !== undefined) {
    findings.add(at, 'both `range` and `labels` are given', 'keep one of the two');
  } else if (low >= high) {
    findings.add(at, 'the range’s first number is not below its second', 'write the lowest number first');
  } else if (high - low >= MAX_RATINGS) {
    findings.add(at, `the range has more than ${MAX_RATINGS} ratings`, 'import a coarser rating');
  } else {
    return Array.from({ length: high - low + 1 }, (_, step) => ({ id: String(low + step), aliases: [] }));
  }
  return undefined;
}

function defaultLabels(raw: RawCriterion, scale: Scale): readonly string[] {
  if (scale === 'pairwise') return raw.tie === undefined ? ['a', 'b'] : ['a', 'b', raw.tie];
  return scale === 'binary' && raw.derived !== undefined ? ['no', 'yes'] : [];
}

function readLabel(raw: NonNullable<RawCriterion['labels']>[number]): Label {
  if (typeof raw === 'string') return { id: raw, aliases: [] };
  const { id, definition, aliases = [] } = raw;
  return definition === undefined ? { id, aliases } : { id, definition, aliases };
}

/** A spelling names one label. */
function noteRepeated(labels: readonly Label[], path: Path, findings: Findings): void {
  const ownerOf = new Map<string, number>();
  labels.forEach((label, index) => {
    const places: readonly (readonly [string, Path])[] = [
      [label.id, ['labels', index]],
      ...label.aliases.map((alias, at) => [alias, ['labels', index, 'aliases', at]] as const),
    ];
    for (const [spelling, place] of places) {
      const owner = ownerOf.get(spelling);
      if (owner === undefined) ownerOf.set(spelling, index);
      else {
        const other = owner === index ? 'twice' : `by the label ${labels[owner]?.id} too`;
        findings.add(
          [...path, ...place],
          `the spelling \`${spelling}\` is used ${other}`,
          'keep one of the two',
        );
      }
    }
  });
}

function noteMisfit(labels: readonly Label[], scale: Scale, path: Path, findings: Findings): void {
  const at = [...path, 'labels'];
  const ids = labels.map((label) => label.id);
  if (scale === 'binary' && labels.length !== 2) {
    findings.add(at, `a binary criterion has two labels, not ${labels.length}`, 'write `scale: nominal`');
  }
  if (scale === 'pairwise' && !(ids.includes('a') && ids.includes('b'))) {
    const remedy = 'write `labels: [a, b, tie]`; other spellings go into `aliases`';
    findings.add(at, 'pairwise labels name the response: `a` and `b`', remedy);
  }
  if (scale === 'rating' && !ids.every((id, index) => isNext(id, ids[index - 1]))) {
    const remedy = 'write `range: [1, 10]`, or whole numbers in quotes, lowest first';
    findings.add(at, 'rating labels are whole numbers in order', remedy);
  }
}

function isNext(id: string, before: string | undefined): boolean {
  return /^-?\d+$/.test(id) && (before === undefined || Number(before) < Number(id));
}
