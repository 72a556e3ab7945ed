import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why no page can be opened here, with the remedy; undefined where one can. */
export const NO_BROWSER = existsSync(CHROMIUM)
  ? undefined
  : `there is no ${CHROMIUM}: install it by "apt-get install -y chromium"`;

/** Without the later flags Chromium looks for updates, and tests here must not touch the network. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page opened from disk, and what it did that a report must not do. */
export interface Opened {
  readonly page: Page;
  /** Addresses asked for beside the file itself. */
  readonly requests: readonly string[];
  /** Of those, the ones that did not leave the browser, and why. */
  readonly refused: readonly string[];
  /** What the console said: a refused script is a message of the policy's. */
  readonly messages: readonly string[];
}

export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** Chromium with one HTML file on disk. */
export class FileInBrowser {
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #url: string;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
    this.#url = pathToFileURL(join(folder, 'report.html')).href;
  }

  static async start(html: string): Promise<FileInBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'assay-html-'));
    await writeFile(join(folder, 'report.html'), html);
    return new FileInBrowser(await chromium.launch({ executablePath: CHROMIUM, args: FLAGS }), folder);
  }

  async open({ width, colorScheme }: Look): Promise<Opened> {
    const context = await this.#browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const requests: string[] = [];
    const refused: string[] = [];
    const messages: string[] = [];
    page.on('requestfailed', (request) => refused.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on('request', (request) => {
      if (request.url() !== this.#url) requests.push(request.url());
    });
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    page.on('dialog', (dialog) => {
      messages.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(this.#url, { waitUntil: 'load' });
    return { page, requests, refused, messages };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true });
  }
}
