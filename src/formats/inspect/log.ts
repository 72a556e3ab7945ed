import { expectMembers, isMembers, type Members, optionalText } from '../source/expect.ts';

/** What every sample of a log shares. */
export interface InspectLog {
  readonly task: string;
  readonly model: string;
  /** The first 8 characters of the log's `eval_id`, else of its `run_id`, else when it was created. */
  readonly run: string;
  /** The scorer that the single `score` of a legacy sample comes from. */
  readonly scorer: string;
}

/**
 * Reads a log's header: `header.json`, `_journal/start.json` of a run that was killed, or a whole `.json` log.
 *
 * @throws UnexpectedMember where it has no `eval` object, or a name in it is no text.
 */
export function readLog(header: unknown): InspectLog {
  const log = expectMembers(header, 'log');
  const spec = expectMembers(log['eval'], 'eval');
  const named = (name: string) => optionalText(spec[name], `eval.${name}`) || undefined;
  const run = named('eval_id') ?? named('run_id');
  return {
    task: named('task') ?? 'task',
    model: named('model') ?? 'model',
    run: run?.slice(0, 8) ?? named('created') ?? 'run',
    scorer: firstScorer(spec, log['results']) ?? 'score',
  };
}

function firstScorer(spec: Members, results: unknown): string | undefined {
  const found = isMembers(results) ? results : {};
  const [scored] = Array.isArray(found['scores']) ? found['scores'] : [];
  const [declared] = Array.isArray(spec['scorers']) ? spec['scorers'] : [];
  for (const candidate of [found['scorer'], scored, declared]) {
    const name = isMembers(candidate) ? candidate['name'] : candidate;
    if (typeof name === 'string' && name !== '') return name;
  }
  return undefined;
}
