import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../src/domain/problem.ts';
import { loadStudy } from '../../../src/study/index.ts';
import { renderDiagnostic } from '../../../src/text/diagnostic.ts';

/** The head that most studies share: lines 1 to 3. */
export const HEAD = `assay: 1
name: S
cluster: none`;

/** The head and one binary criterion: lines 1 to 5. */
export const BASE = `${HEAD}
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no], positive: yes}`;

/** A folder of its own with an empty `labels.csv` and an empty folder `logs`. Disposing removes it. */
export class StudyFolder implements AsyncDisposable {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  static async create(): Promise<StudyFolder> {
    const folder = new StudyFolder(await mkdtemp(join(tmpdir(), 'assay-study-')));
    await mkdir(join(folder.path, 'logs'));
    await folder.write('labels.csv', '');
    return folder;
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    const file = join(this.path, name);
    await writeFile(file, content);
    return file;
  }

  async load(text: string | Uint8Array) {
    return loadStudy(await this.write('assay.yaml', text));
  }

  /** The problems of a study as people see them, paths counted from the folder. */
  async problems(text: string | Uint8Array): Promise<string> {
    try {
      await this.load(text);
      return 'no problem';
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const rendered = error.problems.map(({ message, remedy, at, sourceLine }) =>
        renderDiagnostic({
          message,
          remedy,
          file: at?.file,
          line: at?.line,
          column: at?.column,
          sourceLine,
        }),
      );
      return rendered.join('\n\n').replaceAll(`${this.path}/`, '');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}
