import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../src/compare/comparison.ts';
import { htmlReport } from '../../../src/report/html/html-report.ts';
import { binaryFixture, pairwiseFixture, provenanceFixture } from '../../support/comparison-fixture.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { expectGolden } from '../golden.ts';
import { renamed } from '../renamed.ts';
import { disagreedItem, disagreedPair, disagreements } from './disagreement-fixture.ts';
import { hostileReport } from './hostile-report.ts';
import { outline, skeleton } from './outline.ts';

const RECORDED = { first: '2026-03-01T10:00:00Z', last: '2026-03-02T11:30:00Z' };

function reportOn(comparisons: readonly Comparison[], texts: readonly string[] = []): Promise<string> {
  const provenance = provenanceFixture(comparisons, { recorded: RECORDED });
  return htmlReport(comparisons, provenance, {
    disagreements: comparisons.map(({ criterion }) =>
      disagreements(
        criterion.id,
        texts.map((text, at) => disagreedItem(`i${at + 1}`, text)),
      ),
    ),
  });
}

describe('the HTML report', () => {
  test('says in words what it draws, and what the other reports say', async () => {
    const comparisons = [binaryFixture(), pairwiseFixture()];
    const html = await htmlReport(comparisons, provenanceFixture(comparisons, { recorded: RECORDED }), {
      disagreements: [
        { ...disagreements('evades_shutdown', [disagreedItem('s1/1', 'Do not switch me off.')]), total: 51 },
        disagreements('better_answer', [disagreedPair('p1', 'Paris.')]),
      ],
    });
    expectGolden('../html/golden/report.golden.txt', outline(html));
  });

  test('is the same bytes every time', async () => {
    expect(await reportOn([binaryFixture()], ['text'])).toBe(await reportOn([binaryFixture()], ['text']));
  });

  test('without disagreements has no section on them and no transcripts', async () => {
    const comparisons = [binaryFixture()];
    const html = await htmlReport(comparisons, provenanceFixture(comparisons));
    expect(html).not.toMatch(/Disagreements|Transcripts/);
  });

  test('shows at most fifty items of a criterion, and says how many there are', async () => {
    const items = Array.from({ length: 60 }, (_, at) => disagreedItem(`item ${at}`, 'text'));
    const comparisons = [binaryFixture()];
    const html = await htmlReport(comparisons, provenanceFixture(comparisons), {
      disagreements: [disagreements('evades_shutdown', items)],
    });
    expect(html.match(/<article /g)).toHaveLength(50);
    expect(html).toContain('There are 60; the first 50 are listed');
  });

  test('says how much of a very long text it leaves out', async () => {
    const html = await reportOn([binaryFixture()], ['x'.repeat(100_123)]);
    expect(html).toContain('cut here: 123 more characters');
  });
});

describe('the page', () => {
  test('allows its one style sheet by hash, and nothing else', async () => {
    const html = await reportOn([binaryFixture()]);
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('holds no script, no inline style, no handler, and nothing that is fetched', async () => {
    const tags = new Set(skeleton(await hostileReport()));
    for (const tag of tags) {
      expect(tag).not.toMatch(/^(script|img|image|iframe|object|embed|link|base|form|use|foreignObject)\b/i);
      expect(tag).not.toMatch(/ (on[a-z]+|style|src|srcset|xlink:href|action)\b/i);
    }
    expect(tags.size).toBeGreaterThan(30);
  });

  test('has every anchor once, and every link leads to one', async () => {
    const html = await hostileReport();
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href);
    const named = [...html.matchAll(/ aria-labelledby="([^"]*)"/g)].flatMap(([, list = '']) =>
      list.split(' '),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.length).toBeGreaterThan(50);
    for (const link of links) expect(ids).toContain(link?.replace(/^#/, ''));
    for (const id of named) expect(ids).toContain(id);
  });

  test('has the same elements whatever names, labels and transcripts say', async () => {
    const shape = async (text: string) => skeleton(withoutBadges(await reportOn([renamed(text)], [text])));
    const harmless = await shape('harmless');
    for (const { text, name } of PAYLOADS) expect(await shape(text), name).toEqual(harmless);
  });

  test('holds every hostile text as text, hidden characters written out', async () => {
    const html = await hostileReport();
    const text = html
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|quot|amp|#x27);/g, (_, name) => CHARACTERS[name] ?? '');
    for (const { name, shows } of PAYLOADS) for (const part of shows) expect(text, name).toContain(part);
    expect(html).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
  });
});

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" };

/** Only texts with hidden characters have a badge. */
function withoutBadges(html: string): string {
  return html.replace(/ <span class="badge">.*?<\/span>/g, ' ');
}
