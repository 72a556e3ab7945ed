import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAYLOADS } from '../../support/payloads.ts';
import { FileInBrowser, type Look, NO_BROWSER } from './browser.ts';
import { hostileReport } from './hostile-report.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const LOOKS: readonly Look[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
];

/** Under CI a missing browser is a failure: nobody would read that the tests were skipped. */
const isSkipped = NO_BROWSER !== undefined && process.env['CI'] === undefined;
const because = isSkipped ? ` (skipped: ${NO_BROWSER})` : '';

describe.skipIf(isSkipped)(`a report whose every text is hostile, opened in Chromium${because}`, () => {
  let file: FileInBrowser;
  beforeAll(async () => {
    if (NO_BROWSER !== undefined) throw new Error(NO_BROWSER);
    file = await FileInBrowser.start(await hostileReport());
  });
  afterAll(() => file?.stop());

  test('runs no script, asks for nothing, and breaks no policy of its own', async () => {
    const { page, requests, messages } = await file.open({ width: 1280, colorScheme: 'light' });
    await page.hover('h1');
    await page.click('nav a');
    await page.click('summary');
    expect(requests).toEqual([]);
    expect(messages).toEqual([]);
    expect(await page.locator('script, img, iframe, object, link').count()).toBe(0);
  });

  test('refuses a script and an image even if one were there', async () => {
    const { page, refused, messages } = await file.open({ width: 1280, colorScheme: 'light' });
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      const image = document.createElement('img');
      image.src = 'https://evil.example/p.png';
      document.body.append(script, image);
    }`);
    expect(await page.title()).not.toBe('ran');
    await expect
      .poll(() => messages.filter((message) => message.includes('Content Security Policy')))
      .toHaveLength(2);
    await expect.poll(() => refused).toEqual(['https://evil.example/p.png: csp']);
  });

  test.each(LOOKS)('shows every payload as text at $width pixels, $colorScheme', async (look) => {
    const { page } = await file.open(look);
    const text = await page.locator('body').innerText();
    for (const { name, shows } of PAYLOADS) for (const part of shows) expect(text, name).toContain(part);
  });

  test.each(LOOKS)('has no violation that axe finds at $width pixels, $colorScheme', async (look) => {
    const { page } = await file.open(look);
    await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
    // Evaluated by the browser's own interface, which the page's policy does not hold back.
    await page.evaluate(readFileSync(AXE, 'utf8'));
    const { violations, passes } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(15);
  });

  test('does not scroll sideways at 360 pixels', async () => {
    const { page } = await file.open({ width: 360, colorScheme: 'light' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  test('leads from a disagreement to its transcript by keyboard', async () => {
    const { page } = await file.open({ width: 1280, colorScheme: 'light' });
    const link = page.locator('table.disagreements a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const target = page.locator(`h3${await link.getAttribute('href')}`);
    expect(await target.count()).toBe(1);
    expect((await target.boundingBox())?.y).toBeLessThan(200);
  });

  test('prints light whatever the screen is, with the numbers of its figures unfolded', async () => {
    const { page } = await file.open({ width: 794, colorScheme: 'dark' });
    const hidden = () => page.locator('figure details table').first().isVisible();
    expect(await hidden()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await hidden()).toBe(true);
  });
});
