import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../domain/problem.ts';
import { schemaProblems } from '../domain/schema-problems.ts';
import { parseYaml } from '../domain/yaml-document.ts';
import type { Context } from './context.ts';

const Configuration = z.strictObject({
  insecure_hosts: z.array(z.string().min(1)).optional(),
});

/**
 * Hosts that this user lets be asked over http. They stand in the user's own `assay/config.yaml`, under
 * `XDG_CONFIG_HOME` or `~/.config`, and never in a project: a study that was fetched must not send transcripts in
 * the clear.
 *
 * @throws InputError where the file is wrong.
 */
export async function insecureHosts(env: Context['env']): Promise<readonly string[]> {
  const file = configurationFile(env);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new InputError({
      message: `your configuration cannot be read: ${error.code ?? error.message}`,
      remedy: 'make it readable, or move it away',
      at: { file },
    });
  });
  if (text === undefined) return [];
  const document = parseYaml(text, file);
  if (document.problems.length > 0) throw new InputError([...document.problems]);
  const parsed = Configuration.safeParse(document.value ?? {});
  if (!parsed.success)
    throw new InputError(schemaProblems(parsed.error, document, { schema: Configuration }));
  return (parsed.data.insecure_hosts ?? []).map((host) => host.toLowerCase());
}

function configurationFile(env: Context['env']): string {
  const named = env['XDG_CONFIG_HOME'] ?? '';
  // As the XDG specification wants it: a path that is not absolute does not count.
  const folder = isAbsolute(named) ? named : join(env['HOME'] ?? homedir(), '.config');
  return join(folder, 'assay', 'config.yaml');
}
