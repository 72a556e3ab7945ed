import { setFlagsFromString } from 'node:v8';

/**
 * The parser of HTTP is WebAssembly, which V8 compiles a second time, for speed, after some five responses: that takes
 * as much CPU as starting Node three times. With this, after some five hundred.
 */
export function deferTierUp(): void {
  setFlagsFromString('--wasm-tiering-budget=1300000000');
}
