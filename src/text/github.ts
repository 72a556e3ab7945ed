import { sanitise } from './sanitise.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/**
 * A GitHub Actions workflow command that annotates a file or the run. One line without its newline, whatever
 * the message holds; the page shows the message's own lines.
 *
 * @example githubCommand({ level: 'error', message: '50 %', file: 'assay.yaml', line: 3 })
 * // '::error file=assay.yaml,line=3::50 %25'
 */
export function githubCommand({ level, message, title, file, line, column }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${level}${properties === '' ? '' : ` ${properties}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return sanitise(text, { multiline: true })
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
