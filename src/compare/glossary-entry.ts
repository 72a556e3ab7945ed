/** What a measure means, for `--explain` and for reports. */
export interface GlossaryEntry {
  readonly name: string;
  /** What it says, and what 1, 0 and negative mean. */
  readonly meaning: string;
  readonly formula: string;
  /** When there is no number. */
  readonly whenUndefined: string;
  /** The paper, or the convention. */
  readonly source: string;
}
