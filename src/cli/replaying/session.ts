import type { Context } from '../context.ts';
import type { StudyOptions } from '../options.ts';
import type { Workplace } from '../workplace.ts';
import type { ReplayedItems, StudyPlan } from './plan-study.ts';
import type { Terminal } from './terminal.ts';

export interface ReplayOptions extends StudyOptions {
  readonly on?: ReplayedItems;
  /** Ids of candidates, comma-separated; all where it is absent. */
  readonly candidate?: string;
  /** Transcripts without gold to draw for labelling. */
  readonly audit?: number;
  /** The frozen anchors, asked anew as another occasion. */
  readonly drift?: boolean;
  /** With `drift`: how many anchors to draw where none are frozen yet. */
  readonly anchors?: number;
  readonly limit?: number;
  readonly maxCost?: number;
  readonly concurrency?: number;
  readonly claimSeconds?: number;
  readonly retryFailed?: boolean;
  readonly reread?: boolean;
  readonly yes?: boolean;
  /** Through the providers' batch APIs. */
  readonly batch?: boolean;
}

/** One replay of one study, from its plan to its exit code. */
export interface Session {
  readonly place: Workplace;
  readonly plan: StudyPlan;
  readonly options: ReplayOptions;
  readonly concurrency: number;
  /** US dollars at which it stops; `undefined` for no limit. */
  readonly maxCost: number | undefined;
  /** Names this process among those that work on the store. */
  readonly owner: string;
  readonly context: Context;
  readonly terminal: Terminal;
}
