import type { BiasEvidence } from '../../../src/compare/bias/evidence.ts';
import type { CompareInput } from '../../../src/compare/input.ts';
import { type RandomStream, stream } from '../../../src/stats/index.ts';
import { criterion, study } from '../study.ts';

/** What a drawn judge does to an item, given the gold: the probability that it says yes. */
export interface Drawn {
  readonly isPositive: boolean;
  readonly category: string;
  readonly agent: string;
  /** log2 of the length, around 0. */
  readonly length: number;
}

const CATEGORIES = ['lies', 'copies', 'evades', 'hides'];
const PREVALENCE = [0.1, 0.3, 0.5, 0.7];
const AGENTS = ['red-1', 'red-2', 'blue-1', 'blue-2'];

/**
 * A binary study with judges that err as they are told to, drawn from a seed: prompts of one category each, put to every
 * agent; positives are longer.
 */
export function biasedStudy({
  seed,
  prompts,
  perPrompt = 4,
  judges,
  clustered = true,
}: {
  readonly seed: string;
  readonly prompts: number;
  readonly perPrompt?: number;
  readonly judges: Readonly<Record<string, (item: Drawn, random: RandomStream) => number>>;
  readonly clustered?: boolean;
}): CompareInput {
  const random = stream(seed, 'biased study');
  const rows = Array.from({ length: prompts * perPrompt }, (_, at) => {
    const prompt = Math.floor(at / perPrompt);
    const category = prompt % CATEGORIES.length;
    const isPositive = random.nextUniform() < (PREVALENCE[category] ?? 0);
    const length = 4 * random.nextUniform() - 2 + (isPositive ? 1 : 0);
    return {
      key: `i${String(at).padStart(6, '0')}`,
      task: `p${prompt}`,
      drawn: {
        isPositive,
        category: CATEGORIES[category] ?? '',
        agent: AGENTS[at % AGENTS.length] ?? '',
        length,
      },
    };
  });
  const input = study({
    criterion: criterion('binary', ['yes', 'no'], { positive: 0 }),
    items: rows.map(({ key, task, drawn }) => ({
      key,
      facets: { task, category: drawn.category, agent: drawn.agent },
    })),
    annotations: rows.map(({ key, drawn }) => ({
      item: key,
      annotator: 'ann',
      label: drawn.isPositive ? 'yes' : 'no',
    })),
    readings: Object.entries(judges).flatMap(([judge, says]) =>
      rows.map(({ key, drawn }) => ({
        item: key,
        judge,
        said: random.nextUniform() < says(drawn, random) ? 'yes' : 'no',
      })),
    ),
    facets: ['category', 'agent'],
    ...(clustered ? { cluster: 'task' } : {}),
    settings: { replicates: 999 },
  });
  const evidence: BiasEvidence = {
    logLengths: Float64Array.from(rows, ({ drawn }) => (drawn.length + 10) * Math.LN2),
    families: [
      { name: 'red', judges: ['red'], agents: ['red-1', 'red-2'] },
      { name: 'blue', judges: ['blue'], agents: ['blue-1', 'blue-2'] },
    ],
  };
  return { ...input, evidence };
}
