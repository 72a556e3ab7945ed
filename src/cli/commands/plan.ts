import { Command } from 'commander';
import type { Context, Finish } from '../context.ts';
import { option, studyOptions } from '../options.ts';
import type { PlanOptions } from '../planning/plan-options.ts';

/** `assay plan`: how many transcripts, positives, annotators and repeats a study needs. */
export function planCommand(context: Context, finish: Finish): Command {
  const command = new Command('plan')
    .description('how many transcripts, gold positives, annotators and repeats a study needs; costs nothing')
    .addOption(option('-c, --criterion <id>', 'one criterion; default: all of the study'))
    .addOption(option('--measure <id>', 'what a gate asks of: tpr, fpr, tnr, fnr, agreement, kappa'))
    .addOption(option('--at-least <bound>', 'its bound, shown by the lower end of the interval'))
    .addOption(option('--at-most <bound>', 'its bound, shown by the upper end'))
    .addOption(option('--categories <n>', 'in each of how many categories; default: 1'))
    .addOption(option('--prevalence <share>', 'positives among transcripts; default: the data’s, else 0.1'))
    .addOption(option('--tpr <share>', 'TPR of the judge as you believe it; default: the data’s, else 0.9'))
    .addOption(option('--fpr <share>', 'FPR likewise; default: the data’s, else 0.1'))
    .addOption(option('--kappa <value>', 'kappa likewise; default: the data’s, else 0.7'))
    .addOption(option('--power <share>', 'how often the study should show what is so; default: 0.8'))
    .addOption(option('--level <share>', 'of intervals, two-sided; default: the study’s, else 0.95'))
    .addOption(option('--width <share>', 'of intervals, from end to end; default: 0.2'))
    .addOption(
      option('--difference <share>', 'between two judges’ agreement; default: the data’s, else 0.05'),
    )
    .addOption(option('--correlation <value>', 'of two judges’ errors; default: the data’s, else 0.5'))
    .addOption(
      option('--icc <value>', 'how alike a cluster’s transcripts are; default: the data’s, else 0.2'),
    )
    .addOption(option('--cluster-size <n>', 'transcripts per cluster; default: the data’s, else 1'))
    .addOption(option('--screen-tpr <share>', 'of a cheap judge that screens; default: as --tpr'))
    .addOption(option('--screen-fpr <share>', 'likewise; default: as --fpr'))
    .addOption(option('--annotator-kappa <value>', 'of two annotators; default: the data’s, else 0.6'))
    .addOption(option('--reliability <value>', 'wanted of all annotators together; default: 0.8'))
    .addOption(option('--self-agreement <value>', 'kappa of two repeats of a judge: plans repeats'))
    .addOption(option('--label-cost <amount>', 'of one label, in any currency'))
    .addOption(
      option('--verdict-cost <amount>', 'of one verdict, in the same; default: the data’s, in US dollars'),
    );
  return studyOptions(command).action(async (options: PlanOptions) => {
    const { planStudy } = await import('../planning/plan-study.ts');
    finish(await planStudy(options, context));
  });
}
