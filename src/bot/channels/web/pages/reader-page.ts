// A page to read as everybody gets it: with what staff announced above it.
import { noticesAt, type Service } from '../../../../dialogs/dialogs.ts';
import type { Reply, Request } from '../../../../web/types.ts';
import { pageReply, type PageParts, type PageReply } from './shell.ts';

export interface ReaderPageParts {
  /** What staff announced or switched off. */
  readonly service: () => Service;
  readonly now: () => Date;
}

export function readerPage(
  { service, now }: ReaderPageParts,
  request: Request,
  page: Omit<PageParts, 'notices'>,
  how: PageReply,
): Reply {
  const notices = noticesAt(service(), now()).map(({ text }) => text);
  return pageReply(request, { ...page, notices }, how);
}
