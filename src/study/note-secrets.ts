import type { Findings, Path } from './findings.ts';

/** Names under which people write a key into a file that is then committed. */
const SECRET = /^(api[_-]?key|(access[_-]?)?token|secret|password|authorization)$/i;

/** What stands between `//` and `@` in a web address. */
const USER_INFO = /^[a-z][a-z0-9+.-]*:\/\/([^/?#\s]+)@/i;

const MESSAGE = 'a study holds no keys: it is committed and shared';

/** Notes keys and passwords in a part of the file, whether or not it fits its schema, and hides them. */
export function noteSecrets(value: unknown, path: Path, findings: Findings): void {
  if (typeof value === 'string') noteUserInfo(value, path, findings);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    if (!SECRET.test(name)) noteSecrets(inner, at, findings);
    else {
      findings.hide(String(inner));
      const remedy = 'remove it; keys are read from the environment only: OPENAI_API_KEY, ASSAY_KEY_<HOST>';
      findings.add(at, MESSAGE, remedy);
    }
  }
}

function noteUserInfo(text: string, path: Path, findings: Findings): void {
  const secret = USER_INFO.exec(text)?.[1];
  if (secret === undefined) return;
  findings.hide(secret);
  findings.add(path, MESSAGE, 'remove what stands before `@`; the key is read from ASSAY_KEY_<HOST>');
}
