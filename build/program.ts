/**
 * Bundles the program into dist/program: few files, since Node takes longer to find and link a thousand modules
 * than a small replay takes in all. Packages that `--help` or a replay loads go in; the rest, which few commands load
 * and some of which have files of their own, stay packages.
 */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { takeBuiltins } from './builtins.ts';
import { putLicences } from './licences.ts';

const BUNDLED = [
  '@anthropic-ai/sdk',
  '@pydantic/genai-prices',
  'commander',
  'gpt-tokenizer',
  'liquidjs',
  'openai',
  'undici',
  'yaml',
  'zod',
];

const bundle = await rolldown({
  input: {
    main: 'src/cli/main.ts',
    // A thread is started by its file's name, beside whatever starts it.
    'expression-worker': 'src/formats/mapping/expression-worker.ts',
  },
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  platform: 'node',
  external: (id) => /^[@\w]/.test(id) && !BUNDLED.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [takeBuiltins(), putLicences()],
});
await bundle.write({
  // As deep below the top as src/cli: see src/cli/package-file.ts.
  dir: 'dist/program',
  cleanDir: true,
  chunkFileNames: '[name]-[hash].js',
  comments: false,
});
await bundle.close();
