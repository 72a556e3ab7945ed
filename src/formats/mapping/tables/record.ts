import type { BrokenRow, Row } from '../row.ts';

/** A record as its file holds it, before captures and expressions are added. */
export type FoundRecord = Omit<Row, 'captures' | 'computed'> | BrokenRow;
