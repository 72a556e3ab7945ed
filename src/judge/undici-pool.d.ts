/** The pool alone: all of undici is a hundred modules, of which this is a fifth. */
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}
