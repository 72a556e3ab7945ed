import { Command } from 'commander';
import type { CompareOptions } from '../comparing/compare-study.ts';
import type { Context, Finish } from '../context.ts';
import { goldOption, headlineOption, option, studyOptions } from '../options.ts';

/** `assay compare`: every candidate's verdicts against the gold, as a table. */
export function compareCommand(context: Context, finish: Finish): Command {
  const command = new Command('compare')
    .description('compare every candidate with the gold labels: agreement, kappa, bias, per facet')
    .addOption(option('-c, --criterion <id>', 'one criterion; default: all of the study'))
    .addOption(goldOption())
    .addOption(headlineOption())
    .addOption(option('--by <facets>', 'facets to break the table down by, for example category,agent'));
  return studyOptions(command).action(async (options: CompareOptions) => {
    const { compareStudy } = await import('../comparing/compare-study.ts');
    finish(await compareStudy(options, context));
  });
}
