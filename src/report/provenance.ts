import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import type { Candidate } from '../domain/candidate.ts';
import type { GoldVersion } from '../domain/gold.ts';
import { hashValue } from '../domain/hash.ts';
import type { LeftOut } from '../domain/measure.ts';
import type { Study } from '../domain/study.ts';
import type { Assessment } from './assessment.ts';

/**
 * Where a report's numbers come from: enough to make them again and to see whether anything changed. Holds no
 * clock, no path and no machine, so that the same inputs give the same bytes everywhere.
 */
export interface Provenance {
  readonly package: { readonly name: string; readonly version: string };
  readonly study: { readonly name: string; readonly hash: string; readonly illustrative: boolean };
  readonly items: { readonly count: number; readonly hash: string };
  readonly seed: string;
  readonly statistics: {
    readonly level: number;
    readonly replicates: number;
    readonly whenNoVerdict: string;
    /** `none` where items are declared independent; several where they cross. */
    readonly cluster: string;
  };
  readonly criteria: readonly CriterionProvenance[];
  /** When the first and the last reply used was received, ISO 8601 in UTC; absent where replies carry no date. */
  readonly recorded?: { readonly first: string; readonly last: string };
}

export interface CriterionProvenance {
  readonly criterion: string;
  readonly gold?: GoldVersion;
  /** Share of the positive label where the judge will be used, 0 to 1, where the study states it. */
  readonly deploymentPrevalence?: number;
  /** Candidates ever compared with this criterion's gold, those of this report included. */
  readonly tried?: number;
  /** Items that no figure uses, and why. */
  readonly unlabelled: readonly LeftOut[];
  readonly candidates: readonly (Candidate & { readonly leftOut: readonly LeftOut[] })[];
}

export interface ProvenanceInput {
  readonly package: Provenance['package'];
  readonly study: Pick<
    Study,
    'name' | 'seed' | 'illustrative' | 'cluster' | 'crossed' | 'statistics' | 'deploymentPrevalence'
  >;
  /** Hash of the study file's text: the study itself holds absolute paths, which differ between machines. */
  readonly studyHash: string;
  /** Number of items in the study, and a hash of their keys and content hashes. */
  readonly items: Provenance['items'];
  readonly recorded?: Provenance['recorded'];
  /** Criterion -> candidates ever compared with its gold. */
  readonly tried?: ReadonlyMap<string, number>;
}

/**
 * The provenance of a report on these comparisons.
 *
 * @example
 * provenanceOf({ package: { name: 'judge-assay', version: '0.1.0' }, study, studyHash, items }, comparisons)
 */
export function provenanceOf(input: ProvenanceInput, comparisons: readonly Assessment[]): Provenance {
  const { study } = input;
  const { level, replicates, whenNoVerdict } = study.statistics;
  return {
    package: input.package,
    study: { name: study.name, hash: input.studyHash, illustrative: study.illustrative },
    items: input.items,
    seed: study.seed,
    statistics: {
      level,
      replicates,
      whenNoVerdict,
      cluster: [study.cluster ?? 'none', ...(study.crossed ?? [])].join(', '),
    },
    criteria: comparisons.map((comparison) => {
      const { id } = comparison.criterion;
      return criterionProvenance(comparison, ownValue(study.deploymentPrevalence, id), input.tried?.get(id));
    }),
    ...(input.recorded === undefined ? {} : { recorded: input.recorded }),
  };
}

/** Names a provenance by its content: two reports with equal hashes were made from equal inputs. */
export function provenanceHash(provenance: Provenance): string {
  return hashValue(provenance);
}

function criterionProvenance(
  { criterion, gold, candidates }: Comparison,
  prevalence: number | undefined,
  tried: number | undefined,
): CriterionProvenance {
  return {
    criterion: criterion.id,
    ...(gold.version === undefined ? {} : { gold: gold.version }),
    ...(prevalence === undefined ? {} : { deploymentPrevalence: prevalence }),
    ...(tried === undefined ? {} : { tried }),
    unlabelled: gold.unlabelled,
    candidates: candidates.map(withLeftOut),
  };
}

/** Criteria are named by the study: `constructor` is a name like any other. */
function ownValue(record: Readonly<Record<string, number>>, key: string): number | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function withLeftOut({ candidate, main }: CandidateResult): CriterionProvenance['candidates'][number] {
  return { ...candidate, leftOut: main.overall.leftOut.map(({ reason, count }) => ({ reason, count })) };
}
