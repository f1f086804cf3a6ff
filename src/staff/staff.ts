// The door of the staff room: the clerks' desk, all of it under /can-bo.
import { html } from '../web/html.ts';
import type { Route } from '../web/types.ts';
import { answerReport, feedbackPage } from './feedback/feedback-page.ts';
import type { FeedbackParts } from './feedback/parts.ts';
import { handoverPages } from './handover/handover.ts';
import type { HandoverParts } from './handover/parts.ts';
import { noticePages } from './notices/notices.ts';
import type { NoticeParts } from './notices/parts.ts';
import { accountPages } from './pages/account-pages.ts';
import { auditPage } from './pages/audit-page.ts';
import { fileReply } from './pages/files.ts';
import { ownDataPages, type OwnDataPageParts } from './pages/own-data-page.ts';
import { apiRoutes, type ApiParts } from './api/api-routes.ts';
import { keyPages } from './api/key-pages.ts';
import { reportNames } from './reports/names.ts';
import type { ReportParts } from './reports/parts.ts';
import { reportPages } from './reports/report-pages.ts';
import { questionPages } from './questions/questions.ts';
import type { QuestionParts } from './questions/parts.ts';
import { SingleSignOn } from './access/single-sign-on.ts';
import { secondFactorPages } from './pages/second-factor-page.ts';
import { secondStepPages } from './pages/second-step-page.ts';
import { signInPages } from './pages/sign-in-pages.ts';
import { singleSignOnPages } from './pages/single-sign-on-pages.ts';
import { referencePages } from './reference/reference.ts';
import type { ReferenceParts } from './reference/types.ts';
import { deskRoutes, type RouterParts } from './router.ts';

export type { IntentChoice, QuestionParts } from './questions/parts.ts';
export { createSeal, sealSecondFactors } from './access/seal.ts';
export { addAccount, readName, resetPassword } from './access/accounts.ts';

export { reportNames };

export interface StaffParts extends RouterParts {
  readonly reference: ReferenceParts;
  /** What the API needs beside the reference. */
  readonly api: Pick<ApiParts, 'ask' | 'inLetters'>;
  readonly reports: ReportParts;
  /** Under which failed attempts are counted. */
  readonly key: string;
  readonly learning: QuestionParts;
  readonly notices: NoticeParts;
  readonly feedback: FeedbackParts;
  readonly handover: HandoverParts;
  /** For people who ask a clerk for their data. */
  readonly personal: OwnDataPageParts['personal'];
}

/** The addresses of the desk, and of the API for programs of others. */
export function staffRoutes(parts: StaffParts): Route[] {
  const { staff, publicUrl } = parts;
  const sso = parts.settings.singleSignOn;
  const secure = publicUrl?.startsWith('https:') ?? false;
  const { kb, find, answers } = parts.reference;
  const perMinute = parts.settings.apiRequests;
  const api = { ...parts.api, kb, find, answers, keys: staff.keys, perMinute, now: parts.now };
  const desk = deskRoutes(parts, {
    ...signInPages({ ...parts, secure, handovers: parts.handover.handovers }),
    ...handoverPages(parts.handover),
    ...singleSignOnPages({ staff, publicUrl, secure, singleSignOn: sso && new SingleSignOn(sso) }),
    ...secondStepPages({ ...parts, secure, handovers: parts.handover.handovers }),
    ...secondFactorPages(parts),
    ...accountPages(parts),
    ...reportPages(parts.reports),
    ...questionPages(parts.learning),
    ...noticePages(parts.notices),
    'GET /can-bo/phan-hoi': (visit) => feedbackPage(parts.feedback, visit),
    'POST /can-bo/phan-hoi/:number': (visit) => answerReport(parts.feedback, visit),
    'GET /can-bo/tep/:file': ({ request, page }) =>
      fileReply(request) ?? page({ title: 'Không có tệp này', main: html``, status: 404 }),
    ...referencePages(parts.reference),
    ...keyPages(parts),
    ...ownDataPages(staff, { personal: parts.personal, kb }),
    'GET /can-bo/nhat-ky': (visit) => auditPage(staff, visit),
  });
  return [...desk, ...apiRoutes(api)];
}
