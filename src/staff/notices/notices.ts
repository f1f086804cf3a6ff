// The addresses of notices, switches and opening hours.
import type { Handlers } from '../router.ts';
import { hoursPage } from './hours-page.ts';
import { announce, noticesPage, withdraw } from './notices-page.ts';
import type { NoticeParts } from './parts.ts';
import { switchesPage, switchOff, switchOn } from './switches-page.ts';

type Pages = Pick<
  Handlers,
  | 'GET /can-bo/thong-bao'
  | 'POST /can-bo/thong-bao'
  | 'POST /can-bo/thong-bao/:id/thu-hoi'
  | 'GET /can-bo/tam-nghi'
  | 'POST /can-bo/tam-nghi/thu-tuc'
  | 'POST /can-bo/tam-nghi/thu-tuc/mo'
  | 'POST /can-bo/tam-nghi/kenh'
  | 'POST /can-bo/tam-nghi/kenh/mo'
  | 'GET /can-bo/gio-lam-viec'
>;

export function noticePages(parts: NoticeParts): Pages {
  return {
    'GET /can-bo/thong-bao': (visit) => noticesPage(parts, visit),
    'POST /can-bo/thong-bao': (visit) => announce(parts, visit),
    'POST /can-bo/thong-bao/:id/thu-hoi': (visit) => withdraw(parts, visit),
    'GET /can-bo/tam-nghi': (visit) => switchesPage(parts, visit),
    'POST /can-bo/tam-nghi/thu-tuc': (visit) => switchOff(parts, visit, 'procedure'),
    'POST /can-bo/tam-nghi/thu-tuc/mo': (visit) => switchOn(parts, visit, 'procedure'),
    'POST /can-bo/tam-nghi/kenh': (visit) => switchOff(parts, visit, 'wide'),
    'POST /can-bo/tam-nghi/kenh/mo': (visit) => switchOn(parts, visit, 'wide'),
    'GET /can-bo/gio-lam-viec': (visit) => hoursPage(parts, visit),
  };
}
