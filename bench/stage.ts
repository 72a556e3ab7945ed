import { performance } from 'node:perf_hooks';

/** Runs one stage and prints its wall time, CPU time and the process's peak memory so far. */
export async function stage<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const result = await work();
  const wall = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS / 1024;
  const seconds = (value: number) => `${value.toFixed(2).padStart(7)} s`;
  process.stdout.write(
    `${name.padEnd(34)} wall ${seconds(wall)}  cpu ${seconds((user + system) / 1e6)}  peak ${peak.toFixed(0).padStart(5)} MB\n`,
  );
  return result;
}
