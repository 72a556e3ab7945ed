import type { ReadStream, WriteStream } from 'node:tty';
import { render, useApp, useWindowSize } from 'ink';
import { useEffect } from 'react';
import { frameOf } from './frame.ts';
import type { ReviewEvent } from './reduce.ts';
import type { ReviewState } from './state.ts';
import { type Theme, themeFor } from './theme.ts';
import { ReviewView } from './view.tsx';

export interface ReviewScreen {
  draw(state: ReviewState): void;
  /** Gives the terminal back while `away` runs, then takes it again. */
  suspend(away: () => Promise<void>): Promise<void>;
  /** Gives the terminal back; rejects with what made a frame fail. */
  close(): Promise<void>;
  /** Rejects where a frame failed, and resolves where the screen was closed. */
  readonly ended: Promise<unknown>;
}

type Suspend = (callback: () => void | Promise<void>) => Promise<void>;

/** Draws a review on the terminal's alternate screen with Ink; load it by `loadForTerminal`. */
export function openReviewScreen({
  stdin,
  stderr,
  colour,
  first,
  tell,
}: {
  readonly stdin: ReadStream;
  readonly stderr: WriteStream;
  readonly colour: boolean;
  readonly first: ReviewState;
  readonly tell: (event: ReviewEvent) => void;
}): ReviewScreen {
  const theme = themeFor(colour);
  let suspendTerminal: Suspend = async (away) => away();
  const node = (state: ReviewState) => (
    <ReviewOnScreen
      state={state}
      theme={theme}
      tell={tell}
      offerSuspend={(suspend) => {
        suspendTerminal = suspend;
      }}
    />
  );
  const ink = render(node(first), {
    stdout: stderr,
    stderr,
    stdin,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    isScreenReaderEnabled: false,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 60,
  });
  return {
    draw: (state) => ink.rerender(node(state)),
    suspend: (away) => suspendTerminal(away),
    async close() {
      ink.unmount();
      await ink.waitUntilExit();
    },
    ended: ink.waitUntilExit(),
  };
}

function ReviewOnScreen({
  state,
  theme,
  tell,
  offerSuspend,
}: {
  readonly state: ReviewState;
  readonly theme: Theme;
  readonly tell: (event: ReviewEvent) => void;
  readonly offerSuspend: (suspend: Suspend) => void;
}) {
  const { columns, rows } = useWindowSize();
  const { suspendTerminal } = useApp();
  useEffect(() => offerSuspend(suspendTerminal), [offerSuspend, suspendTerminal]);
  useEffect(() => tell({ kind: 'resized', size: { columns, rows } }), [columns, rows, tell]);
  const sized =
    state.size.columns === columns && state.size.rows === rows
      ? state
      : { ...state, size: { columns, rows } };
  return <ReviewView frame={frameOf(sized)} theme={theme} tell={tell} />;
}
