import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the memory of a long replay flat. Left alone, V8 lets the space for young objects grow to 128 MB within some
 * thousand calls, and fills all of it with garbage before it looks again; of what a call makes nothing outlives it. With
 * this the space stays as small as it is. V8 reads the flag whenever that space may grow.
 */
export function keepHeapFlat(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
