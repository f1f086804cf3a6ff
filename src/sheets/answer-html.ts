// An answer as a page shows it, whoever reads: citizens behind its number, clerks at the desk.
import type { Block, FinishedAnswer, PaperItem } from '../dialogs/types.ts';
import { html, type Html } from '../web/html.ts';
import { saySource } from './say-source.ts';

/** All that was said: blocks, links, the names of the buttons, sources. */
export function answerHtml(answer: FinishedAnswer): Html {
  const links = answer.links.filter(({ kind }) => kind === 'portal');
  const buttons = answer.choices.map(({ label }) => `«${label}»`).join(', ');
  return html`<div lang="${answer.language ?? 'vi'}">${blocksHtml(answer.blocks)}</div>
    ${
      links.length === 0
        ? []
        : [
            html`<ul>
              ${links.map(({ title, url }) => html`<li><a href="${url}" rel="noopener">${title}</a></li>`)}
            </ul>`,
          ]
    }
    ${buttons === '' ? [] : [html`<p class="small">Các nút bên dưới: ${buttons}</p>`]}
    ${
      answer.sources.length === 0
        ? []
        : [html`<p class="small">Nguồn: ${answer.sources.map(saySource).join('; ')}</p>`]
    }`;
}

export const blocksHtml = (blocks: readonly Block[]): Html[] => blocks.map(blockOf);

function blockOf(block: Block): Html {
  switch (block.kind) {
    case 'text':
      return html`${block.text.split(/\n+/).map((line) => html`<p>${line}</p>`)}`;
    case 'notice':
      return html`<p class="notice"><b>Lưu ý:</b> ${block.text}</p>`;
    case 'step':
      return html`<h2>Bước ${block.number}/${block.total}: ${block.title}</h2>
        <p>${block.text}</p>
        ${block.sees === null ? [] : [html`<p class="sees">Xong thì thấy: ${block.sees}</p>`]}`;
    case 'papers':
      return html`<h2>${block.title}</h2>
        <ul class="papers">
          ${block.items.map(paperOf)}
        </ul>`;
  }
}

function paperOf({ name, form, note, state }: PaperItem): Html {
  return html`<li>
    <b>${name}</b>${form === '' ? '' : ` (${form})`}${state === 'optional' ? ', nếu có' : ''}
    ${note === null ? [] : [html`<p class="small">${note}</p>`]}
  </li>`;
}
