import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../src/domain/criterion.ts';
import { PRESENTATIONS } from '../../../src/prompt/presentation.ts';
import { renderRequest } from '../../../src/prompt/request/render-request.ts';
import { type KeyParts, replyKey } from '../../../src/prompt/request/reply-key.ts';
import type { Asking } from '../../../src/prompt/request/request-parts.ts';
import type { Template } from '../../../src/prompt/template/template.ts';
import { showItem } from '../../../src/prompt/views/show-item.ts';
import { BINARY, CONTENT, ORDINAL, PAIR, template } from '../fixture.ts';

const BODY = `# instructions
{{ criterion.question }} {{ facets.task }}
{% for l in criterion.labels %}{{ l.id }}: {{ l.definition }}
{% endfor %}
{% for e in examples %}{{ e.transcript }} {{ e.label }}{% endfor %}
{{ output_instructions }}`;
const HEAD = { uses: '[task]' };
const PLAIN: Asking = {
  template: template(HEAD, BODY),
  shown: showItem({ content: CONTENT }, 'full', { presentation: '', identities: [] }),
  criteria: [BINARY],
  facets: { task: 'build', agent: 'Vela' },
  presentation: '',
};
const JUDGE = { provider: 'openai', baseUrl: 'https://api.example.com', model: 'm', temperature: 0 };

function key(asking: Partial<Asking> = {}, rest: Partial<KeyParts> = {}): string {
  return replyKey({ judge: JUDGE, asked: { ...PLAIN, ...asking }, repeat: 1, occasion: 1, ...rest });
}

function relabelled(change: (label: Criterion['labels'][number], index: number) => object): Criterion {
  return { ...BINARY, labels: BINARY.labels.map((label, index) => ({ ...label, ...change(label, index) })) };
}

describe('another key', () => {
  test.each<[string, string]>([
    ['one more space in the template', key({ template: template(HEAD, BODY.replace('}} {{', '}}  {{')) })],
    ['one more space inside a tag', key({ template: template(HEAD, BODY.replace('{{ l.id', '{{  l.id')) })],
    ['another layout', key({ template: template({ ...HEAD, layout: 'instructions-first' }, BODY) })],
    ['another output form', key({ template: template({ ...HEAD, output: 'bracket' }, BODY) })],
    ['quotes asked for', key({ template: template({ ...HEAD, ask: '[quotes]' }, BODY) })],
    [
      'other words asked for',
      key({ template: template({ ...HEAD, answers: '{positive: x, negative: y}' }, BODY) }),
    ],
    ['the label order', key({ presentation: 'labels_reversed' })],
    [
      'another view',
      key({ shown: showItem({ content: CONTENT }, 'no_reasoning', { presentation: '', identities: [] }) }),
    ],
    ['a facet that the template uses', key({ facets: { task: 'deploy' } })],
    ['no value of a facet that the template uses', key({ facets: {} })],
    ['another question', key({ criteria: [{ ...BINARY, question: 'Did it?' }] })],
    ['another definition', key({ criteria: [relabelled(() => ({ definition: 'x' }))] })],
    ['another label', key({ criteria: [relabelled((_, index) => ({ id: `l${index}` }))] })],
    ['another criterion id', key({ criteria: [{ ...BINARY, id: 'other' }] })],
    ['another word for an abstention', key({ criteria: [{ ...BINARY, abstentions: ['unclear'] }] })],
    ['another model', key({}, { judge: { ...JUDGE, model: 'n' } })],
    ['another base URL', key({}, { judge: { ...JUDGE, baseUrl: 'https://api.example.org' } })],
    ['another setting', key({}, { judge: { ...JUDGE, temperature: 1 } })],
    ['another repeat', key({}, { repeat: 2 })],
    ['another occasion', key({}, { occasion: 2 })],
  ])('comes of %s', (_, changed) => {
    expect(changed).not.toBe(key());
  });

  test('comes of the order of a pair', () => {
    const [ab, ba] = (['ab', 'ba'] as const).map((presentation) =>
      key({ presentation, shown: showItem({ content: PAIR }, 'full', { presentation, identities: [] }) }),
    );
    expect(ab).not.toBe(ba);
  });

  test("comes of an example's transcript and of its label", () => {
    const seen = template({ ...HEAD, examples: '[k1]' }, BODY);
    const example = { key: 'k1', shown: { text: 'x', hash: '00'.repeat(32) }, labels: { oversteps: 'no' } };
    const keys = [
      example,
      { ...example, labels: { oversteps: 'yes' } },
      { ...example, shown: { text: 'y', hash: '11'.repeat(32) } },
    ].map((entry) => key({ template: seen, examples: [entry] }));
    expect(new Set(keys).size).toBe(3);
  });
});

describe('the same key', () => {
  test.each<[string, string]>([
    ["the template's id", key({ template: template({ ...HEAD, id: 'renamed' }, BODY) })],
    ['an alias of a label', key({ criteria: [relabelled(() => ({ aliases: ['Y', 'N'] }))] })],
    ['another spelling of an abstention', key({ criteria: [{ ...BINARY, abstentions: ['unsure', '?'] }] })],
    ['a cut', key({ criteria: [{ ...BINARY, cuts: [{ id: 'c', from: 1 }] }] })],
    ['a facet that the template does not use', key({ facets: { task: 'build', agent: 'Orrery' } })],
    [
      'which label counts, where the template does not say it',
      key({ criteria: [{ ...BINARY, positive: 1 }] }),
    ],
    [
      "the order of the judge's settings",
      key({}, { judge: Object.fromEntries(Object.entries(JUDGE).toReversed()) }),
    ],
  ])('stands whatever happens to %s', (_, changed) => {
    expect(changed).toBe(key());
  });

  test('stands when a question changes that the template never shows', () => {
    const floor = template({ answers: '{positive: bad, negative: good}', output: 'bracket' });
    const asked = (criterion: Criterion) => key({ template: floor, criteria: [criterion] });
    expect(asked({ ...BINARY, question: 'Else?' })).toBe(asked(BINARY));
    expect(asked(relabelled(() => ({ definition: 'else' })))).toBe(asked(BINARY));
  });
});

test('equal keys mean equal request bytes', () => {
  const templates: readonly Template[] = [
    template(HEAD, BODY),
    template(HEAD, BODY.replace(' {{ facets', '  {{ facets')),
    template({ ...HEAD, id: 'alias' }, BODY),
    template({ output: 'bracket' }),
    template({ output: 'bracket', answers: '{positive: bad, negative: good}' }),
    template({ layout: 'instructions-first', ask: '[confidence]' }),
  ];
  const criteria: readonly Criterion[] = [
    BINARY,
    ORDINAL,
    { ...BINARY, question: 'Q' },
    { ...BINARY, positive: 1 },
    relabelled((label) => ({ aliases: [`${label.id}!`] })),
    relabelled(() => ({ definition: 'd' })),
    { ...BINARY, abstentions: [] },
  ];
  const parts = fc.record({
    template: fc.constantFrom(...templates),
    text: fc.constantFrom('a', 'a ', '\ud800', '\ufffd', '\udc00', '[M1]'),
    criterion: fc.constantFrom(...criteria),
    facets: fc.constantFrom({}, { task: 'x' }, { task: 'x ' }, { task: 'y', agent: 'v' }),
    presentation: fc.constantFrom(...PRESENTATIONS),
    model: fc.constantFrom('m', 'n'),
    repeat: fc.constantFrom(1, 2),
  });
  const bytesOf = new Map<string, string>();
  let met = 0;
  fc.assert(
    fc.property(parts, ({ template: used, text, criterion, facets, presentation, model, repeat }) => {
      const content = {
        kind: 'transcript' as const,
        messages: [{ id: 'M1', speaker: 'user' as const, blocks: [{ type: 'text' as const, text }] }],
      };
      const shown = showItem({ content }, 'full', { presentation, identities: [] });
      const asked = { template: used, shown, criteria: [criterion], facets, presentation };
      const found = replyKey({ judge: { model }, asked, repeat, occasion: 1 });
      // JSON.stringify keeps the order of members: a schema's order of properties is part of what is sent.
      const bytes = JSON.stringify([renderRequest(asked), model]);
      if (bytesOf.has(found)) met++;
      expect(bytesOf.get(found) ?? bytes).toBe(bytes);
      bytesOf.set(found, bytes);
    }),
    { seed: 6, numRuns: 5000 },
  );
  // The property says nothing unless many keys were met again.
  expect(met).toBeGreaterThan(1000);
});

describe('a judge without a template', () => {
  const local = {
    item: 'k1',
    facets: { task: 'x' },
    shown: { hash: 'aa' },
    criteria: ['oversteps'],
    presentation: '',
  };
  const localKey = (change: object) =>
    replyKey({ judge: { provider: 'prior' }, asked: { ...local, ...change }, repeat: 1, occasion: 1 });

  test('is keyed by everything it looks at', () => {
    const keys = [
      {},
      { item: 'k2' },
      { facets: {} },
      { shown: { hash: 'bb' } },
      { criteria: ['care'] },
      { presentation: 'ab' },
    ].map(localKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
