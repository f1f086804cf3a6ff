// The few signs the widget draws itself; all of them stand beside words or have a label, so readers skip them.
import type { JSX } from 'preact';

const paths = {
  send: 'M4 12 20 4l-5 16-3.5-6.5z M11.5 13.5 20 4',
  external: 'M14 5h5v5 M19 5l-8 8 M17 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h4',
  check: 'M5 12.5 10 17.5 19 7',
  close: 'M6 6 18 18 M18 6 6 18',
  menu: 'M5 7h14 M5 12h14 M5 17h14',
  back: 'M10 6 4 12l6 6 M4 12h11a5 5 0 0 1 0 10h-2',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20a7.5 7.5 0 0 1 15 0',
  down: 'M12 5v14 M6 13l6 6 6-6',
  copy: 'M9 9h10v11H9z M15 9V4H5v11h4',
  sound: 'M4 10v4h4l5 4V6l-5 4z M16 9a4 4 0 0 1 0 6 M18.5 6.5a8 8 0 0 1 0 11',
  share: 'M12 15V4 M8 7.5 12 4l4 3.5 M6 11H5v9h14v-9h-1',
  mic: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3z M6 11.5a6 6 0 0 0 12 0 M12 17.5V21',
  warn: 'M12 4 2.8 19.5h18.4z M12 10v4 M12 16.8v.2',
} as const;

export function Icon({ name }: { readonly name: keyof typeof paths }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
