import { describe, expect, test } from 'vitest';
import { githubCommand } from '../../src/text/github.ts';
import { githubLog } from '../../src/text/github-log.ts';
import { PAYLOADS } from '../support/payloads.ts';

/** As the runner parses a line: trimmed start with `::name properties::data`, or `##[name]` anywhere. */
function commandOf(line: string): string | undefined {
  return line.trimStart().match(/^::([\w-]+)/)?.[1] ?? line.match(/##\[([\w-]+)/)?.[1];
}

describe('githubCommand', () => {
  test('escapes data and properties', () => {
    const command = githubCommand({
      level: 'error',
      message: '50 %\nnext::line',
      file: 'a,b:c.yaml',
      line: 3,
      column: 7,
      title: 'gate',
    });
    expect(command).toBe('::error file=a%2Cb%3Ac.yaml,line=3,col=7,title=gate::50 %25%0Anext::line');
    expect(githubCommand({ level: 'notice', message: 'ok' })).toBe('::notice::ok');
  });

  test('stays one line and one command for every payload', () => {
    for (const { text } of PAYLOADS) {
      const command = githubCommand({ level: 'warning', message: text, title: text });
      expect(command).not.toMatch(/[\r\n]/);
      const properties = command.slice('::warning '.length, command.indexOf('::', 2));
      expect(properties).toMatch(/^title=[^,:]*$/);
    }
  });
});

describe('githubLog', () => {
  test.each([
    ['::set-env name=PATH::x', '⟦::⟧set-env name=PATH::x'],
    ['a\n \u00a0::stop-commands::t', 'a\n \u00a0⟦::⟧stop-commands::t'],
    ['see ##[add-path]x', 'see ##⟦[⟧add-path]x'],
    ['a :: b', 'a :: b'],
    ['\r::add-mask::x', '␍::add-mask::x'],
  ])('disarms %j', (text, expected) => {
    expect(githubLog(text)).toBe(expected);
    expect(githubLog(expected)).toBe(expected);
  });

  test('no line of any payload is a command', () => {
    for (const { text } of PAYLOADS) {
      for (const line of githubLog(text).split('\n')) expect(commandOf(line)).toBeUndefined();
    }
  });

  test('takes time in proportion to empty lines', () => {
    expect(githubLog(`${'\n'.repeat(500_000)}::x`).endsWith('⟦::⟧x')).toBe(true);
  });
});
