/** A redirect, which is never followed: the body would go to whoever it names. */
export class RedirectRefused extends Error {
  readonly status: number;
  readonly location: string;

  // The location is no part of the message: the SDKs read the message and take `timeout.example` for a timeout.
  constructor(status: number, location: string | readonly string[] | undefined) {
    super('redirect refused');
    this.status = status;
    this.location = typeof location === 'string' ? location : (location?.[0] ?? '');
  }
}
