import type { ReplayEvent } from '../../replay/events.ts';
import { advance, type ProgressState } from '../../replay/progress.ts';
import type { Context } from '../context.ts';
import { progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

const LINE_EVERY_MILLISECONDS = 5000;
const TICK_MILLISECONDS = 1000;

/** Whatever shows how a replay goes. */
export interface Progress {
  tell(event: ReplayEvent): void;
  /** Leaves the screen to a question, until it is resumed. */
  pause(): Promise<void>;
  resume(): void;
  /** Shows the end. */
  stop(): Promise<void>;
}

/** JSON to stdout, one event a line; a screen of Ink in a terminal; else a line every few seconds. */
export async function showProgress(
  start: ProgressState,
  json: boolean,
  { screen }: Terminal,
  context: Context,
): Promise<Progress> {
  if (json) return jsonEvents(context);
  return screen === undefined
    ? printLines(start, context)
    : drawScreen(start, screen, { ...context.env }, context);
}

/** Lines scroll on: a question simply stands below them. */
const NOTHING_TO_CLEAR = { pause: async () => undefined, resume: () => undefined };

function jsonEvents(context: Context): Progress {
  return {
    tell: ({ kind, ...event }) =>
      context.out(
        `${JSON.stringify({ schema: 'assay/replay-event', schemaVersion: 1, event: kind, ...event })}\n`,
      ),
    ...NOTHING_TO_CLEAR,
    stop: async () => undefined,
  };
}

function printLines(start: ProgressState, context: Context): Progress {
  const { clock } = context;
  let state = start;
  let said = '';
  const say = () => {
    state = { ...state, now: clock.now() };
    const line = progressLine(state);
    if (line !== said) context.err(`${line}\n`);
    said = line;
  };
  const timer = setInterval(say, LINE_EVERY_MILLISECONDS);
  return {
    tell(event) {
      state = advance(state, event, clock.now());
      if (event.kind === 'stopping' || event.kind === 'estimate rose') say();
    },
    ...NOTHING_TO_CLEAR,
    async stop() {
      clearInterval(timer);
      say();
    },
  };
}

async function drawScreen(
  start: ProgressState,
  stderr: NonNullable<Terminal['screen']>,
  env: Record<string, string | undefined>,
  { clock }: Context,
): Promise<Progress> {
  const { mountReplayProgress } = await import('../../ui/replay-progress/mount.tsx');
  const mount = () => mountReplayProgress({ stderr, env });
  let display: ReturnType<typeof mount> | undefined = mount();
  let state = start;
  display.update(state);
  // While a host is waited for nothing happens, and the time that is left is to be seen.
  const ticking = setInterval(() => {
    state = { ...state, now: clock.now() };
    display?.update(state);
  }, TICK_MILLISECONDS);
  return {
    tell(event) {
      state = advance(state, event, clock.now());
      display?.update(state);
    },
    async pause() {
      await display?.stop();
      display = undefined;
    },
    resume() {
      display = mount();
      display.update(state);
    },
    async stop() {
      clearInterval(ticking);
      await display?.stop();
    },
  };
}
