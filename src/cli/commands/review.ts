import { Command } from 'commander';
import type { Context, Finish } from '../context.ts';
import { option, studyOptions } from '../options.ts';
import type { ReviewOptions } from '../reviewing/review-study.ts';

/** `assay review`: disagreements between judges and gold, labelled blind, then decided, in the terminal. */
export function reviewCommand(context: Context, finish: Finish): Command {
  const command = new Command('review')
    .description('look at disagreements between judges and gold: label blind, then see verdicts, then decide')
    .addOption(option('-c, --criterion <id>', 'the criterion; default: the first that raters are asked'))
    .addOption(option('--reviewer <name>', 'who reviews; default: git config user.name'))
    .addOption(option('--candidate <id>', 'only this candidate’s disagreements; changes no gold'))
    .addOption(
      option('--direction <gold:verdict>', 'only such disagreements, for example no:yes; changes no gold'),
    )
    .addOption(
      option('--where <facet=value>', 'only such items, for example category=deception; changes no gold'),
    )
    .addOption(option('--plain', 'ask line by line, without drawing'))
    .addOption(option('--screen-reader', 'the same, for screen readers'))
    .addOption(option('--print-ids', 'print the items of the queue to stdout and end'));
  return studyOptions(command).action(async (options: ReviewOptions) => {
    const [{ reviewStudy }, { processReviewTerminal }] = await Promise.all([
      import('../reviewing/review-study.ts'),
      import('../reviewing/review-terminal.ts'),
    ]);
    finish(await reviewStudy(options, context, processReviewTerminal(process)));
  });
}
