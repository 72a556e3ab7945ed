import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Preloaded (`--import`): writes the addresses of all modules that were loaded into the file that `LOADED` names. */
const loaded = new Set<string>();
registerHooks({
  load(url, context, next) {
    loaded.add(url);
    return next(url, context);
  },
});
process.on('exit', () => writeFileSync(process.env['LOADED'] ?? '', JSON.stringify([...loaded])));
