import type { SourceFormat } from '../domain/study.ts';

/** The format a file has, or in words what was seen instead. */
export type Detected = { readonly format: SourceFormat } | { readonly saw: string };
