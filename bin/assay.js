#!/usr/bin/env node
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `assay needs Node 24 or newer; this is ${process.version}. Inside a clone of assay, run it as: npx assay\n`,
  );
  process.exit(2);
}
keepCompiled();
const { main } = await import('../dist/program/main.js');
await main(process);

/**
 * Lets Node keep what it compiled of the program in the user's cache, under `XDG_CACHE_HOME` or `~/.cache`; it says
 * nothing where it cannot. `NODE_DISABLE_COMPILE_CACHE=1` switches it off.
 */
function keepCompiled() {
  // Imported, Node's modules would take longer: see build/builtins.ts.
  const { enableCompileCache } = process.getBuiltinModule('node:module');
  const { isAbsolute, join } = process.getBuiltinModule('node:path');
  const { homedir } = process.getBuiltinModule('node:os');
  const { XDG_CACHE_HOME: named = '', HOME: home = homedir() } = process.env;
  enableCompileCache(join(isAbsolute(named) ? named : join(home, '.cache'), 'assay', 'compiled'));
}
