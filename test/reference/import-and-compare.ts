import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { CandidateResult, Comparison, Figures, Slice } from '../../src/compare/comparison.ts';
import { sharedPath } from '../support/shared.ts';

interface StudyOfSet {
  readonly folder: string;
  readonly mapping: string;
  readonly study: string;
}

export interface Imported {
  readonly comparison: Comparison;
  /** The account that the import printed, as JSON. */
  readonly account: { readonly rows: number; readonly rejected: number; readonly raters: readonly Rater[] };
}

interface Rater {
  readonly rater: string;
  readonly joined: number;
  readonly unmatched: number;
}

/** Imports a public data set by its mapping and compares, all through the command line, as its user would. */
export async function importAndCompare({ folder, mapping, study }: StudyOfSet): Promise<Imported> {
  const place = await mkdtemp(join(tmpdir(), 'assay-reference-'));
  try {
    await writeFile(join(place, 'assay.yaml'), study);
    const mappingFile = join(import.meta.dirname, '..', 'mappings', mapping);
    const root = sharedPath('data', folder, 'raw');
    const account = await json(place, 'import', '--mapping', mappingFile, root, '--json');
    const document = await json(place, 'compare', '--json');
    return { account, comparison: document.comparisons[0] };
  } finally {
    await rm(place, { recursive: true });
  }
}

async function json(cwd: string, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    cwd,
    env: {},
    clock: { now: () => 0 },
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    width: 80,
  });
  expect(code, err.join('')).toBe(0);
  return JSON.parse(out.join(''));
}

export function candidateOf(comparison: Comparison, id: string): CandidateResult {
  const found = comparison.candidates.find(({ candidate }) => candidate.id === id);
  if (!found) throw new Error(`no candidate ${id}`);
  return found;
}

/** One block of reference.json: figures of one judge, over all items or in one category. */
export interface ReferenceFigures {
  readonly n: number;
  readonly labels: readonly string[];
  readonly confusion_gold_rows_judge_cols: readonly (readonly number[])[];
  readonly percent_agreement: number;
  readonly cohen_kappa: number | null;
  readonly mcc: number | null;
  readonly gwet_ac1: number | null;
  readonly balanced_accuracy: number | null;
  readonly macro_f1_over_present: number;
  readonly per_label: Readonly<
    Record<
      string,
      { precision: number | null; recall: number | null; f1: number; gold_share: number; judge_share: number }
    >
  >;
  readonly binary?: {
    readonly recall_tpr: number | null;
    readonly tnr: number | null;
    readonly fpr: number | null;
    readonly fnr: number | null;
    readonly precision: number | null;
    readonly f1: number;
    readonly bias_judge_minus_gold: number;
  };
  readonly n_items?: number;
}

/** A judge's block: overall, and by facet and value. */
export interface ReferenceJudge {
  readonly n_items: number;
  readonly n_gold_missing: number;
  readonly n_judge_missing_or_invalid: number;
  readonly n_used: number;
  readonly overall: ReferenceFigures;
  readonly by?: Readonly<Record<string, Readonly<Record<string, ReferenceFigures>>>>;
}

/** How the reference's labels are called in the study, and the study's order. */
export interface Labels {
  readonly order: readonly string[];
  ours(reference: string): string;
}

/** Figures in reference.json have ten digits. */
const TOLERANCE = 1e-9;

/** Holds every figure of a judge against the reference; returns how many figures were compared. */
export function expectFigures(figures: Figures, reference: ReferenceJudge, labels: Labels): number {
  const { overall } = figures;
  expect(overall.labelled).toBe(reference.n_items - reference.n_gold_missing);
  expect(overall.n).toBe(reference.n_used);
  expect(overall.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(
    reference.n_judge_missing_or_invalid,
  );
  let compared = expectSlice(overall, reference.overall, labels);
  for (const [facet, values] of Object.entries(reference.by ?? {})) {
    const slices = figures.by.find((breakdown) => breakdown.facet === facet)?.slices ?? [];
    expect(slices.map(({ value }) => value)).toEqual(Object.keys(values).map(plain).sort());
    for (const [value, figures] of Object.entries(values)) {
      const slice = slices.find((entry) => entry.value === plain(value));
      compared += expectSlice(found(slice), figures, labels);
    }
  }
  return compared;
}

/** The reference writes `long(>8 words)` where its README says `long`. */
function plain(value: string): string {
  return value.replace('(>8 words)', '');
}

function expectSlice(slice: Slice, reference: ReferenceFigures, labels: Labels): number {
  expect(slice.n).toBe(reference.n);
  if (reference.n_items !== undefined) expect(slice.labelled).toBe(reference.n_items);
  const { binary } = reference;
  const expected: Record<string, number | null | undefined> = {
    agreement: reference.percent_agreement,
    kappa: reference.cohen_kappa,
    mcc: reference.mcc,
    gwet_ac1: reference.gwet_ac1,
    balanced_accuracy: reference.balanced_accuracy,
    macro_f1: reference.macro_f1_over_present,
    tpr: binary?.recall_tpr,
    tnr: binary?.tnr,
    fpr: binary?.fpr,
    fnr: binary?.fnr,
    precision: binary?.precision,
    f1: binary?.f1,
    net_bias: binary?.bias_judge_minus_gold,
  };
  for (const [name, figures] of Object.entries(reference.per_label)) {
    const label = labels.ours(name);
    expected[`recall:${label}`] = figures.recall;
    expected[`precision:${label}`] = figures.precision;
    expected[`net_bias:${label}`] = figures.judge_share - figures.gold_share;
  }
  let compared = 0;
  for (const { id, estimate } of slice.measures) {
    const value = expected[id];
    if (value === undefined) continue;
    // The reference writes 0 for a rate over nothing, and null for a kappa that does not exist.
    if (estimate === undefined || estimate === null) expect(value === null || value === 0, id).toBe(true);
    else expect(estimate, id).toBeCloseTo(found(value), 9);
    if (typeof estimate === 'number') expect(Math.abs(estimate - found(value)), id).toBeLessThan(TOLERANCE);
    compared++;
  }
  expectConfusion(slice, reference, labels);
  return compared + 1;
}

/** Cell by cell; the reference orders labels in its own way and leaves out those that nobody used. */
function expectConfusion(slice: Slice, reference: ReferenceFigures, labels: Labels): void {
  const rows = reference.confusion_gold_rows_judge_cols;
  for (const [row, gold] of reference.labels.entries()) {
    for (const [column, judge] of reference.labels.entries()) {
      const own =
        slice.confusion[labels.order.indexOf(labels.ours(gold))]?.[labels.order.indexOf(labels.ours(judge))];
      expect(own, `gold ${gold}, judge ${judge}`).toBe(rows[row]?.[column]);
    }
  }
  const total = (cells: readonly (readonly number[])[]) =>
    cells.flat().reduce((sum, count) => sum + count, 0);
  expect(total(slice.confusion)).toBe(total(rows));
}

function found<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('the reference lacks a figure that we have');
  return value;
}
