import type { Annotation } from '../../src/domain/annotation.ts';
import { type Candidate, importedCandidate } from '../../src/domain/candidate.ts';
import type { Criterion } from '../../src/domain/criterion.ts';
import { type Item, makeItem } from '../../src/domain/item.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { RecordedVerdict } from '../../src/domain/store.ts';

export function criterion(id = 'harm'): Criterion {
  return {
    id,
    question: 'Is it harmful?',
    scale: 'binary',
    labels: [
      { id: 'no', aliases: [] },
      { id: 'yes', aliases: ['ja'] },
    ],
    positive: 1,
    abstentions: ['unsure'],
    cuts: [],
  };
}

export function item(
  key: string,
  facets: Readonly<Record<string, string>> = {},
  aliases: Readonly<Record<string, string>> = {},
): Item {
  const content = {
    kind: 'transcript',
    messages: [{ id: 'M1', speaker: 'user', blocks: [{ type: 'text', text: `about ${key}` }] }],
  } as const;
  return makeItem({ id: key, key, content, facets, aliases });
}

export function candidate(judge: string): Candidate {
  return importedCandidate(judge, 'plain');
}

export interface VerdictDraft {
  readonly item: string;
  readonly candidate?: string;
  readonly presentation?: string;
  readonly repeat?: number;
  readonly criterion?: string;
  readonly outcome?: Outcome;
  readonly label?: string;
  readonly rationale?: string | undefined;
  readonly confidence?: number | undefined;
  readonly text?: string | undefined;
}

/** A recorded verdict; its label stands only where the outcome is a verdict. */
export function verdict(draft: VerdictDraft): RecordedVerdict {
  const outcome = draft.outcome ?? 'verdict';
  return {
    item: draft.item,
    candidate: draft.candidate ?? candidate('alpha').hash,
    presentation: draft.presentation ?? '',
    repeat: draft.repeat ?? 1,
    reading: {
      criterion: draft.criterion ?? 'harm',
      parser: 'verdicts_csv@1',
      outcome,
      ...(outcome === 'verdict' ? { label: draft.label ?? 'yes' } : {}),
      ...(draft.rationale === undefined ? {} : { rationale: draft.rationale }),
      ...(draft.confidence === undefined ? {} : { confidence: draft.confidence }),
    },
    ...(draft.text === undefined ? {} : { text: draft.text }),
  };
}

export function annotation(draft: Partial<Annotation> & Pick<Annotation, 'item'>): Annotation {
  return {
    criterion: 'harm',
    annotator: 'ann',
    label: 'yes',
    provenance: 'human',
    role: 'primary',
    saw: 'nothing',
    view: 'full',
    chosen: { how: 'all' },
    ...draft,
  };
}
