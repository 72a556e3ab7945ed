/** What went into some calls: wall from the first request to the last one's end, and this process's CPU. */
export interface Measured {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/**
 * Measures work of this process; other processes on the machine slow the wall, not the CPU. Garbage is not collected
 * before it: V8 would make its space for young objects small again, and every run would begin as a new process does.
 */
export async function measure(work: () => Promise<unknown>): Promise<Measured> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

/** The middle value; of an even number the lower one of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
