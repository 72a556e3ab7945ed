import type { ReadStream, WriteStream } from 'node:tty';
import type { Environment } from '../environment.ts';
import { loadForTerminal } from '../load-for-terminal.ts';
import { wantsColour } from '../wants-colour.ts';
import type { Effect, Perform, ReviewSetting } from './record.ts';
import { type ReviewEvent, reduce } from './reduce.ts';
import { EffectQueue } from './run-effects.ts';
import type { ReviewScreen } from './screen.tsx';
import { type ReviewState, startReview } from './state.ts';

/**
 * Runs a review on the alternate screen of stderr until the reviewer quits; the terminal is given back however that
 * comes about. Ask first whether both streams are terminals.
 *
 * @param perform loads, saves and reveals; asked one at a time.
 * @param stopProcess suspends the process as Ctrl-Z does, and resolves when it is continued.
 * @returns the exit code: 0, or 130 after Ctrl-C.
 */
export async function runReviewScreen({
  setting,
  stdin,
  stderr,
  env,
  perform,
  stopProcess,
}: {
  readonly setting: ReviewSetting;
  readonly stdin: ReadStream;
  readonly stderr: WriteStream;
  readonly env: Environment;
  readonly perform: Perform;
  readonly stopProcess: () => Promise<void>;
}): Promise<number> {
  const colour = wantsColour(env, stderr);
  const { openReviewScreen } = await loadForTerminal(env, colour, () => import('./screen.tsx'));
  const start = startReview(setting, { columns: stderr.columns, rows: stderr.rows });
  let state: ReviewState = start.state;
  let screen: ReviewScreen | undefined;
  let exitCode = 0;
  const effects = new EffectQueue(carryOut, (done) => tell({ kind: 'done', done }));

  function tell(event: ReviewEvent): void {
    const step = reduce(state, event);
    if (step.state !== state) {
      state = step.state;
      screen?.draw(state);
    }
    effects.add(step.effects);
  }

  async function carryOut(effect: Effect) {
    if (effect.kind === 'suspend') await screen?.suspend(stopProcess);
    else if (effect.kind === 'quit') {
      exitCode = effect.exitCode;
      await screen?.close();
    } else return perform(effect);
    return undefined;
  }

  screen = openReviewScreen({ stdin, stderr, colour, first: state, tell });
  effects.add(start.effects);
  await screen.ended;
  await effects.settled;
  return exitCode;
}
