import type { WriteStream } from 'node:tty';
import type { ProgressState } from '../../replay/progress.ts';
import type { Environment } from '../environment.ts';
import { loadForTerminal } from '../load-for-terminal.ts';
import { wantsColour } from '../wants-colour.ts';
import { endNotes, followNotes, NO_NOTES } from './notes.ts';
import type { Screen } from './screen.tsx';
import type { ReplayProgress } from './view.tsx';

type ScreenModule = typeof import('./screen.tsx');

export interface ReplayProgressDisplay {
  /** Shows a state, soon: of several in a tenth of a second the last is drawn. */
  update(state: ProgressState): void;
  /**
   * Draws the last state a last time, leaves it in the scrollback and gives the terminal back. Rejects where
   * the display failed; the replay went on without it.
   */
  stop(): Promise<void>;
}

/** Milliseconds from one frame to the next: drawing must not take the time that calls need. */
const FRAME = 100;

/**
 * Draws the progress of a replay on stderr, in place, below what is there. Ask `wantsPlainLines` first.
 *
 * Nothing is read from the terminal: Ctrl-C stays a signal, and a caller that listens to SIGINT gets it as
 * without the display. `onInterrupt` is for callers that do not: it is called on each SIGINT until `stop`.
 *
 * @param env `process.env`, see `loadForTerminal`
 * @example
 * const display = mountReplayProgress({ stderr: process.stderr, env: process.env });
 * display.update(state);
 * await display.stop();
 */
export function mountReplayProgress({
  stderr,
  env,
  onInterrupt,
}: {
  readonly stderr: WriteStream;
  readonly env: Environment;
  readonly onInterrupt?: () => void;
}): ReplayProgressDisplay {
  const colour = wantsColour(env, stderr);
  const loading = loadForTerminal(env, colour, () => import('./screen.tsx'));
  let openScreen: ScreenModule['openScreen'] | undefined;
  let screen: Screen | undefined;
  let latest: ReplayProgress | undefined;
  let undrawn = false;
  let timer: NodeJS.Timeout | undefined;
  let failure: unknown;
  let stopped: Promise<void> | undefined;

  function draw(): void {
    if (openScreen === undefined || latest === undefined || failure !== undefined) return;
    undrawn = false;
    try {
      if (screen === undefined) screen = openScreen(stderr, colour, latest);
      else screen.draw(latest);
    } catch (error) {
      // Thrown on, it would end the replay that told its state.
      failure = error;
    }
    timer = setTimeout(drawAgain, FRAME).unref();
  }

  function drawAgain(): void {
    timer = undefined;
    if (undrawn) draw();
  }

  async function end(): Promise<void> {
    try {
      await loading;
      clearTimeout(timer);
      if (latest !== undefined) {
        latest = { state: latest.state, notes: endNotes(latest.notes, latest.state), ended: true };
        draw();
        clearTimeout(timer);
      }
      await screen?.close();
      if (failure !== undefined) throw failure;
    } finally {
      if (onInterrupt !== undefined) process.off('SIGINT', onInterrupt);
    }
  }

  if (onInterrupt !== undefined) process.on('SIGINT', onInterrupt);
  loading.then(
    (module) => {
      openScreen = module.openScreen;
      if (stopped === undefined) draw();
    },
    // `stop` rejects with it.
    () => undefined,
  );
  return {
    update(state) {
      if (stopped !== undefined) return;
      latest = { state, notes: followNotes(latest?.notes ?? NO_NOTES, state), ended: false };
      undrawn = true;
      if (timer === undefined) draw();
    },
    stop() {
      stopped ??= end();
      return stopped;
    },
  };
}
