import type { AnnotationRole, Provenance } from './annotation.ts';
import type { View } from './candidate.ts';
import type { Criterion } from './criterion.ts';
import type { GoldPolicy } from './gold.ts';

/** The file `assay.yaml`, read and checked: paths are absolute, names are unique, labels exist. */
export interface Study {
  readonly name: string;
  /** The study file and the folder it stands in. */
  readonly file: string;
  readonly folder: string;
  readonly seed: string;
  /** Transcripts are invented: overrides the provenance of every label. */
  readonly illustrative: boolean;
  readonly criteria: readonly Criterion[];
  readonly items: readonly Source[];
  readonly verdicts: readonly Source[];
  readonly gold: {
    readonly sources: readonly Source[];
    readonly policy: GoldPolicy;
    readonly annotators: Readonly<Record<string, AnnotatorRules>>;
  };
  /** The facet whose members are not independent; `undefined` where the study says `cluster: none`. */
  readonly cluster: string | undefined;
  /** Further such facets, crossed with it: items of one prompt, and items of one agent. */
  readonly crossed?: readonly string[];
  readonly facets: readonly Facet[];
  /** Models of one origin, of which a judge may favour its own. */
  readonly families: readonly Family[];
  readonly judges: readonly JudgeEntry[];
  /** Template files (absolute) or names of templates that ship. */
  readonly templates: readonly string[];
  readonly views: readonly View[];
  readonly repeats: { readonly k: number; readonly on?: number };
  readonly replay: ReplayLimits;
  /** Criterion id -> share of the positive label where the judge will be used, 0 to 1, exclusive. */
  readonly deploymentPrevalence: Readonly<Record<string, number>>;
  readonly gates: readonly Gate[];
  readonly statistics: {
    /** 0.95 for 95 % intervals. */
    readonly level: number;
    readonly replicates: number;
    readonly whenNoVerdict: 'leave out' | 'negative' | 'own label';
  };
}

/** Files to import, with the format or the mapping that reads them. */
export interface Source {
  /** Absolute; may hold `*`, `**` and captures such as `{judge}`. */
  readonly path: string;
  readonly format?: SourceFormat;
  /** Absolute path of a mapping file. */
  readonly mapping?: string;
  /** Columns by which annotations and verdicts name items; default: `id`. */
  readonly join?: readonly string[];
}

export const SOURCE_FORMATS = [
  'inspect',
  'transcripts',
  'openai_chat',
  'annotations_csv',
  'annotations_jsonl',
  'verdicts_csv',
  'verdicts_jsonl',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

export interface AnnotatorRules {
  readonly role?: AnnotationRole;
  readonly provenance?: Provenance;
}

export interface Facet {
  readonly name: string;
  /** Other spelling -> the value it means. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Models of one origin. */
export interface Family {
  readonly name: string;
  /** Judges' names. */
  readonly judges: readonly string[];
  /** Values of the facet `agent`. */
  readonly agents: readonly string[];
}

/** A judge as the study names it. What each provider understands is checked by the provider's own code. */
export interface JudgeEntry {
  readonly id: string;
  readonly provider: string;
  readonly model?: string;
  readonly baseUrl?: string;
  /** Tokens of request and reply together that it takes; overrides the list. */
  readonly contextTokens?: number;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What its provider allows to its model at its address. */
  readonly limits?: MinuteLimits;
  /** US dollars per million tokens; overrides the price list. */
  readonly price?: {
    readonly input: number;
    readonly output: number;
    readonly cachedInput?: number;
    readonly cacheWrite?: number;
  };
}

export interface ReplayLimits {
  readonly concurrency: number;
  readonly maxCost?: number;
  /** US dollars above which a terminal is asked before the first call. */
  readonly askAbove: number;
  /** What becomes of an item that does not fit a judge's context: it is `too_long`, or is cut, visibly. */
  readonly whenTooLong: 'outcome' | 'cut';
  readonly maxAttempts: number;
  /** Retries per first call over the whole run, beside a few that it always may make. */
  readonly retryShare: number;
  /** Host (with its port, where it is written) -> what may be sent there by all judges together. */
  readonly limits: Readonly<Record<string, MinuteLimits>>;
}

/** What may be sent in a minute. */
export interface MinuteLimits {
  readonly requests?: number;
  /** Input and output together. */
  readonly tokens?: number;
}

/** A bound that a candidate must be shown to meet. */
export interface Gate {
  readonly id: string;
  readonly criterion: string;
  readonly measure: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** A facet: the gate must hold for each of its values. */
  readonly by?: string;
}
