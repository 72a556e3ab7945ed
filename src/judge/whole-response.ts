/**
 * A response whose body is a text at hand. The built-in one makes a stream of it, encodes it, and decodes it again
 * for whoever asks; the SDKs and we ask for text or JSON alone.
 */
export class WholeResponse implements Response {
  readonly #text: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body = null;
  readonly bodyUsed = false;
  readonly redirected = false;
  readonly statusText = '';
  readonly type = 'default';
  readonly url = '';

  constructor(text: string, status: number, headers: [string, string][]) {
    this.#text = text;
    this.status = status;
    this.headers = new Headers(headers);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  text(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  // biome-ignore lint/suspicious/noExplicitAny: so the interface has it.
  async json(): Promise<any> {
    return JSON.parse(this.#text);
  }

  clone(): Response {
    return new WholeResponse(this.#text, this.status, [...this.headers]);
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#whole().arrayBuffer();
  }

  blob(): Promise<Blob> {
    return this.#whole().blob();
  }

  bytes(): Promise<Uint8Array> {
    return this.#whole().bytes();
  }

  formData(): Promise<FormData> {
    return this.#whole().formData();
  }

  #whole(): Response {
    return new Response(this.#text, { status: this.status, headers: this.headers });
  }
}
