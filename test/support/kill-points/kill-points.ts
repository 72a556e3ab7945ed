/**
 * Moments at which a replay is killed, in the order in which it comes to them. Each is counted, so that the n-th
 * can be chosen.
 */
export const KILL_POINTS = [
  'planning', // a trial of the plan is put, its transaction is open
  'claiming', // a trial is claimed, the transaction is open
  'attempt saved', // an attempt is in the store, nothing is sent
  'sent', // a request has left
  'received', // a reply has come, nothing of it is in the store
  'saving', // a reply is written, its transaction is open
  'saved', // a reply is in the store, the disk was not waited for, nobody was told
  'told', // a trial was told to be done
  'renewing', // claims are prolonged, the transaction is open
  'releasing', // what was not worked on is given back
] as const;

export type KillPoint = (typeof KILL_POINTS)[number];

/** What `preload.ts` does in the process that it is loaded into. */
export interface Sabotage {
  readonly kill?: {
    readonly point: KillPoint;
    /** Counts from 1. */
    readonly nth: number;
    /** Default: SIGKILL. SIGSTOP makes it stand still. */
    readonly signal?: 'SIGSTOP';
  };
  /** The n-th statement that writes fails with this code of SQLite's, or all from it on; 13 is a full disk. */
  readonly failingWrite?: { readonly nth: number; readonly errcode: number; readonly forGood?: boolean };
  /** Pages that the store's file may grow to: SQLite's own full disk. */
  readonly mostPages?: number;
}

/** The environment that sabotages a process. */
export function sabotageEnvironment(sabotage: Sabotage): Record<string, string> {
  const preload = new URL('./preload.ts', import.meta.url).href;
  return { NODE_OPTIONS: `--import=${preload}`, SABOTAGE: JSON.stringify(sabotage) };
}
