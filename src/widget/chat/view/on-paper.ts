// What is folded on the screen is written out on paper.

/** Papers of other cases, and the rest of long words. */
const folded = '.papers details:not([open]) summary, .plain[aria-expanded=false]';

/** Unfolds everything before the page is printed. */
export function unfoldForPaper(): void {
  addEventListener('beforeprint', () => {
    for (const fold of document.querySelectorAll<HTMLElement>(folded)) fold.click();
  });
}
