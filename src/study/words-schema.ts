import { z } from 'zod';

/** Any text that says something. */
export const Text = z.string().min(1);

/** A text that is compared with others' spellings: white space around it would never match. */
export const Spelling = z
  .string()
  .min(1)
  .regex(/^\S(?:[\s\S]*\S)?$/, 'has white space before or after it');

/** A name that stands in commands, columns and file names. */
export const Name = z
  .string()
  .min(1)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'may have letters, digits, `.`, `_` and `-` only');
