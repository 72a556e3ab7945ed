import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { render, useWindowSize } from 'ink';
import { type Theme, themeFor } from './theme.ts';
import { type ReplayProgress, ReplayProgressView } from './view.tsx';

export interface Screen {
  draw(progress: ReplayProgress): void;
  /** Leaves the last frame where it is; rejects with what made a frame fail. */
  close(): Promise<void>;
}

/** Draws on a terminal with Ink, below what is there; load it by `loadForTerminal`. */
export function openScreen(stderr: WriteStream, colour: boolean, firstFrame: ReplayProgress): Screen {
  const theme = themeFor(colour);
  const ink = render(<ReplayProgressOnScreen progress={firstFrame} theme={theme} />, {
    stdout: stderr,
    stderr,
    // Nothing is read, so the terminal keeps making a signal of Ctrl-C.
    stdin: new PassThrough(),
    exitOnCtrlC: false,
    // Ink would send what is printed to stdout, which is data, to the stream it draws on.
    patchConsole: false,
    interactive: true,
    isScreenReaderEnabled: false,
    incrementalRendering: true,
  });
  return {
    draw: (progress) => ink.rerender(<ReplayProgressOnScreen progress={progress} theme={theme} />),
    async close() {
      await ink.waitUntilRenderFlush();
      ink.unmount();
      await ink.waitUntilExit();
    },
  };
}

function ReplayProgressOnScreen({
  progress,
  theme,
}: {
  readonly progress: ReplayProgress;
  readonly theme: Theme;
}) {
  return <ReplayProgressView progress={progress} size={useWindowSize()} theme={theme} />;
}
