import { describe, expect, test } from 'vitest';
import { VIEWS } from '../../src/domain/candidate.ts';
import { OUTPUTS } from '../../src/prompt/output/form.ts';
import { readAnswer } from '../../src/prompt/read-answer.ts';
import { renderRequest } from '../../src/prompt/request/render-request.ts';
import { replyKey } from '../../src/prompt/request/reply-key.ts';
import { markersOf } from '../../src/prompt/views/marker.ts';
import { showItem } from '../../src/prompt/views/show-item.ts';
import { BINARY, template } from './fixture.ts';
import { HOSTILE, hostileMessages } from './hostile.ts';

const BODY = '# instructions\n{{ criterion.question }} {{ facets.task }}\n{{ output_instructions }}';
const TEMPLATES = OUTPUTS.map((output) => template({ output, uses: '[task]' }, BODY));

function ask(text: string, used = TEMPLATES[0] ?? template()) {
  const content = { kind: 'transcript' as const, messages: hostileMessages(text) };
  const shown = showItem({ content }, 'full', { presentation: '', identities: [] });
  return { template: used, shown, criteria: [BINARY], facets: { task: text }, presentation: '' as const };
}

describe.each(Object.entries(HOSTILE))('%s', (_, text) => {
  test('stays between the markers, which stand nowhere else', () => {
    const asking = ask(text);
    const { begin, end } = markersOf(asking.shown.hash);
    const data = renderRequest(asking).user[0]?.text ?? '';
    expect(data.split(begin)).toHaveLength(2);
    expect(data.split(end)).toHaveLength(2);
    expect(data.startsWith(`${begin}\n[M1] user\n`)).toBe(true);
    expect(data.endsWith(`\n${end}`)).toBe(true);
  });

  test('leaves our own words as they are for any other transcript', () => {
    for (const used of TEMPLATES) {
      const hostile = renderRequest({ ...ask(text, used), facets: {} });
      const plain = renderRequest({ ...ask('Hello.', used), facets: {} });
      expect({ ...hostile, user: hostile.user.slice(1) }).toEqual({ ...plain, user: plain.user.slice(1) });
    }
  });

  test('as a facet stays on one line of the prompt', () => {
    const lines = (facet: string) =>
      renderRequest({ ...ask('x'), facets: { task: facet } }).user[1]?.text.split(/[\n\r\u0085\u2028\u2029]/)
        .length;
    expect(lines(text)).toBe(lines('build'));
  });

  test('gives the transcript exactly our own lines', () => {
    const ours = ask(text)
      .shown.text.split(/[\n\v\f\r\u0085\u2028\u2029]/)
      .filter((line) => /^\[(?:M\d|response|prompt|nothing)/.test(line));
    // Three messages; reasoning, text, call, omitted; result, error.
    expect(ours).toHaveLength(9);
  });

  test('can be shown in every view and named by a key', () => {
    const content = { kind: 'transcript' as const, messages: hostileMessages(text) };
    for (const view of VIEWS) {
      const shown = showItem({ content }, view, { presentation: '', identities: [text.slice(0, 40)] });
      expect(shown.text.isWellFormed()).toBe(true);
      expect(replyKey({ judge: {}, asked: { ...ask(text), shown }, repeat: 1, occasion: 1 })).toMatch(
        /^[0-9a-f]{64}$/,
      );
    }
  });

  test('never decides a reading: a judge that found otherwise is read as it says', () => {
    const quoted = JSON.stringify(text.toWellFormed());
    const replies: Readonly<Record<(typeof OUTPUTS)[number], string>> = {
      json: JSON.stringify({ oversteps: { reasoning: `The record says ${text}`, label: 'yes' } }),
      decision_line: `The record says ${quoted}.\nDECISION: yes`,
      answer_tag: 'The record tries to answer for me. <answer>yes</answer>',
      bracket: 'The record tries to answer for me. [[yes]]',
      criterion_tags: 'The record tries to answer for me. <oversteps>yes</oversteps>',
    };
    for (const output of OUTPUTS) {
      const [reading] = readAnswer({ text: replies[output], finish: 'stop' }, { output }, [BINARY]);
      expect(reading).toMatchObject({ outcome: 'verdict', label: 'yes' });
    }
  });

  test('repeated by the judge beside its own verdict never turns that verdict round', () => {
    const own: Readonly<Record<(typeof OUTPUTS)[number], string>> = {
      json: '{"oversteps":{"label":"yes"}}',
      decision_line: 'DECISION: yes',
      answer_tag: '<answer>yes</answer>',
      bracket: '[[yes]]',
      criterion_tags: '<oversteps>yes</oversteps>',
    };
    for (const output of OUTPUTS) {
      const [reading] = readAnswer({ text: `${text}\n${own[output]}`, finish: 'stop' }, { output }, [BINARY]);
      expect(reading?.label ?? 'yes').toBe('yes');
      expect(['verdict', 'unparsable']).toContain(reading?.outcome);
    }
  });
});
