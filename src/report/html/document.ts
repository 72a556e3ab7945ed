import { hashText } from '../../domain/hash.ts';
import { escapeHtml } from '../../text/html.ts';
import { STYLE } from './style/style.ts';

/**
 * The file around a page's body. The policy allows the one style sheet, by its hash, and nothing else: no script, no
 * image, no font, no connection, no form, no other base for links.
 *
 * @param body markup that is safe already
 */
export function document(title: string, body: string): string {
  const hash = Buffer.from(hashText(STYLE), 'hex').toString('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    `<body>${body}</body>`,
    '</html>',
    '',
  ].join('\n');
}
