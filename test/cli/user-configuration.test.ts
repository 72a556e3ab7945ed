import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { insecureHosts } from '../../src/cli/user-configuration.ts';

async function configured(text: string | undefined) {
  const home = await mkdtemp(join(tmpdir(), 'assay-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(join(home, '.config', 'assay'), { recursive: true });
  if (text !== undefined) await writeFile(join(home, '.config', 'assay', 'config.yaml'), text);
  return home;
}

test('hosts that may be asked over http stand in the user’s own folder', async () => {
  const home = await configured('insecure_hosts: [Models.lan:8000, 10.0.0.5]\n');
  const hosts = ['models.lan:8000', '10.0.0.5'];
  expect(await insecureHosts({ HOME: home })).toEqual(hosts);
  expect(await insecureHosts({ HOME: '/nowhere', XDG_CONFIG_HOME: join(home, '.config') })).toEqual(hosts);
  // One that is not absolute would be a folder of the project.
  expect(await insecureHosts({ HOME: '/nowhere', XDG_CONFIG_HOME: '.config' })).toEqual([]);
});

test('nobody needs one', async () => {
  expect(await insecureHosts({ HOME: await configured(undefined) })).toEqual([]);
  expect(await insecureHosts({ HOME: await configured('') })).toEqual([]);
});

test('a wrong one is told with its place and a remedy', async () => {
  const home = await configured('insecure_host: [a]\n');
  await expect(insecureHosts({ HOME: home })).rejects.toThrow('unknown key `insecure_host`');
  const broken = await configured('insecure_hosts: [a\n');
  await expect(insecureHosts({ HOME: broken })).rejects.toThrow();
});
