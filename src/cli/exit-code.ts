/** What a command's exit code tells a script. */
export const EXIT = {
  ok: 0,
  /** A bug in assay. */
  internalError: 1,
  /** Usage, study or data error, found before any money is spent. */
  inputError: 2,
  /** Finished, some trials failed. */
  trialsFailed: 3,
  /** Stopped by the budget, or by a no to what it would cost. */
  budget: 4,
  gateNotPassed: 100,
  gateInconclusive: 101,
} as const;
