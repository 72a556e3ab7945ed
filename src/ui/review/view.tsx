import { Box, Text, useInput, usePaste } from 'ink';
import { controlKeys, keyName } from './key-name.ts';
import type { Line } from './line.ts';
import type { ReviewEvent } from './reduce.ts';
import type { Theme } from './theme.ts';

/** A frame on the screen, and the keys that are pressed before it. */
export function ReviewView({
  frame,
  theme,
  tell,
}: {
  readonly frame: readonly Line[];
  readonly theme: Theme;
  readonly tell: (event: ReviewEvent) => void;
}) {
  useInput((input, key) => {
    const name = keyName(input, key);
    if (name === undefined) return;
    const isSeveral = name === input && Array.from(input).length > 1;
    const controls = isSeveral ? controlKeys(input) : undefined;
    if (controls) for (const control of controls) tell({ kind: 'key', key: control });
    else tell(isSeveral ? { kind: 'text', text: input } : { kind: 'key', key: name });
  });
  usePaste((text) => tell({ kind: 'paste', text }));
  return (
    <Box flexDirection="column">
      {frame.map((spans, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Text key={row} wrap="truncate">
          {spans.length === 0
            ? ' '
            : spans.map(({ text, tone }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a line is its place
                <Text key={index} {...theme[tone]}>
                  {text}
                </Text>
              ))}
        </Text>
      ))}
    </Box>
  );
}
