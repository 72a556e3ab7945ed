import type { ReplayEvent } from '../../replay/events.ts';
import { advance, type ProgressState } from '../../replay/progress.ts';
import type { Context } from '../context.ts';
import { progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

const LINE_EVERY_MILLISECONDS = 5000;

/** Whatever shows how a replay goes. */
export interface Progress {
  tell(event: ReplayEvent): void;
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

function jsonEvents(context: Context): Progress {
  return {
    tell: ({ kind, ...event }) =>
      context.out(
        `${JSON.stringify({ schema: 'assay/replay-event', schemaVersion: 1, event: kind, ...event })}\n`,
      ),
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
      if (event.kind === 'stopping') say();
    },
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
  const display = mountReplayProgress({ stderr, env });
  let state = start;
  display.update(state);
  return {
    tell(event) {
      state = advance(state, event, clock.now());
      display.update(state);
    },
    stop: () => display.stop(),
  };
}
