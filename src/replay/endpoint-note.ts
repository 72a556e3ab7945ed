import type { LaneEvent } from './pace/lane-event.ts';

/** What an endpoint does, in a few words. */
export function endpointNote(event: LaneEvent): string {
  const { host } = event;
  switch (event.is) {
    case 'paused':
      return `${host} wants no calls for ${seconds(event.milliseconds)}`;
    case 'not answering':
      return `${host} does not answer: nothing is sent for ${seconds(event.milliseconds)}`;
    case 'given up':
      return `${host} does not answer: given up, but for one call in ${seconds(event.milliseconds)}`;
    case 'refusing access':
      return `${host} refuses every call (${event.because}): nothing more is sent there`;
    case 'tried again':
      return `${host} is tried again, with one call`;
    case 'answering again':
      return `${host} answers again`;
    case 'slower':
      return `${host} has too much to do: at most ${event.inFlight} in flight`;
    case 'faster':
      return `${host} keeps up: at most ${event.inFlight} in flight`;
  }
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
