import type { ReactNode } from 'react';
import type { Block } from '../block.ts';
import type { Figure } from './figure/figure.ts';

/** What an HTML report consists of: the blocks that every report has, figures, and what only a page can show. */
export type Part = Block | Figure | { readonly kind: 'node'; readonly node: ReactNode };
