import { fileURLToPath } from 'node:url';

/**
 * A file or folder that comes with the package, in a clone and when installed. Asked only here: this file stands as
 * deep below the package's top as source, as built and as bundled.
 *
 * @example packageFile('templates/')
 */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
