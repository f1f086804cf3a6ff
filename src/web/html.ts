// Writes HTML in which nothing from outside can become markup: every value of a template is escaped unless it is HTML already.

/** Text that is HTML, as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | readonly Html[] | string | number;

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template tag. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => part + write(values[index] ?? '')).join(''));
}

/**
 * Data for scripts of the page, for an element of type application/json: a browser does not run it.
 *
 * @param value - anything JSON can say
 */
export function inlineJson(value: unknown): Html {
  // With no «<» in it, nothing in the data can end the element.
  return new Html(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

function write(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return String(value).replace(/[&<>"']/g, (sign) => replacements[sign] ?? sign);
}
