import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerTo, type WireAnswer } from './answer.ts';
import { type Asked, apiOf, readAsked } from './asked.ts';
import { Batches } from './batches.ts';
import { decideReply, faultOf } from './decide.ts';
import type { LoggedRequest, ServerState } from './log.ts';
import { DEFAULT_PLAN, type ServerPlan } from './plan.ts';

/**
 * A provider on loopback that speaks chat completions, responses and messages, and goes wrong as it is told.
 * Prints its port as one line of JSON; ends when its standard input does. `/admin/plan` takes a plan (POST),
 * `/admin/state` gives the log (GET), `/admin/reset` forgets it (POST).
 */

const KEPT_BODIES = 50;

let plan: ServerPlan = DEFAULT_PLAN;
let requests: LoggedRequest[] = [];
let bodies: { readonly number: number; readonly body: unknown }[] = [];
const tries = new Map<string, number>();
const connections = { open: 0, most: 0 };
const asking = new WeakSet<object>();
let batches = new Batches();

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    response.destroy();
    process.stderr.write(`${String(error)}\n`);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
process.stdin.resume().on('end', () => process.exit(0));

/** Counts connections over which a model was asked; whoever reads the log is not counted. */
function countConnection({ socket }: IncomingMessage): void {
  if (asking.has(socket)) return;
  asking.add(socket);
  connections.open += 1;
  connections.most = Math.max(connections.most, connections.open);
  socket.on('close', () => {
    connections.open -= 1;
  });
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await read(request);
  const path = request.url ?? '/';
  if (path.startsWith('/admin/')) return administer(path, text, response);
  countConnection(request);
  const origin = `http://${request.headers.host ?? ''}`;
  const batched = batches.handle(request, text, plan, (to, body) => answerEntry(to, body, request), origin);
  if (batched?.status === 0) return void response.socket?.resetAndDestroy();
  if (batched) {
    if (request.method === 'POST' && path.endsWith('/batches')) await sleep(plan.batchDelayMs);
    response.writeHead(batched.status, { 'content-type': 'application/json' });
    return void response.end(batched.body);
  }
  const api = apiOf(path.replace(/\?.*$/, ''));
  const bodyHash = hash('sha256', path + text);
  const seen = (tries.get(bodyHash) ?? 0) + 1;
  tries.set(bodyHash, seen);
  const body = parse(text);
  const number = requests.length + 1;
  const known = { number, path, bodyHash, tries: seen, ...credentialOf(request) };
  bodies = [...bodies.slice(1 - KEPT_BODIES), { number, body }];
  if (api === undefined || request.method !== 'POST') {
    requests.push({ ...known, api: 'other', model: '', status: 404 });
    return void response.writeHead(404).end('{"error":{"message":"no such path"}}');
  }
  const asked = readAsked(api, body);
  const fault =
    known.credential === (plan.key === undefined ? 'none' : 'expected') ? undefined : 'unauthorized';
  const { answer, entry } = decide(asked, known, fault, keyOf(request));
  requests.push(entry);
  if (plan.latencyMs > 0) await sleep(plan.latencyMs);
  await send(response, answer);
}

/** A request of a batch is logged and billed like one that is sent alone. */
function answerEntry(path: string, body: unknown, request: IncomingMessage) {
  const api = apiOf(path) ?? 'chat_completions';
  const bodyHash = hash('sha256', path + JSON.stringify(body));
  const seen = (tries.get(bodyHash) ?? 0) + 1;
  tries.set(bodyHash, seen);
  const known = { number: requests.length + 1, path, bodyHash, tries: seen, ...credentialOf(request) };
  const { answer, entry } = decide(readAsked(api, body), known, undefined, keyOf(request));
  requests.push(entry);
  return { status: answer.status, requestId: `req_${bodyHash.slice(0, 12)}`, body: parse(answer.body) };
}

type Known = Pick<LoggedRequest, 'number' | 'path' | 'bodyHash' | 'tries' | 'credential' | 'headerNames'>;

function decide(asked: Asked, known: Known, refused: 'unauthorized' | undefined, key: string) {
  const fault = refused ?? faultOf(plan, asked, known.bodyHash, known.tries);
  const decided = decideReply(plan, asked, fault);
  const id = `${known.bodyHash.slice(0, 12)}_${known.tries}`;
  const answer = answerTo(asked, fault, decided, plan, { id, path: known.path, key });
  const entry: LoggedRequest = {
    ...known,
    api: asked.api,
    model: asked.model,
    ...(fault === undefined ? {} : { fault }),
    ...(answer.cut === 'before' ? {} : { status: answer.status }),
    ...(answer.billed ? { reply: decided } : {}),
  };
  return { answer, entry };
}

async function send(response: ServerResponse, answer: WireAnswer): Promise<void> {
  const { status, headers, body, cut, dripMs } = answer;
  if (cut === 'before') return void response.socket?.resetAndDestroy();
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  if (cut === 'in body') {
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  if (dripMs === undefined) return void response.end(body);
  for (const half of [body.slice(0, 20), body.slice(20)]) {
    await sleep(dripMs);
    response.write(half);
  }
  response.end();
}

function administer(path: string, text: string, response: ServerResponse): void {
  if (path === '/admin/plan') plan = { ...DEFAULT_PLAN, ...Object(parse(text)) };
  if (path === '/admin/reset') {
    requests = [];
    bodies = [];
    batches = new Batches();
    tries.clear();
    connections.most = connections.open;
  }
  const withBodies = requests.map((entry) => {
    const kept = bodies.find(({ number }) => number === entry.number);
    return kept ? { ...entry, body: kept.body } : entry;
  });
  const state: ServerState = { requests: withBodies, connections, batches: batches.made };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(path === '/admin/state' ? state : {}));
}

/** By events, which cost less than iterating: what the server takes a call waits for beside the latency. */
function read(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    request.on('error', reject);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keyOf({ headers }: IncomingMessage): string {
  const sent = headers.authorization ?? headers['x-api-key'] ?? headers['api-key'] ?? '';
  return String(sent).replace(/^Bearer /, '');
}

/** Whether a key came, and whether it was the right one; the log never holds it. */
function credentialOf(request: IncomingMessage): Pick<LoggedRequest, 'credential' | 'headerNames'> {
  const key = keyOf(request);
  const credential = key === '' ? 'none' : key === plan.key ? 'expected' : 'other';
  return { credential, headerNames: Object.keys(request.headers).sort() };
}
