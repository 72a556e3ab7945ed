import { COLOURS } from './colours.ts';
import { FIGURES } from './figures.ts';
import { PAGE } from './page.ts';
import { PRINT } from './print.ts';
import { TABLES } from './tables.ts';
import { TRANSCRIPTS } from './transcripts.ts';

/** The page's one style sheet. It holds nothing that comes from outside, and asks for nothing. */
export const STYLE = [COLOURS, PAGE, TABLES, FIGURES, TRANSCRIPTS, PRINT].join('');
