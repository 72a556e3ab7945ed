import type { JudgeEntry } from '../domain/study.ts';
import type { Findings, Path } from './findings.ts';
import { JudgeSchema, MODEL_PROVIDERS, type RawJudge } from './judge-schema.ts';
import { readLimits } from './limits-schema.ts';
import { noteSecrets } from './note-secrets.ts';
import { soundEntries } from './sound.ts';

/** The study's judges; what a provider itself understands is checked by its own code. */
export function readJudges(list: unknown, findings: Findings): readonly JudgeEntry[] {
  noteSecrets(list, ['judges'], findings);
  const seen = new Set<string>();
  return soundEntries(JudgeSchema, list).map(({ index, value }) => {
    const path = ['judges', index];
    const judge = readJudge(value, path, findings);
    if (seen.has(judge.id)) {
      const at = value.id === undefined ? path : [...path, 'id'];
      findings.add(at, `two judges have the id \`${judge.id}\``, 'give one of them another `id`');
    }
    seen.add(judge.id);
    return judge;
  });
}

function readJudge(raw: RawJudge, path: Path, findings: Findings): JudgeEntry {
  const { provider, model, base_url: baseUrl, context_tokens: contextTokens, settings = {}, price } = raw;
  if (MODEL_PROVIDERS.includes(provider) && model === undefined) {
    findings.add([...path, 'model'], `a judge of ${provider} needs a model`, 'add `model: <name>`');
  }
  if (baseUrl !== undefined) noteUrl(baseUrl, [...path, 'base_url'], findings);
  return {
    id: raw.id ?? model ?? provider,
    provider,
    settings,
    ...(model === undefined ? {} : { model }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(raw.limits === undefined ? {} : { limits: readLimits(raw.limits) }),
    ...(price === undefined ? {} : { price: readPrice(price) }),
  };
}

function noteUrl(text: string, path: Path, findings: Findings): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    findings.add(path, 'this is no web address', "write it whole: 'https://host/v1'");
  }
}

function readPrice(price: NonNullable<RawJudge['price']>): NonNullable<JudgeEntry['price']> {
  const { input, output, cached_input: cachedInput, cache_write: cacheWrite } = price;
  return {
    input,
    output,
    ...(cachedInput === undefined ? {} : { cachedInput }),
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
  };
}
