/** Environment variables: `process.env`, or a test's own. */
export type Environment = Record<string, string | undefined>;
