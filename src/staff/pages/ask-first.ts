// Asks once more before something that cannot simply be undone: a page of its own, so that it needs no script and no steady hand.
import { html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import type { StaffVisit } from '../types.ts';

export interface Question {
  readonly title: string;
  /** What happens then. */
  readonly says: string;
  /** What the button does. */
  readonly does: string;
  /** Where the way back leads. */
  readonly back: string;
}

/** @returns the page that asks; null when it was answered: the form comes again as it was, with the answer */
export function askFirst({ form, request, field, page }: StaffVisit, question: Question): Reply | null {
  if (form.get('chac-chan') === 'co') return null;
  const { title, says, does, back } = question;
  const given = [...form].filter(([name]) => name !== 'the' && name !== 'chac-chan');
  return page({
    title,
    main: html`<form class="card narrow" action="${request.path}" method="post">
      ${field}${given.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <p>${says}</p>
      <p><button name="chac-chan" value="co" type="submit">${does}</button></p>
      <p><a href="${back}">Thôi, quay lại</a></p>
    </form>`,
  });
}
