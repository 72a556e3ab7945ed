import { type Command, Option } from 'commander';

/**
 * An option with its environment twin: `--rejects <file>` is also `ASSAY_REJECTS`. What is typed wins over
 * the environment, and the environment over the study.
 */
export function option(flags: string, description: string): Option {
  const made = new Option(flags, description);
  return made.env(`ASSAY_${made.name().toUpperCase().replaceAll('-', '_')}`);
}

/** The options every command about a study takes. */
export function studyOptions(command: Command): Command {
  return command
    .addOption(option('-s, --study <file>', 'the study file; default: assay.yaml here or in a folder above'))
    .addOption(option('--json', 'print one JSON document to stdout instead of text'));
}

export interface StudyOptions {
  readonly study?: string;
  readonly json?: boolean;
}

/** Which gold figures rest on. */
export function goldOption(): Option {
  return option('--gold <version>', 'labels as they stood before any verdict was opened, or as reviewed')
    .choices(['before-review', 'reviewed'])
    .default('before-review');
}

/** Whose verdicts the rates are reported from. */
export function headlineOption(): Option {
  return option('--headline <candidate>', 'whose rates to correct in full; default: the first ranked');
}

/** Splits `a, b,c` into its parts. */
export function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
