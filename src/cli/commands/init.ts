import { Command } from 'commander';
import type { Context, Finish } from '../context.ts';
import type { InitOptions } from '../initialise.ts';
import { option } from '../options.ts';

/** `assay init`: a first study file, commented, with its JSON Schema beside it. */
export function initCommand(context: Context, finish: Finish): Command {
  return new Command('init')
    .description('write a first assay.yaml, commented, with its JSON Schema beside it')
    .argument('[folder]', 'where; default: this folder')
    .addOption(
      option('--example <name>', 'copy a study that ships with assay, for example instrumental-convergence'),
    )
    .addOption(option('--json', 'print one JSON document to stdout instead of text'))
    .action(async (folder: string | undefined, options: InitOptions) => {
      const { initialise } = await import('../initialise.ts');
      finish(await initialise(folder ?? '.', options, context));
    });
}
