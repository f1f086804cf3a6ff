// What the settings of all channels where people already are have in common.

/** How a push channel may send. */
export interface SendingSettings {
  readonly sendsPerMinute: number;
  /** More than one is faster, but then as many may arrive twice when the process is killed. */
  readonly sendsAtOnce: number;
  readonly timeoutMs: number;
  /** How long the assistant keeps quiet after a human has answered. */
  readonly pauseMs: number;
  /** Changes to the table of limits of the channel's renderer. */
  readonly limits: Readonly<Record<string, number>>;
}

/** A channel that is set by halves: names what is missing. */
export interface Missing {
  readonly variables: readonly string[];
  readonly of: string;
}

/** What is given of the variables that a channel cannot do without. */
export interface Picked {
  readonly values: readonly string[];
  readonly given: number;
  readonly missing: readonly string[];
}

/** Looks which of them are set. */
export function pick<Name extends string>(
  env: Readonly<Partial<Record<Name, string | undefined>>>,
  names: readonly Name[],
): Picked {
  const values = names.map((name) => env[name]);
  const given = values.filter((value) => typeof value === 'string');
  return {
    values: given,
    given: given.length,
    missing: names.filter((_, index) => values[index] === undefined),
  };
}
