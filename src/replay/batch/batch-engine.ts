import type { BatchStore } from '../../domain/batch.ts';
import type { TrialStore } from '../../domain/trial-store.ts';
import type { Engine } from '../engine.ts';

/** What a replay through batches works with. */
export interface BatchEngine extends Engine {
  readonly store: TrialStore & BatchStore;
  /** Names a batch for us; random. */
  readonly token: () => string;
  /** Milliseconds between two questions whether batches have ended. */
  readonly pollMilliseconds: number;
}
