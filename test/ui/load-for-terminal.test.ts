import { expect, test } from 'vitest';
import { loadForTerminal } from '../../src/ui/load-for-terminal.ts';

test('what loads sees the colour that was chosen and React in production, and nobody afterwards', async () => {
  const env: Record<string, string | undefined> = { PATH: '/bin' };
  const seen = await loadForTerminal(env, false, async () => ({ ...env }));
  expect(seen).toEqual({ PATH: '/bin', FORCE_COLOR: '0', NODE_ENV: 'production' });
  expect(env).toEqual({ PATH: '/bin' });
});

test('what people set is put back, also when loading fails', async () => {
  const env: Record<string, string | undefined> = { FORCE_COLOR: '3', NODE_ENV: 'development' };
  const failing = loadForTerminal(env, true, async () => {
    expect(env).toEqual({ FORCE_COLOR: '1', NODE_ENV: 'development' });
    throw new Error('not installed');
  });
  await expect(failing).rejects.toThrow('not installed');
  expect(env).toEqual({ FORCE_COLOR: '3', NODE_ENV: 'development' });
});
