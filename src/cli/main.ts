import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { planCommand } from './commands/plan.ts';
import { replayCommand } from './commands/replay.ts';
import { reportCommand } from './commands/report.ts';
import { reviewCommand } from './commands/review.ts';
import { type Context, type Finish, processContext } from './context.ts';
import { EXIT } from './exit-code.ts';
import { VERSION } from './version.ts';

/** Runs the program on a process: parses its arguments, runs one command, sets the exit code. */
export async function main(process: NodeJS.Process): Promise<void> {
  // A reader that has seen enough (`assay compare | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2), processContext(process));
}

const COMMANDS = [
  initCommand,
  importCommand,
  planCommand,
  checkCommand,
  replayCommand,
  compareCommand,
  reviewCommand,
  reportCommand,
];

/** Runs one command line and returns its exit code. Everything the command says goes through the context. */
export async function run(args: readonly string[], context: Context): Promise<number> {
  let code: number = EXIT.ok;
  const program = buildProgram(context, (result) => {
    code = result;
  });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.inputError;
    // Loaded only here, as laying text out takes longer to load than all else that `--help` needs.
    const { reportFailure } = await import('./failure.ts');
    return reportFailure(error, context);
  }
}

function buildProgram(context: Context, finish: Finish): Command {
  const program = new Command('assay')
    .description('Which LLM judge, with which prompt, can you trust on your own transcripts?')
    .version(VERSION)
    .showHelpAfterError('(assay --help lists the commands)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => context.out(text), writeErr: (text) => context.err(text) });
  for (const build of COMMANDS) {
    program.addCommand(build(context, finish).copyInheritedSettings(program));
  }
  return program;
}
