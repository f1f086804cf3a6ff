// How the service tells operators how it is: the state of each part, and numbers for Prometheus.
import type { ErrorCode } from '../errors.ts';

/** `degraded`: people are served, but somebody should look. `failing`: they are not. */
export type State = 'ok' | 'degraded' | 'failing';

/** How one part is. */
export interface PartReport {
  readonly state: State;
  /** Why it is not well; its paragraph in docs/reference/errors.md says what to do. */
  readonly code?: ErrorCode;
  /** Numbers an operator wants to see. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** Looks how a part is. What it throws counts as failing. */
export type Part = () => PartReport | Promise<PartReport>;

export interface HealthReport {
  /** That of the worst part. */
  readonly state: State;
  readonly parts: Readonly<Record<string, PartReport>>;
}

/** How all parts are; asked often, looked at every few seconds. */
export interface Health {
  look(): Promise<HealthReport>;
}

/** Counts and times, for Prometheus. */
export interface Metrics {
  requestEnded(about: { route: string; method: string; status: number }, ms: number): void;
  turnEnded(about: { channel: string; outcome: 'committed' | 'conflict' | 'failed' }, ms: number): void;
  /** `status`: what kind of answer it was. */
  answered(about: { channel: string; status: string }): void;
  sendEnded(about: { channel: string; verdict: string }, ms: number): void;
  errorLogged(code: string): void;
  /** From now on the states and figures of these parts are told too. */
  tell(health: Health): void;
  /** Everything, in Prometheus' text form. */
  text(): Promise<string>;
}
