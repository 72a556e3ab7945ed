import { type Condition, type Derivation, isOrdered, type Label } from '../domain/criterion.ts';
import type { RawDerived } from './criterion-schema.ts';
import type { Findings, Path } from './findings.ts';
import type { KnownCriteria } from './known-criteria.ts';
import { labelIndex } from './label-index.ts';
import { readCut } from './read-cut.ts';

/** The criterion that is derived, and those above it that it may use. */
interface Derived {
  readonly id: string;
  readonly labels: readonly Label[];
  readonly isBinary: boolean;
  readonly known: KnownCriteria;
}

/** How a derived criterion is computed; `undefined` where that is wrong, which is then noted. */
export function readDerivation(
  raw: RawDerived,
  derived: Derived,
  path: Path,
  findings: Findings,
): Derivation | undefined {
  const given = (['cut', 'collapse', 'all'] as const).filter((kind) => raw[kind] !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'says nothing' : `says ${given.join(' and ')}`;
    findings.add(path, `\`derived\` ${found}`, 'write one of cut, collapse and all');
    return undefined;
  }
  if (raw.collapse) return readCollapse(raw.collapse, derived, [...path, 'collapse'], findings);
  if (!derived.isBinary) {
    findings.add(
      path,
      `\`${given[0]}\` makes a binary criterion`,
      'write `scale: binary`, or use `collapse`',
    );
    return undefined;
  }
  if (raw.cut) return readDerivedCut(raw.cut, derived, [...path, 'cut'], findings);
  const conditions = (raw.all ?? []).map((condition, index) =>
    readCondition(condition, derived, [...path, 'all', index], findings),
  );
  return { kind: 'all', conditions: conditions.filter((condition) => condition !== undefined) };
}

function readDerivedCut(
  { of, from }: NonNullable<RawDerived['cut']>,
  { known }: Derived,
  path: Path,
  findings: Findings,
): Derivation | undefined {
  const source = known.named(of, [...path, 'of'], findings);
  if (source === undefined) return undefined;
  if (!isOrdered(source)) {
    const remedy = 'name an ordinal or rating criterion, or use `collapse`';
    findings.add([...path, 'of'], `the labels of ${of} have no order to cut`, remedy);
    return undefined;
  }
  const cut = readCut(from, source.labels, source.scale);
  if ('from' in cut) return { kind: 'cut', of, from: cut.from };
  findings.add([...path, 'from'], cut.message, cut.remedy);
  return undefined;
}

function readCollapse(
  { of, map }: NonNullable<RawDerived['collapse']>,
  { id, labels, known }: Derived,
  path: Path,
  findings: Findings,
): Derivation | undefined {
  const source = known.named(of, [...path, 'of'], findings);
  if (source === undefined) return undefined;
  const collapsed = new Array<number>(source.labels.length).fill(-1);
  const said = new Set<number>();
  for (const [from, to] of Object.entries(map)) {
    const at = [...path, 'map', from];
    const index = labelIndex(from, { of, labels: source.labels }, at, findings);
    if (index < 0) continue;
    said.add(index);
    collapsed[index] = to === null ? -1 : labelIndex(to, { of: id, labels }, at, findings);
  }
  for (const [index, label] of source.labels.entries()) {
    if (said.has(index)) continue;
    const remedy = `add \`${label.id}: <label>\`, or \`${label.id}: null\` to leave such items out`;
    findings.add([...path, 'map'], `the map says nothing about \`${label.id}\``, remedy);
  }
  return { kind: 'collapse', of, map: collapsed };
}

function readCondition(
  raw: NonNullable<RawDerived['all']>[number],
  { known }: Derived,
  path: Path,
  findings: Findings,
): Condition | undefined {
  const { criterion, labels, facet, values } = raw;
  if (facet !== undefined && values && criterion === undefined && !labels) return { facet, values };
  if (criterion === undefined || !labels || facet !== undefined || values) {
    const remedy = 'write `criterion` with `labels`, or `facet` with `values`';
    findings.add(path, 'a condition is either about a criterion or about a facet', remedy);
    return undefined;
  }
  const source = known.named(criterion, [...path, 'criterion'], findings);
  if (source === undefined) return undefined;
  const of = { of: criterion, labels: source.labels };
  return { criterion, labels: labels.map((id, at) => labelIndex(id, of, [...path, 'labels', at], findings)) };
}
