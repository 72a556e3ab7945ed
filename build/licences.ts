import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Puts the licences of the packages that went into a bundle beside it, as they demand. */
export function putLicences(): Plugin {
  return {
    name: 'licences',
    async generateBundle() {
      const folders = new Set(
        [...this.getModuleIds()].flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []),
      );
      const licences = await Promise.all([...folders].sort().map(licenceOf));
      this.emitFile({ type: 'asset', fileName: 'LICENCES.txt', source: licences.join('\n\n') });
    },
  };
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version }: { name: string; version: string } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence`);
  return `${name} ${version}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
}
