import { Box, Static, Text } from 'ink';
import type { ProgressState } from '../../replay/progress.ts';
import { type CandidateRow, GAP } from './candidate-rows.ts';
import { layFrame, type Size } from './frame.ts';
import type { Notes } from './notes.ts';
import type { Theme } from './theme.ts';

export interface ReplayProgress {
  readonly state: ProgressState;
  readonly notes: Notes;
  /** The last frame, which stays in the scrollback. */
  readonly ended: boolean;
}

/** A replay as it runs: past notes scroll away above, below stands how far all and each candidate are. */
export function ReplayProgressView({
  progress: { state, notes, ended },
  size,
  theme,
}: {
  readonly progress: ReplayProgress;
  readonly size: Size;
  readonly theme: Theme;
}) {
  const frame = layFrame(state, size, { note: notes.current, ended });
  return (
    <>
      <Static items={[...notes.past]}>
        {(line) => (
          <Text key={line} wrap="truncate" {...theme.quiet}>
            {line}
          </Text>
        )}
      </Static>
      <Box flexDirection="column">
        <Text wrap="truncate" {...theme.title}>
          {frame.title}
          {frame.bar === '' ? '' : GAP}
          <Text {...theme.bar}>{frame.bar}</Text>
        </Text>
        {frame.pace.map((line) => (
          <Text key={line} wrap="truncate">
            {line}
          </Text>
        ))}
        {frame.spaced ? <Text> </Text> : null}
        {frame.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes, and two ids can look alike
          <Candidate key={index} row={row} beside={frame.beside} theme={theme} />
        ))}
        {frame.more === undefined ? null : (
          <Text wrap="truncate" {...theme.quiet}>
            {frame.more}
          </Text>
        )}
        {frame.note === undefined ? null : (
          <Text wrap="truncate" {...(notes.current === undefined ? theme.quiet : theme.note)}>
            {frame.note}
          </Text>
        )}
      </Box>
    </>
  );
}

function Candidate({
  row,
  beside,
  theme,
}: {
  readonly row: CandidateRow;
  readonly beside: boolean;
  readonly theme: Theme;
}) {
  const head = (
    <Text wrap="truncate">
      {row.id}
      {GAP}
      <Text {...theme.bar}>{row.bar}</Text>
      {GAP}
      {row.figures}
    </Text>
  );
  const details = row.details.map((line) => (
    <Text key={line} wrap="truncate" {...theme.quiet}>
      {line}
    </Text>
  ));
  return beside ? (
    <Box columnGap={GAP.length}>
      <Box flexShrink={0}>{head}</Box>
      <Box flexDirection="column">{details}</Box>
    </Box>
  ) : (
    <Box flexDirection="column">
      {head}
      <Box flexDirection="column" marginLeft={GAP.length}>
        {details}
      </Box>
    </Box>
  );
}
