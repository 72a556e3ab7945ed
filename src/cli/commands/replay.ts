import { Command, InvalidArgumentError } from 'commander';
import type { Context, Finish } from '../context.ts';
import { option, studyOptions } from '../options.ts';
import type { ReplayOptions } from '../replaying/session.ts';

/** `assay replay`: the study's judges, with its templates, over its items; live, saved as it goes, resumed. */
export function replayCommand(context: Context, finish: Finish): Command {
  const command = new Command('replay')
    .description('ask the study’s judges, with its templates, about its items; run again, it goes on')
    .addOption(
      option('--on <items>', 'which items: with a gold annotation, without, or all')
        .choices(['labelled', 'unlabelled', 'all'])
        .default('labelled'),
    )
    .addOption(option('--candidate <ids>', 'which candidates, comma-separated; default: all'))
    .addOption(
      option(
        '--audit <items>',
        'with --on unlabelled: how many to draw for labelling; default: 50',
      ).argParser(wholeNumber),
    )
    .addOption(
      option('--drift', 'ask the frozen anchors anew: has a judge changed, is it still good enough?'),
    )
    .addOption(
      option(
        '--anchors <items>',
        'with --drift, the first time: how many labelled items to freeze; default: all',
      ).argParser(wholeNumber),
    )
    .addOption(option('--limit <trials>', 'take at most so many trials now').argParser(wholeNumber))
    .addOption(
      option('--max-cost <dollars>', 'stop before more than so many US dollars are spent now').argParser(
        amount,
      ),
    )
    .addOption(
      option('--concurrency <calls>', 'calls in flight; default: the study’s').argParser(wholeNumber),
    )
    .addOption(
      option(
        '--claim-seconds <seconds>',
        'how long other processes leave this one’s trials alone when it stands still; default: 90',
      ).argParser(wholeNumber),
    )
    .addOption(
      option(
        '--batch',
        'through the providers’ batch APIs: half the price, answers within a day; run again, it collects',
      ),
    )
    .addOption(option('--retry-failed', 'ask again where nothing came back'))
    .addOption(option('--reread', 'read stored replies again; sends nothing'))
    .addOption(option('-y, --yes', 'do not ask before the first call'));
  return studyOptions(command).action(async (options: ReplayOptions) => {
    const [{ replayStudy }, { processTerminal }] = await Promise.all([
      import('../replaying/replay-study.ts'),
      import('../replaying/terminal.ts'),
    ]);
    finish(await replayStudy(options, context, processTerminal(process)));
  });
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number above 0.');
}

function amount(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give an amount such as 2.50.');
}
