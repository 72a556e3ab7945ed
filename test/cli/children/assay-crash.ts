/** The program, which crashes once something has come back: node assay-crash.ts ARGUMENTS */
import { main } from '../../../dist/cli/main.js';

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text: string | Uint8Array) => {
  if (String(text).includes('trial done')) {
    setImmediate(() => {
      throw new Error('a crash of the test’s own');
    });
  }
  return write(text);
};
await main(process);
