// The page of a procedure that staff switched off.
import type { Off } from '../../../../dialogs/dialogs.ts';
import type { KnowledgeBase } from '../../../../knowledge/knowledge.ts';
import { html, type Html } from '../../../../web/html.ts';

export function restingPage(kb: KnowledgeBase, title: string, { reason, ask }: Off): Html {
  return html`<h1>${title}</h1>
    <p class="notice">${kb.say('service.procedure_off', { title, reason, ask })}</p>
    <p><a href="/thu-tuc">Xem các thủ tục khác</a></p>`;
}
