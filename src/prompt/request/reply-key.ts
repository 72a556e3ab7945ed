import { canonicalOnce } from '../../domain/canonical-json.ts';
import { hashValue } from '../../domain/hash.ts';
import { type Asking, requestParts } from './request-parts.ts';

/**
 * The number of our rendering protocol: how views, markers, output instructions, schemas and the system line
 * come out. Raise it with every change that makes an old request come out differently: replies that were paid
 * for under another number are not found again.
 */
export const PROTOCOL = 1;

/** One call of a trial, as far as it decides the reply. */
export interface KeyParts {
  /** `AskJudge.identity`: provider, base URL, model, settings as sent. */
  readonly judge: Readonly<Record<string, unknown>>;
  readonly asked: Asking | AskedLocally;
  /** Counts from 1. */
  readonly repeat: number;
  /** 1 unless asked anew. */
  readonly occasion: number;
}

/** What a judge without a template looks at. */
export interface AskedLocally {
  readonly item: string;
  readonly facets: Readonly<Record<string, string>>;
  readonly shown: { readonly hash: string };
  /** Criterion ids. */
  readonly criteria: readonly string[];
  readonly presentation: string;
}

/**
 * Finds a reply already paid for: SHA-256 over the protocol's number, the judge, the item's rendered blocks, the
 * template's content, what of criteria, facets and examples enters the request, presentation, repeat and
 * occasion. Equal keys mean equal request bytes. Display names, aliases and parsers are no part of it.
 */
export function replyKey({ judge, asked, repeat, occasion }: KeyParts): string {
  const { presentation } = asked;
  return hashValue({
    protocol: PROTOCOL,
    judge: canonicalOnce(judge),
    ...askedHashes(asked),
    presentation,
    repeat,
    occasion,
  });
}

function askedHashes(asked: Asking | AskedLocally): Readonly<Record<string, unknown>> {
  if (!('template' in asked)) {
    const { item, facets, shown, criteria } = asked;
    return { local: { item, facets, shown: shown.hash, criteria } };
  }
  const { template, shown, criteria, facets, examples } = requestParts(asked);
  return {
    template: template.contentHash,
    shown: shown.hash,
    criteria: canonicalOnce(criteria),
    facets,
    examples: examples.map((example) => ({ shown: example.shown.hash, labels: example.labels })),
  };
}
