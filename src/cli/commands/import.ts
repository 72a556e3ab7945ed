import { Command } from 'commander';
import { SOURCE_FORMATS } from '../../domain/study.ts';
import type { Context, Finish } from '../context.ts';
import type { ImportOptions } from '../importing/import-files.ts';
import { list, option, studyOptions } from '../options.ts';

/** `assay import`: transcripts, gold annotations and recorded verdicts into the study. */
export function importCommand(context: Context, finish: Finish): Command {
  const command = new Command('import')
    .description(
      'import transcripts, gold annotations and recorded verdicts; without files, all that the study names',
    )
    .argument('[files...]', 'files or quoted patterns; with --mapping, the folder its paths start from')
    .addOption(
      option('--format <format>', 'what the files are, where it cannot be told').choices(SOURCE_FORMATS),
    )
    .addOption(option('--mapping <file>', 'a mapping file that says how to read them (docs/mapping.md)'))
    .addOption(option('--join <columns>', 'columns by which labels name items, for example id,epoch,model'))
    .addOption(option('--rejects <file>', 'where rows that cannot be used go, with the reason'))
    .addOption(option('--dry-run', 'read and account for everything, change nothing'));
  return studyOptions(command).action(async (files: string[], options: ImportOptions) => {
    const { importFiles } = await import('../importing/import-files.ts');
    const join = options.join === undefined ? undefined : list(options.join);
    finish(await importFiles(files, join, options, context));
  });
}
