/**
 * A response whose body is a text at hand. The built-in one makes a stream of it, encodes it, and decodes it again
 * for whoever asks; the SDKs and we ask for text or JSON alone.
 */
export class WholeResponse extends Response {
  override readonly text: () => Promise<string>;
  override readonly json: () => Promise<unknown>;

  constructor(text: string, status: number, headers: [string, string][]) {
    super(null, { status, headers });
    this.text = () => Promise.resolve(text);
    this.json = async () => JSON.parse(text);
  }
}
