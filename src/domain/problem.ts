/** Where in the user's own files something stands. Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** An entry of an archive, or a path inside a JSON document, where a line says too little. */
  readonly entry?: string;
}

/** What a person needs to mend an input: what is wrong, where, the line itself, and one remedy. */
export interface Problem {
  readonly message: string;
  readonly remedy: string;
  readonly at?: Position;
  readonly sourceLine?: string;
}

/**
 * A mistake in what the user gave us (study, mapping, data, arguments), found before any money is spent.
 * It ends a command with exit code 2; anything else thrown is a bug and keeps its stack.
 */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const list: readonly Problem[] = 'message' in problems ? [problems] : problems;
    super(list.map((problem) => problem.message).join('\n'));
    this.name = 'InputError';
    this.problems = list;
  }
}
