// What a clerk sees who has followed a code that is not there.
import { html } from '../../web/html.ts';
import type { DeskPage } from '../types.ts';

export function noProcedure(code: string): DeskPage {
  return {
    title: 'Không có thủ tục này',
    status: 404,
    main: html`<p>
        Không có thủ tục mang mã «${code.slice(0, 40)}». Mã có dạng 1.001193, ghi trên trang thủ tục của Cổng.
      </p>
      <p><a href="/can-bo">Tìm thủ tục</a></p>`,
  };
}
