#!/usr/bin/env node
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `assay needs Node 24 or newer; this is ${process.version}. Inside a clone of assay, run it as: npx assay\n`,
  );
  process.exit(2);
}
const { main } = await import('../dist/cli/main.js');
await main(process);
