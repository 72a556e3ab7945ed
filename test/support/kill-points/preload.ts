/**
 * Loaded into a process before the program: watches statements, transactions, requests and
 * output from outside, and kills the process, or fails a write, at the moment that `SABOTAGE` names. The program
 * has no part in it.
 */
import { subscribe } from 'node:diagnostics_channel';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KillPoint, Sabotage } from './kill-points.ts';

const { kill, failingWrite, mostPages }: Sabotage = JSON.parse(process.env['SABOTAGE'] ?? '{}');
const counts = new Map<KillPoint, number>();
let writes = 0;
/** What the open transaction holds. */
let inTransaction = new Set<KillPoint>();

function reached(point: KillPoint): void {
  const count = (counts.get(point) ?? 0) + 1;
  counts.set(point, count);
  if (kill?.point === point && kill.nth === count) {
    process.kill(process.pid, kill.signal ?? 'SIGKILL');
  }
}

function mayFail(sql: string): void {
  if (failingWrite === undefined || !/^\s*(INSERT|UPDATE|DELETE|COMMIT)/.test(sql)) return;
  if (++writes === failingWrite.nth || (failingWrite.forGood && writes > failingWrite.nth)) {
    throw Object.assign(new Error('a failure of the test’s own'), { errcode: failingWrite.errcode });
  }
}

const STATEMENTS: readonly (readonly [RegExp, KillPoint])[] = [
  [/^\s*INSERT INTO trial/, 'planning'],
  [/^\s*INSERT INTO claim/, 'claiming'],
  [/^\s*INSERT INTO attempt/, 'attempt saved'],
  [/^\s*INSERT INTO reply/, 'saving'],
  [/^\s*UPDATE claim SET until/, 'renewing'],
  [/^\s*DELETE FROM claim WHERE owner/, 'releasing'],
];

const { run } = StatementSync.prototype;
StatementSync.prototype.run = function (this: StatementSync, ...parameters: unknown[]) {
  const sql = this.sourceSQL;
  mayFail(sql);
  const result = Reflect.apply(run, this, parameters);
  const point = STATEMENTS.find(([pattern]) => pattern.test(sql))?.[1];
  if (point !== undefined) {
    inTransaction.add(point);
    if (point !== 'attempt saved') reached(point);
  }
  if (sql === 'COMMIT') committed();
  return result;
};

function committed(): void {
  const held = inTransaction;
  inTransaction = new Set();
  if (held.has('attempt saved')) reached('attempt saved');
  if (held.has('saving')) reached('saved');
}

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  mayFail(sql);
  exec.call(this, sql);
  if (mostPages !== undefined && sql.includes('journal_mode')) {
    exec.call(this, `PRAGMA max_page_count = ${mostPages}`);
  }
};

subscribe('undici:request:bodySent', () => reached('sent'));
subscribe('undici:request:trailers', () => reached('received'));

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text: string | Uint8Array) => {
  const written = write(text);
  if (String(text).includes('trial done')) reached('told');
  return written;
};
