/** What an SDK's client makes of a call, and hands on to `fetch`. */
interface Built {
  readonly req: RequestInit;
  readonly url: string;
}

/** A call as an SDK's client is asked for it. */
interface Called {
  readonly path: string;
  readonly body?: unknown;
  readonly fetchOptions?: object | undefined;
}

/** The public part of an SDK's client that it meant for others to replace. */
interface Builder<Options extends Called, Context, Whole extends Built> {
  buildRequest(options: Options, context?: Context): Promise<Whole>;
}

/**
 * Lets an SDK's client build one request per path; all others have its address and headers, and a body of their own.
 * To make those anew for every call takes about a sixth of what the call costs.
 *
 * @param client whose calls differ in path, body and `fetchOptions` alone, and whose bodies are JSON.
 */
export function buildOnce<Options extends Called, Context, Whole extends Built>(
  client: Builder<Options, Context, Whole>,
): void {
  const build = client.buildRequest.bind(client);
  const known = new Map<string, Whole>();
  client.buildRequest = async (options, context) => {
    const { path, fetchOptions } = options;
    const whole =
      known.get(path) ?? (await build({ ...options, body: {}, fetchOptions: undefined }, context));
    known.set(path, whole);
    return { ...whole, req: { ...whole.req, ...fetchOptions, body: JSON.stringify(options.body) } };
  };
}
