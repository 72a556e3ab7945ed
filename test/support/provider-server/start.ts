import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ServerState } from './log.ts';
import type { ServerPlan } from './plan.ts';

export interface ProviderServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Behaves so from now on; what is not named is the default. */
  plan(plan: Partial<ServerPlan>): Promise<void>;
  state(): Promise<ServerState>;
  /** Forgets the log, and how often each body came. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the provider as a process of its own, so that its work is not counted as the program's.
 *
 * @example
 * const server = await startProviderServer({ latencyMs: 50 });
 * // base_url of an openai judge: `${server.url}/v1`; of an anthropic one: server.url
 * await server.stop();
 */
export async function startProviderServer(plan: Partial<ServerPlan> = {}): Promise<ProviderServer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line]: string[] = await once(createInterface({ input: child.stdout }), 'line');
  const { port }: { port: number } = JSON.parse(line ?? '');
  const url = `http://127.0.0.1:${port}`;
  const post = async (path: string, body: unknown) => {
    await fetch(`${url}/admin/${path}`, { method: 'POST', body: JSON.stringify(body) });
  };
  await post('plan', plan);
  return {
    url,
    plan: (next) => post('plan', next),
    state: async () => (await fetch(`${url}/admin/state`)).json() as Promise<ServerState>,
    reset: () => post('reset', {}),
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
