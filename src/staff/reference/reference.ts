// The pages of the reference: what clerks look up, compare, print and hand over.
import type { Handlers } from '../router.ts';
import { answerPage } from './answer-page.ts';
import { comparePage } from './compare-page.ts';
import { handoutPage } from './handout-page.ts';
import { procedurePage } from './procedure-page.ts';
import { searchPage } from './search-page.ts';
import type { ReferenceParts } from './types.ts';

type Pages = Pick<
  Handlers,
  | 'GET /can-bo'
  | 'GET /can-bo/thu-tuc/:code'
  | 'GET /can-bo/phieu/:code'
  | 'GET /can-bo/so-sanh'
  | 'GET /can-bo/tra-loi'
>;

export function referencePages(parts: ReferenceParts): Pages {
  return {
    'GET /can-bo': (visit) => searchPage(parts, visit),
    'GET /can-bo/thu-tuc/:code': (visit) => procedurePage(parts, visit),
    'GET /can-bo/phieu/:code': (visit) => handoutPage(parts, visit),
    'GET /can-bo/so-sanh': (visit) => comparePage(parts, visit),
    'GET /can-bo/tra-loi': (visit) => answerPage(parts, visit),
  };
}
