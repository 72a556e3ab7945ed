const LET_GO = Symbol('let go');

/** Options of an SDK's call, which it hands on to `fetch` unread. */
interface LetGo extends Pick<RequestInit, 'keepalive'> {
  readonly [LET_GO]: AbortSignal;
}

/**
 * Lets go of a call when the run is told to stop now. The SDKs make a new signal of the caller's one and their own for
 * every call, which costs as much as a tenth of the call; what they hand on to `fetch` costs nothing.
 */
export function letGoBy(signal: AbortSignal): LetGo {
  return { [LET_GO]: signal };
}

/** The signal that came along with a request, if one did. */
export function letGoOf(init: RequestInit): AbortSignal | undefined {
  const signal: unknown = Reflect.get(init, LET_GO);
  return signal instanceof AbortSignal ? signal : undefined;
}

const LISTENING = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `act` when the signal aborts, until what is returned is called: one listener per signal, however many calls are
 * in flight and whatever signals leave behind.
 */
export function whenAborted(signal: AbortSignal, act: () => void): () => void {
  const known = LISTENING.get(signal);
  const acts = known ?? new Set();
  if (known === undefined) {
    LISTENING.set(signal, acts);
    const all = () => {
      for (const each of acts) each();
    };
    signal.addEventListener('abort', all, { once: true });
  }
  acts.add(act);
  return () => acts.delete(act);
}
