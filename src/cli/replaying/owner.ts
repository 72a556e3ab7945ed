import { hostname } from 'node:os';
import { isBatchOwner } from '../../domain/batch.ts';

/** Names this process among all that work, or worked, on a store: host, process id, and when it began. */
export function ownerOf(pid: number, startedAt: number): string {
  return `${hostname()}:${pid}:${startedAt}`;
}

/**
 * Whether the process that an owner names may still be at work. One of another host may: its claims lapse by
 * themselves. Of this host it is asked, and a process of this one's own number is another that is gone.
 */
export function mayBeAlive(owner: string, own: string): boolean {
  // Nobody's process: it waits at the provider until its results are collected.
  if (isBatchOwner(owner)) return true;
  if (owner === own) return true;
  const [, host, pid] = /^(.*):(\d+):\d+$/.exec(owner) ?? [];
  if (host !== hostname()) return host !== undefined;
  return Number(pid) !== process.pid && isRunning(Number(pid));
}

/** Whether an owner is known to be at work: this process itself, or another one that runs on this machine. */
export function isAtWork(owner: string, own: string): boolean {
  return owner.startsWith(`${hostname()}:`) && mayBeAlive(owner, own);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
