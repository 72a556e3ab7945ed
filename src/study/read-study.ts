import { dirname, resolve } from 'node:path';
import type { View } from '../domain/candidate.ts';
import type { ReplayLimits, Study } from '../domain/study.ts';
import type { Findings } from './findings.ts';
import { readLimits } from './limits-schema.ts';
import { readCluster } from './read-cluster.ts';
import { readCriteria } from './read-criteria.ts';
import { readDeployment } from './read-deployment.ts';
import { readFacets } from './read-facets.ts';
import { readFamilies } from './read-families.ts';
import { readGates } from './read-gates.ts';
import { readGold } from './read-gold.ts';
import { readJudges } from './read-judges.ts';
import { readSources } from './read-sources.ts';
import { readTemplates } from './read-templates.ts';
import { member, sound, soundEntries } from './sound.ts';
import { RepeatsSchema, ReplaySchema, StatisticsSchema, StudySchema, ViewSchema } from './study-schema.ts';

/**
 * The study that a file's value says, defaults filled in, paths absolute, references checked. Parts that do
 * not fit the schema are passed over; what is wrong with the others is noted in `findings`.
 */
export async function readStudy(value: unknown, file: string, findings: Findings): Promise<Study> {
  const absolute = resolve(file);
  const folder = dirname(absolute);
  const part = (key: string) => member(value, key);
  const shape = StudySchema.shape;
  const known = readCriteria(part('criteria'), findings);
  const [cluster, ...crossed] = readCluster(part('cluster'), findings);
  return {
    name: sound(shape.name, part('name')) ?? '',
    file: absolute,
    folder,
    seed: String(sound(shape.seed, part('seed')) ?? 1),
    illustrative: sound(shape.illustrative, part('illustrative')) ?? false,
    criteria: known.all(),
    items: await readSources(part('items'), folder, ['items'], findings),
    verdicts: await readSources(part('verdicts'), folder, ['verdicts'], findings),
    gold: await readGold(part('gold'), folder, findings),
    cluster,
    ...(crossed.length === 0 ? {} : { crossed }),
    facets: readFacets(part('facets'), findings),
    families: readFamilies(part('families'), findings),
    judges: readJudges(part('judges'), findings),
    templates: await readTemplates(part('templates'), folder, findings),
    views: readViews(part('views'), findings),
    repeats: readRepeats(part('repeats')),
    replay: readReplay(part('replay')),
    deploymentPrevalence: readDeployment(part('deployment'), known, findings),
    gates: readGates(part('gates'), known, findings),
    statistics: readStatistics(part('statistics')),
  };
}

function readViews(list: unknown, findings: Findings): readonly View[] {
  const seen = new Set<View>();
  for (const { index, value } of soundEntries(ViewSchema, list)) {
    if (seen.has(value)) findings.add(['views', index], `the view ${value} is there twice`, 'remove one');
    seen.add(value);
  }
  return seen.size === 0 ? ['full'] : [...seen];
}

function readRepeats(value: unknown): Study['repeats'] {
  const { k, on } = sound(RepeatsSchema, value) ?? { k: 1 };
  return { k, ...(on === undefined ? {} : { on }) };
}

function readReplay(value: unknown): ReplayLimits {
  const raw = sound(ReplaySchema, value) ?? {};
  return {
    concurrency: raw.concurrency ?? 16,
    askAbove: raw.ask_above ?? 1,
    whenTooLong: raw.when_too_long ?? 'outcome',
    maxAttempts: raw.max_attempts ?? 5,
    retryShare: raw.retry_share ?? 0.2,
    limits: Object.fromEntries(
      Object.entries(raw.limits ?? {}).map(([host, limits]) => [host.toLowerCase(), readLimits(limits)]),
    ),
    ...(raw.max_cost === undefined ? {} : { maxCost: raw.max_cost }),
  };
}

function readStatistics(value: unknown): Study['statistics'] {
  const raw = sound(StatisticsSchema, value) ?? {};
  return {
    level: raw.level ?? 0.95,
    replicates: raw.replicates ?? 2000,
    whenNoVerdict: raw.when_no_verdict ?? 'leave out',
  };
}
