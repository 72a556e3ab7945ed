import type { z } from 'zod';

/** An entry of a list that fits its schema, and where it stands in the list. */
export interface Entry<T> {
  readonly index: number;
  readonly value: T;
}

/**
 * The part of a file that fits its schema, `undefined` where it does not. So one wrong part does not hide what
 * is wrong with the meaning of the others, and all problems are told at once.
 */
export function sound<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** A list's entries that fit their schema. */
export function soundEntries<T>(schema: z.ZodType<T>, list: unknown): readonly Entry<T>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => {
    const value = sound(schema, entry);
    return value === undefined ? [] : [{ index, value }];
  });
}

/** A member of a map whose type is not known; `undefined` where there is none. */
export function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
