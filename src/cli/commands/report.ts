import { Command } from 'commander';
import type { ReportOptions } from '../comparing/report-study.ts';
import type { Context, Finish } from '../context.ts';
import { goldOption, headlineOption, option, studyOptions } from '../options.ts';

/** `assay report`: the comparison as files to keep and cite, or one of its numbers explained. */
export function reportCommand(context: Context, finish: Finish): Command {
  const command = new Command('report')
    .description('write the comparison as Markdown, JSON, CSV and HTML, or explain one of its numbers')
    .addOption(option('-c, --criterion <id>', 'one criterion; default: all of the study'))
    .addOption(goldOption())
    .addOption(headlineOption())
    .addOption(option('--by <facets>', 'facets to break down by; default: those of the study'))
    .addOption(
      option('--format <formats>', 'which of markdown, json, csv, html').default('markdown,json,csv,html'),
    )
    .addOption(option('--out <folder>', 'where the files go; default: reports beside the study'))
    .addOption(
      option(
        '--explain <measure>',
        'say what a measure is and how its figures came about, for example kappa',
      ),
    );
  return studyOptions(command).action(async (options: ReportOptions) => {
    const { reportStudy } = await import('../comparing/report-study.ts');
    finish(await reportStudy(options, context));
  });
}
