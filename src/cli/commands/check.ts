import { Command } from 'commander';
import type { Context, Finish } from '../context.ts';
import { type StudyOptions, studyOptions } from '../options.ts';

/** `assay check`: reads the study and says what it holds; calls nobody and costs nothing. */
export function checkCommand(context: Context, finish: Finish): Command {
  const command = new Command('check').description(
    'read the study and all it names, and say what is wrong; costs nothing',
  );
  return studyOptions(command).action(async (options: StudyOptions) => {
    const { check } = await import('../check-study.ts');
    finish(await check(options, context));
  });
}
