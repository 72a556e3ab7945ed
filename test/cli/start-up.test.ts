import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { itemsSaying, openaiJudge } from '../support/replayed-study.ts';
import { startAssay } from '../support/start-assay.ts';
import { replayStudy } from './replay-fixture.ts';

const TOP = join(import.meta.dirname, '..', '..');
const TELL_LOADED = join(import.meta.dirname, 'children', 'tell-loaded.ts');

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
afterAll(() => server.stop());

describe('what is loaded', () => {
  test('by --help: the commands and their parser', async () => {
    const { files, code } = await loadedBy(await temporaryFolder(), '--help');
    expect(code).toBe(0);
    expect(files.filter(({ isPackage }) => isPackage)).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(7);
    expect(sizeOf(files)).toBeLessThan(150_000);
  });

  test('by a replay without a terminal: no package from its own folder, no other SDK, no list of prices', async () => {
    const study = await replayStudy({ judges: [openaiJudge(server.url)], items: itemsSaying(10) });
    const { files, code, err } = await loadedBy(study.folder, 'replay');
    expect(err).toContain('10 trials done');
    expect(code).toBe(0);
    expect(files.filter(({ isPackage }) => isPackage)).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(50);
    const texts = files.map(({ text }) => text).join('\n');
    // Each names something that nothing else names.
    expect(texts).toContain('OPENAI_ORG_ID');
    expect(texts).not.toContain('ANTHROPIC_AUTH_TOKEN');
    expect(texts).not.toContain('pricing_urls');
    // The vocabulary of the tokenizer as code would be 2.4 MB more.
    expect(sizeOf(files)).toBeLessThan(4_000_000);
  });
});

describe('the cache of what Node compiled', () => {
  test('stands in the user’s cache', async () => {
    const cache = await temporaryFolder();
    expect(await help({ XDG_CACHE_HOME: cache })).toMatchObject({ code: 0 });
    expect(existsSync(join(cache, 'assay', 'compiled'))).toBe(true);
  });

  test('is not made where it is switched off', async () => {
    const cache = await temporaryFolder();
    expect(await help({ XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '1' })).toMatchObject({ code: 0 });
    expect(existsSync(join(cache, 'assay'))).toBe(false);
  });

  test('is done without, silently, where it cannot be written', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const { code, out, err } = await help({ XDG_CACHE_HOME: file });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: assay');
  });
});

test('the licences of all that is bundled stand beside it', async () => {
  const licences = await readFile(join(TOP, 'dist', 'program', 'LICENCES.txt'), 'utf8');
  for (const name of ['@anthropic-ai/sdk', 'commander', 'liquidjs', 'openai', 'undici', 'yaml', 'zod']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
});

async function help(env: Readonly<Record<string, string>>) {
  return startAssay(await temporaryFolder(), env, '--help').ended;
}

interface Loaded {
  readonly file: string;
  readonly isPackage: boolean;
  readonly text: string;
}

async function loadedBy(cwd: string, ...args: readonly string[]) {
  const list = join(await temporaryFolder(), 'loaded.json');
  const env = { NODE_OPTIONS: `--import ${TELL_LOADED}`, LOADED: list };
  const { code, err } = await startAssay(cwd, env, ...args).ended;
  const urls: readonly string[] = JSON.parse(await readFile(list, 'utf8'));
  const files = urls
    .filter((url) => url.startsWith('file:') && !url.endsWith('/package.json'))
    .map((url) => new URL(url));
  const loaded = files.map(
    async (url): Promise<Loaded> => ({
      file: url.pathname,
      isPackage: url.pathname.includes('/node_modules/'),
      text: await readFile(url, 'utf8'),
    }),
  );
  return { code, err, files: await Promise.all(loaded) };
}

function sizeOf(files: readonly Loaded[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-start-up-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
