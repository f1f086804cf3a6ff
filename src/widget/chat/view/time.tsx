// When something was said; shown to whoever has asked for it in the menu.
import type { JSX } from 'preact';

/** @param at - milliseconds since 1970; null where it is not known */
export function Time({ at }: { readonly at: number | null }): JSX.Element | null {
  if (at === null) return null;
  const when = new Date(at);
  const clock = `${when.getHours()}:${String(when.getMinutes()).padStart(2, '0')}`;
  const today = when.toDateString() === new Date().toDateString();
  return (
    <time class="time" dateTime={when.toISOString()}>
      {today ? clock : `${clock}, ${when.getDate()}/${when.getMonth() + 1}`}
    </time>
  );
}
