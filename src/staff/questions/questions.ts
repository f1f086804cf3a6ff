// The addresses of questions and lessons.
import type { Handlers } from '../router.ts';
import { labelQuestion, questionPage } from './label-page.ts';
import { lessonsPage, reviewLesson } from './lessons-page.ts';
import { questionList } from './list-page.ts';
import type { QuestionParts } from './parts.ts';

type Pages = Pick<
  Handlers,
  | 'GET /can-bo/cau-hoi'
  | 'GET /can-bo/cau-hoi/:id'
  | 'POST /can-bo/cau-hoi/:id'
  | 'GET /can-bo/bai-hoc'
  | 'POST /can-bo/bai-hoc/:id/duyet'
  | 'POST /can-bo/bai-hoc/:id/tu-choi'
>;

export function questionPages(parts: QuestionParts): Pages {
  return {
    'GET /can-bo/cau-hoi': (visit) => questionList(parts, visit),
    'GET /can-bo/cau-hoi/:id': (visit) => questionPage(parts, visit),
    'POST /can-bo/cau-hoi/:id': (visit) => labelQuestion(parts, visit),
    'GET /can-bo/bai-hoc': (visit) => lessonsPage(parts, visit),
    'POST /can-bo/bai-hoc/:id/duyet': (visit) => reviewLesson(parts, visit, 'approved'),
    'POST /can-bo/bai-hoc/:id/tu-choi': (visit) => reviewLesson(parts, visit, 'refused'),
  };
}
