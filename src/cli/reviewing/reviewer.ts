import { execFile } from 'node:child_process';
import { InputError } from '../../domain/problem.ts';

/**
 * Who reviews: as the option or ASSAY_REVIEWER says, else as git signs commits here.
 *
 * @param gitName asks git; undefined where it has no name.
 * @throws InputError where nobody says.
 */
export async function reviewerName(
  given: string | undefined,
  gitName: () => Promise<string | undefined>,
): Promise<string> {
  const name = (given ?? (await gitName()) ?? '').trim();
  if (name !== '') return name;
  throw new InputError({
    message: 'who reviews is not known, and each decision names its reviewer',
    remedy: 'give --reviewer NAME, or set ASSAY_REVIEWER',
  });
}

/** `git config user.name` in a folder. */
export function gitUserName(folder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('git', ['config', 'user.name'], { cwd: folder }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : undefined),
    );
  });
}
