import type { Answer, JudgeError } from '../../domain/judge.ts';
import type { PlannedTrial } from '../../domain/trial-store.ts';
import type { LaneEvent } from './lane-event.ts';
import type { Route } from './rate-limit.ts';

/** Nobody is let in with this key, whatever is asked. */
const WRONG_KEY = 401;
/** The key may not use the model; or, behind some gateways, this one text is not let through. */
const FORBIDDEN = 403;

/** So many trials in a row, and nothing more is sent that way. */
const WRONG_KEYS = 3;
/** The same where nothing was ever answered: several texts in a row may be what a gateway forbids. */
const FORBIDDEN_FROM_THE_START = 10;

/**
 * Whether providers let us in. A call that is refused for its key (401, 403) says nothing about its trial, which is
 * put off: it stays open, and is asked once more where the endpoint answers others. Where so many in a row are
 * refused the endpoint is given up, and all its trials stay open: nothing was judged, so nothing failed.
 */
export class Access {
  readonly #routes: ReadonlySet<Route>;
  readonly #tell: (event: LaneEvent) => void;
  readonly #standings = new Map<Route, Standing>();

  /** @param routes all that there are. */
  constructor(routes: Iterable<Route>, tell: (event: LaneEvent) => void) {
    this.#routes = new Set(routes);
    this.#tell = tell;
  }

  isGivenUp(route: Route): boolean {
    return this.#standings.get(route)?.isGivenUp ?? false;
  }

  get isAllGivenUp(): boolean {
    return [...this.#routes].every((route) => this.isGivenUp(route));
  }

  /** Learns from an answer; true where it says nothing of the trial, which stays open. */
  refuses(route: Route, trial: PlannedTrial, answer: Answer): boolean {
    const standing = this.#of(route);
    const error = answer.kind === 'error' ? answer.error : undefined;
    if (error?.status !== WRONG_KEY && error?.status !== FORBIDDEN) {
      if (error === undefined || (error.kind === 'permanent' && error.status !== undefined)) {
        standing.hasAnswered = true;
        standing.inRow = 0;
      }
      return false;
    }
    standing.inRow++;
    standing.last = error;
    const isWrongKey = error.status === WRONG_KEY && standing.inRow >= WRONG_KEYS;
    if (isWrongKey || (!standing.hasAnswered && standing.inRow >= FORBIDDEN_FROM_THE_START)) {
      this.#giveUp(route, standing);
    }
    if (standing.isGivenUp) return true;
    const isNew = !standing.known.has(trial.number);
    if (isNew) standing.putOff.push(trial);
    standing.known.add(trial.number);
    return isNew;
  }

  /** The trials that were put off and can be asked again, each once: their endpoints have answered others. */
  takePutOff(): readonly PlannedTrial[] {
    const answering = [...this.#standings.values()].filter((own) => own.hasAnswered && !own.isGivenUp);
    return answering.flatMap(({ putOff }) => putOff.splice(0));
  }

  /** At the end endpoints that refused all that they were asked are given up, too; true where any is. */
  conclude(): boolean {
    for (const [route, standing] of this.#standings) {
      if (standing.putOff.length > 0 && !standing.hasAnswered) this.#giveUp(route, standing);
    }
    return [...this.#routes].some((route) => this.isGivenUp(route));
  }

  #giveUp({ host }: Route, standing: Standing): void {
    if (standing.isGivenUp || standing.last === undefined) return;
    standing.isGivenUp = true;
    const { message, status = WRONG_KEY } = standing.last;
    this.#tell({ kind: 'endpoint', host, is: 'refusing access', status, because: message });
  }

  #of(route: Route): Standing {
    const known = this.#standings.get(route);
    if (known) return known;
    const made = { hasAnswered: false, inRow: 0, isGivenUp: false, putOff: [], known: new Set<number>() };
    this.#standings.set(route, made);
    return made;
  }
}

interface Standing {
  hasAnswered: boolean;
  /** Refused since it last answered. */
  inRow: number;
  isGivenUp: boolean;
  last?: JudgeError;
  readonly putOff: PlannedTrial[];
  /** Trials that were refused, by number: the second time it stands. */
  readonly known: Set<number>;
}
