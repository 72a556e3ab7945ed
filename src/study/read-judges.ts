import type { JudgeEntry } from '../domain/study.ts';
import type { Findings, Path } from './findings.ts';
import { JudgeSchema, MODEL_PROVIDERS, type RawJudge } from './judge-schema.ts';
import { soundEntries } from './sound.ts';

/** Names under which people write a secret into a file that is then committed. */
const SECRET = /^(api_?key|key|token|secret|password|authorization|bearer)$/i;

/** The study's judges; what a provider itself understands is checked by its own code. */
export function readJudges(list: unknown, findings: Findings): readonly JudgeEntry[] {
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
  const { provider, model, base_url: baseUrl, settings = {}, price } = raw;
  if (MODEL_PROVIDERS.includes(provider) && model === undefined) {
    findings.add([...path, 'model'], `a judge of ${provider} needs a model`, 'add `model: <name>`');
  }
  if (baseUrl !== undefined) noteUrl(baseUrl, [...path, 'base_url'], findings);
  for (const name of Object.keys(settings).filter((key) => SECRET.test(key))) {
    const remedy = 'remove it; keys are read from the environment only (OPENAI_API_KEY, ASSAY_KEY_<HOST>)';
    findings.add([...path, 'settings', name], 'a study holds no keys: it is committed and shared', remedy);
  }
  return {
    id: raw.id ?? model ?? provider,
    provider,
    settings,
    ...(model === undefined ? {} : { model }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(price === undefined ? {} : { price: readPrice(price) }),
  };
}

function noteUrl(text: string, path: Path, findings: Findings): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    findings.add(path, 'this is no web address', "write it whole: 'https://host/v1'");
  } else if (url.username !== '' || url.password !== '') {
    const remedy = 'remove what stands before `@`; the key is read from ASSAY_KEY_<HOST>';
    findings.add(path, 'a study holds no keys: it is committed and shared', remedy);
  }
}

function readPrice(price: NonNullable<RawJudge['price']>): NonNullable<JudgeEntry['price']> {
  const { input, output, cached_input: cachedInput } = price;
  return { input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}
