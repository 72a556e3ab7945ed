import type { AskJudge } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import type { JudgeContext } from './context.ts';
import { judgeProblem } from './read-settings.ts';

type Build = (entry: JudgeEntry, context: JudgeContext) => AskJudge | Promise<AskJudge>;

/** Each provider's code, with the SDK it needs, is loaded when a judge of it is built and not before. */
const PROVIDERS: Readonly<Record<string, () => Promise<Build>>> = {
  openai: async () => (await import('./openai.ts')).buildOpenai,
  anthropic: async () => (await import('./anthropic.ts')).buildAnthropic,
  recorded: async () => (await import('./recorded.ts')).buildRecorded,
  keyword: async () => (await import('./keyword.ts')).buildKeyword,
  constant: async () => (await import('./constant.ts')).buildConstant,
  prior: async () => (await import('./prior.ts')).buildPrior,
  random: async () => (await import('./random.ts')).buildRandom,
  simulated: async () => (await import('./simulated.ts')).buildSimulated,
};

/** Judges that are programs: baselines and exercises, planned once per view and never with a template. */
export const LOCAL_PROVIDERS: readonly string[] = [
  'recorded',
  'keyword',
  'constant',
  'prior',
  'random',
  'simulated',
];

/**
 * Makes the judge that a study's entry describes. Nothing is sent.
 *
 * @throws InputError naming the judge: settings its provider does not know, a missing API key (with the name of
 * its variable), an address that is not asked, `ASSAY_OFFLINE`, gold or files that are not there.
 * @example
 * const judge = await buildJudge({ id: 'never', provider: 'constant', settings: { label: 'no' } }, context);
 * const answer = await judge.ask(question, signal);
 */
export async function buildJudge(entry: JudgeEntry, context: JudgeContext): Promise<AskJudge> {
  const load = Object.hasOwn(PROVIDERS, entry.provider) ? PROVIDERS[entry.provider] : undefined;
  if (load === undefined) {
    const known = Object.keys(PROVIDERS).join(', ');
    throw judgeProblem(entry, `no provider \`${entry.provider}\``, `write one of ${known}`);
  }
  const build = await load();
  return build(entry, context);
}
