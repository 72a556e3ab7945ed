import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', name), 'utf8'));
const manifest = read('package.json');
const packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }> =
  read('package-lock.json').packages;

describe('the package', () => {
  test('pins every dependency exactly', () => {
    const all = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('brings Node 24, and the majors that an older Node would not have picked', () => {
    const major = (name: string) => packages[`node_modules/${name}`]?.version?.split('.')[0];
    expect([major('node'), major('ink'), major('vitest'), major('openai')]).toEqual(['24', '8', '5', '7']);
  });

  test('has a lockfile entry for every optional dependency, or npm ci of npm 11 rejects it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
        )
        .map((name) => `${path} -> ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
