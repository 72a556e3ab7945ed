import type { GoldPolicy } from '../domain/gold.ts';
import type { AnnotatorRules, Study } from '../domain/study.ts';
import type { Findings } from './findings.ts';
import { readSources } from './read-sources.ts';
import { member, sound } from './sound.ts';
import { GoldSchema } from './study-schema.ts';

const { policy: PolicySchema, annotators: AnnotatorsSchema } = GoldSchema.shape;

/** Sources of gold, the policy that resolves them, and what is said of annotators. */
export async function readGold(value: unknown, folder: string, findings: Findings): Promise<Study['gold']> {
  const policy = sound(PolicySchema, member(value, 'policy')) ?? 'default';
  const annotators = sound(AnnotatorsSchema, member(value, 'annotators')) ?? {};
  return {
    sources: await readSources(member(value, 'sources'), folder, ['gold', 'sources'], findings),
    policy: readPolicy(policy),
    annotators: Object.fromEntries(
      Object.entries(annotators).map(([name, rules]) => [name, readRules(rules)]),
    ),
  };
}

function readPolicy(policy: 'default' | 'majority' | 'each' | { annotator: string }): GoldPolicy {
  return typeof policy === 'string' ? { kind: policy } : { kind: 'annotator', annotator: policy.annotator };
}

function readRules({ role, provenance }: RawRules): AnnotatorRules {
  return { ...(role === undefined ? {} : { role }), ...(provenance === undefined ? {} : { provenance }) };
}

type RawRules = { readonly [Key in keyof AnnotatorRules]: AnnotatorRules[Key] | undefined };
