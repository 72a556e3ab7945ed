/** The program as users start it, from its sources: node assay.ts ARGUMENTS */
import { main } from '../../../src/cli/main.ts';

await main(process);
