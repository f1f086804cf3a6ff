// Reads the ISO 8601 durations of conversation scripts («PT20H», «P1DT2H»).
const shape = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * @returns milliseconds
 * @throws RangeError for a text that is no duration of weeks, days, hours, minutes and seconds
 */
export function afterMs(duration: string): number {
  const match = shape.exec(duration);
  if (!match || /^P(T)?$/.test(duration)) throw new RangeError(`not an ISO 8601 duration: ${duration}`);
  const [weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((n: string | undefined) => Number(n ?? 0));
  const wholeHours = ((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0);
  return (wholeHours * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}
