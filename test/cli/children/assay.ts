/** The program as users start it, as built (npm run build): node assay.ts ARGUMENTS */
import { main } from '../../../dist/cli/main.js';

await main(process);
