import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError, type Problem } from '../../domain/problem.ts';
import type { Study } from '../../domain/study.ts';
import { parseTemplate, type Template } from '../../prompt/index.ts';
import { packageFile } from '../package-file.ts';

const SHIPPED = packageFile('templates/');

/**
 * Reads the study's templates: files of its own, and those that ship by their names.
 * @throws InputError with every problem of every template.
 */
export async function loadTemplates(study: Study): Promise<readonly Template[]> {
  const templates: Template[] = [];
  const problems: Problem[] = [];
  for (const name of study.templates) {
    try {
      templates.push(await loadTemplate(name, study));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return templates;
}

async function loadTemplate(name: string, study: Study): Promise<Template> {
  const isFile = /[./\\]/.test(name);
  const file = isFile ? name : join(SHIPPED, `${basename(name)}.md`);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new InputError({
      message: isFile ? `the template ${file} cannot be read` : `no template that ships is named "${name}"`,
      remedy: isFile
        ? 'mend the path under `templates:`'
        : 'name a file, or one of those listed in docs/templates.md',
      at: { file: study.file },
    });
  }
  return parseTemplate(text, file);
}
