// What search engines read of a procedure page: a GovernmentService of schema.org. Nothing in it that the page does not say.
import type { KnowledgeBase } from '../../../../knowledge/knowledge.ts';
import { html, inlineJson, type Html } from '../../../../web/html.ts';
import type { ProcedureView } from '../../../../sheets/sheets.ts';

/** @param address - of the page; null where the operator has set none */
export function structuredData(kb: KnowledgeBase, view: ProcedureView, address: string | null): Html {
  const { guide, methods, office } = view;
  const service = {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: guide.officialName,
    alternateName: view.title,
    description: view.summary,
    identifier: guide.code,
    serviceType: guide.field,
    inLanguage: 'vi',
    provider: { '@type': 'GovernmentOrganization', name: office },
    areaServed: { '@type': 'AdministrativeArea', name: 'Tỉnh Hà Tĩnh' },
    ...(address !== null && { url: address }),
    availableChannel: methods.map(({ method, name }) => ({
      '@type': 'ServiceChannel',
      name,
      ...(method === 'online' && { serviceUrl: kb.link('procedure_page', guide.code).url }),
    })),
  };
  return html`<script type="application/ld+json">
    ${inlineJson(service)}
  </script>`;
}
