// The pages of the figures: any span by day, week or month, the report of a month to print, and the same as files.
import { startUpper } from '../../knowledge/knowledge.ts';
import { z } from 'zod';
import { html, type Html } from '../../web/html.ts';
import type { Reply } from '../../web/types.ts';
import type { Handlers } from '../router.ts';
import type { StaffVisit } from '../types.ts';
import { sayChannel } from '../pages/channels.ts';
import { sayMoment } from '../../web/moments.ts';
import { drawChart, sizeOf, type Chart } from './chart.ts';
import { csvReply, xlsxReply } from './downloads.ts';
import { figuresOf, type Figured } from './figures.ts';
import type { ReportParts } from './parts.ts';
import { addDays, beginOf, dayOf, endOf, monthSpan, type Span, type Unit } from './spans.ts';
import { Share, type Table } from './table-words.ts';
import { byTimeTitle, tablesOf } from './tables.ts';

type Pages = Pick<
  Handlers,
  | 'GET /can-bo/bao-cao'
  | 'GET /can-bo/bao-cao/:thang'
  | 'GET /can-bo/so-lieu.csv'
  | 'GET /can-bo/so-lieu.xlsx'
>;

/** What can be counted in one go while people talk. Days. */
const longest = 400;
/** More bars than this nobody can read. */
const mostBars = 62;

const units: Readonly<Record<Unit, string>> = { ngay: 'ngày', tuan: 'tuần', thang: 'tháng' };
const day = z.iso.date();
const month = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/);

export function reportPages(parts: ReportParts): Pages {
  return {
    'GET /can-bo/bao-cao': (visit) => spanPage(parts, visit),
    'GET /can-bo/bao-cao/:thang': (visit) => monthPage(parts, visit),
    'GET /can-bo/so-lieu.csv': async (visit) => {
      const asked = askedSpan(visit);
      return csvReply((await report(parts, visit, asked)).tables, nameOf(asked));
    },
    'GET /can-bo/so-lieu.xlsx': async (visit) => {
      const asked = askedSpan(visit);
      return xlsxReply((await report(parts, visit, asked)).tables, nameOf(asked));
    },
  };
}

interface Asked extends Span {
  readonly unit: Unit;
}

/** What the address asks for; anything that makes no sense becomes the last thirty days. */
function askedSpan({ request: { query }, now }: StaffVisit): Asked {
  const today = dayOf(now);
  const to = day.safeParse(query.get('den')).data ?? today;
  const from = day.safeParse(query.get('tu')).data ?? addDays(to, -29);
  const unit = z.enum(['ngay', 'tuan', 'thang']).safeParse(query.get('theo')).data ?? 'ngay';
  const first = from > to ? to : from;
  return { from: first < addDays(to, -longest) ? addDays(to, -longest) : first, to, unit };
}

const nameOf = ({ from, to }: Span): string => `so-lieu-${from}-${to}`;

const addressOf = ({ from, to, unit }: Asked): string => `tu=${from}&den=${to}&theo=${unit}`;

async function report(
  { facts, figures, names, satisfaction }: ReportParts,
  { now }: StaffVisit,
  asked: Asked,
): Promise<{ readonly figured: Figured; readonly tables: readonly Table[] }> {
  const figured = await figuresOf({ facts, figures }, asked, asked.unit, now);
  const judged = satisfaction === null ? null : await satisfaction(beginOf(asked.from), endOf(asked.to));
  return { figured, tables: tablesOf(figured, names, judged) };
}

async function spanPage(parts: ReportParts, visit: StaffVisit): Promise<Reply> {
  const asked = askedSpan(visit);
  const { figured, tables } = await report(parts, visit, asked);
  const query = addressOf(asked);
  return visit.page({
    title: 'Số liệu',
    main: html`<form class="card row" action="/can-bo/bao-cao" method="get">
        <div>
          <label for="tu">Từ ngày</label><input id="tu" name="tu" type="date" value="${asked.from}" />
        </div>
        <div>
          <label for="den">Đến ngày</label><input id="den" name="den" type="date" value="${asked.to}" />
        </div>
        <div>
          <label for="theo">Gộp theo</label
          ><select id="theo" name="theo">
            ${Object.entries(units).map(
              ([value, label]) =>
                html`<option value="${value}" ${value === asked.unit ? html`selected` : ''}>
                  ${label}
                </option>`,
            )}
          </select>
        </div>
        <button type="submit">Xem</button>
      </form>
      <p>
        Tải về: <a href="/can-bo/so-lieu.xlsx?${query}">Excel</a>,
        <a href="/can-bo/so-lieu.csv?${query}">CSV</a>. Bản in theo tháng:
        <a href="/can-bo/bao-cao/${asked.to.slice(0, 7)}">tháng ${monthSpan(asked.to.slice(0, 7)).label}</a>.
      </p>
      ${await sections(figured, tables)}`,
  });
}

async function monthPage(parts: ReportParts, visit: StaffVisit): Promise<Reply> {
  const { page, request, now } = visit;
  const asked = month.safeParse(request.params['thang']);
  if (!asked.success) return page({ title: 'Không có tháng này', main: html``, status: 404 });
  const span = monthSpan(asked.data);
  const { figured, tables } = await report(parts, visit, { ...span, unit: 'ngay' });
  const over = now > endOf(span.to);
  return page({
    title: `Báo cáo tháng ${span.label}`,
    main: html`<p>
        Hướng dẫn người dân làm thủ tục qua mạng, qua bưu chính công ích và tại quầy, tỉnh Hà Tĩnh. Số liệu do
        trợ lý tự đếm, không chứa thông tin riêng của ai. Lập lúc
        ${sayMoment(now)}${over ? '' : ', khi tháng chưa hết'}.
      </p>
      <p class="row unprinted">
        <button type="button" data-print>In báo cáo</button>
        <a href="/can-bo/bao-cao?tu=${span.from}&den=${span.to}">Xem, tải về ở trang Số liệu</a>
      </p>
      ${await sections(figured, tables)}`,
  });
}

async function sections(figured: Figured, tables: readonly Table[]): Promise<Html[]> {
  const charts = new Map(chartsOf(figured, tables).map((chart) => [chart.title, chart]));
  return Promise.all(
    tables.map(async (table) => {
      const chart = charts.get(table.title);
      return html`<section class="figures">
        <h2>${table.title}</h2>
        ${chart === undefined ? [] : [await chartImage(chart)]} ${tableOf(table)}
        ${table.note === '' ? [] : [html`<p class="small">${table.note}</p>`]}
      </section>`;
    }),
  );
}

async function chartImage(chart: Chart): Promise<Html> {
  return html`<div
    class="scroll ${chart.title === byTimeTitle ? 'newest' : ''}"
    tabindex="0"
    role="region"
    aria-label="Biểu đồ ${chart.title.toLowerCase()}"
  >
    <img
      class="chart"
      src="${await drawChart(chart)}"
      alt="Biểu đồ ${chart.title.toLowerCase()}; số liệu ở bảng cùng mục"
      width="${sizeOf(chart).width}"
      height="${sizeOf(chart).height}"
    />
  </div>`;
}

/** Each chart shows what the table of the same title says. */
function chartsOf({ whole, parts }: Figured, tables: readonly Table[]): Chart[] {
  const column = (title: string, index: number): Chart => {
    const rows = tables.find((table) => table.title === title)?.rows ?? [];
    const values = rows.map((row) => Number(row[index]));
    return { title, labels: rows.map((row) => String(row[0])), series: [{ name: title, values }] };
  };
  const byTime: Chart = {
    title: byTimeTitle,
    labels: parts.map(({ span }) => span.label),
    series: whole.channels().map((channel) => ({
      name: startUpper(sayChannel(channel)),
      values: parts.map(({ figures }) => figures.sum('visits', { channel })),
    })),
  };
  return [...(parts.length > mostBars ? [] : [byTime]), column('Cách nộp', 1)];
}

function tableOf({ title, columns, rows }: Table): Html {
  if (rows.length === 0) return html`<p>Chưa có gì trong kỳ này.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}">
    <table>
      <thead>
        <tr>
          ${columns.map((name, index) => html`<th scope="col" ${isNumber(rows, index) ? html`class="number"` : ''}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) =>
                typeof cell === 'number'
                  ? html`<td class="number">${cell.toLocaleString('vi-VN')}</td>`
                  : html`<td ${cell instanceof Share ? html`class="number"` : ''}>${String(cell)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const isNumber = (rows: Table['rows'], column: number): boolean =>
  typeof rows[0]?.[column] === 'number' || rows[0]?.[column] instanceof Share;
