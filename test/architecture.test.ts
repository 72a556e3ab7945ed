import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom: a folder of src, and the folders whose files it may name. `*` is everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: [],
  stats: [],
  study: ['domain'],
  prompt: ['domain'],
  judge: ['domain'],
  store: ['domain'],
  formats: ['domain', 'text'],
  replay: ['domain', 'prompt'],
  compare: ['domain', 'stats'],
  choose: ['domain', 'stats', 'compare'],
  claim: ['domain', 'stats', 'compare'],
  report: ['domain', 'text', 'compare', 'choose', 'claim'],
  ui: ['domain', 'text', 'compare', 'choose', 'replay'],
  cli: ['*'],
  'index.ts': ['*'],
};

/** Folders that may touch files, and the one that may touch the process and the terminal. */
const MAY_READ_FILES = ['cli', 'store', 'formats', 'study'];
const MAY_TOUCH_PROCESS = ['cli'];

/** Packages that belong behind one folder: replacing one must not touch the rest. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  'node:sqlite': ['store'],
  ink: ['ui', 'cli'],
  react: ['ui', 'report'],
  openai: ['judge'],
  '@anthropic-ai/sdk': ['judge'],
  liquidjs: ['prompt'],
  commander: ['cli'],
  'simple-statistics': ['stats'],
};

const SRC = resolve(import.meta.dirname, '..', 'src');

interface SourceFile {
  readonly path: string;
  readonly place: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const FILES: readonly SourceFile[] = globSync('**/*.{ts,tsx}', { cwd: SRC }).map((path) => {
  const text = readFileSync(join(SRC, path), 'utf8');
  return { path, place: path.split('/')[0] ?? '', text, imports: importsOf(text) };
});

describe('the import table', () => {
  test('reads a tree that is there', () => {
    expect(FILES.length).toBeGreaterThan(50);
  });

  test('names every folder of src', () => {
    const places = new Set(FILES.map((file) => file.place));
    expect([...places].filter((place) => !(place in MAY_IMPORT))).toEqual([]);
  });

  test.each(Object.entries(MAY_IMPORT))('%s imports only what it may: %j', (place, allowed) => {
    const wrong = FILES.filter((file) => file.place === place).flatMap((file) =>
      file.imports
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(SRC, resolve(SRC, dirname(file.path), name)).split('/')[0] ?? '')
        .filter((target) => target !== place && !allowed.includes('*') && !allowed.includes(target))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(wrong, 'move the code to where it may be used, or pass what it needs as an argument').toEqual([]);
  });

  test.each(Object.entries(ONLY_IN))('%s stays inside %j', (name, places) => {
    const wrong = FILES.filter((file) => !places.includes(file.place))
      .filter((file) => file.imports.some((entry) => entry === name || entry.startsWith(`${name}/`)))
      .map((file) => file.path);
    expect(wrong, `wrap ${name} in ${places.join(' or ')} and use the wrapper`).toEqual([]);
  });

  test('only the outer folders read files', () => {
    const wrong = FILES.filter((file) => !MAY_READ_FILES.includes(file.place))
      .filter((file) => file.imports.some((name) => /^node:fs(\/|$)/.test(name)))
      .map((file) => file.path);
    expect(wrong, 'take the content as an argument').toEqual([]);
  });

  test('only the command line touches the process, the console and the terminal', () => {
    const wrong = FILES.filter((file) => !MAY_TOUCH_PROCESS.includes(file.place))
      .filter((file) => /\bprocess\.(std|exit|argv|env)|\bconsole\.\w/.test(withoutComments(file.text)))
      .map((file) => file.path);
    expect(wrong, 'return text or emit an event; src/cli writes').toEqual([]);
  });
});

function importsOf(text: string): readonly string[] {
  const found = withoutComments(text).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...found].map((match) => match[1] ?? '');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
