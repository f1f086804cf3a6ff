// What the API says and takes, each shape once: requests are parsed by them, the OpenAPI file is made from them.
import { z } from 'zod';

const day = z.iso.date();
const code = z
  .string()
  .regex(/^\d\.\d{6}$/)
  .describe('Mã thủ tục của Cổng, ví dụ 1.001193');
const number = z.string().describe('Mã trả lời, ví dụ KT7K-4M3P');

const source = z.strictObject({
  title: z.string(),
  recordOn: day.nullable().describe('Ngày của bản ghi trên Cổng'),
  verifiedOn: day.nullable().describe('Ngày có người mở ra kiểm tra; null là chưa ai kiểm tra'),
});

const line = z.strictObject({
  text: z.string(),
  when: z.string().nullable().describe('Trường hợp của dòng này; null là mọi trường hợp'),
});

export const listed = z.strictObject({
  code,
  title: z.string(),
  officialName: z.string(),
  guided: z.boolean().describe('true: có hướng dẫn do người soạn; false: chỉ theo bản ghi của Cổng'),
});

export const procedureList = z.strictObject({
  total: z.int().min(0).describe('Số thủ tục có tất cả, hoặc số tìm được'),
  items: z.array(listed),
});

const method = z.strictObject({
  method: z
    .enum(['online', 'post', 'counter'])
    .describe('online: qua mạng; post: bưu điện; counter: trực tiếp'),
  name: z.string(),
  note: z.string().nullable(),
  durations: z.array(line),
  fees: z.array(line),
  extra: z.string().nullable().describe('Tiền trả cho nơi khác, như cước bưu điện'),
  steps: z.array(
    z.strictObject({
      title: z.string(),
      text: z.string(),
      sees: z.string().nullable().describe('Xong thì thấy gì'),
      when: z.string().nullable(),
    }),
  ),
});

export const procedure = z.strictObject({
  code,
  title: z.string(),
  officialName: z.string(),
  field: z.string(),
  layer: z.enum(['guide', 'record']).describe('guide: do người soạn; record: lấy thẳng từ bản ghi của Cổng'),
  grade: z.enum(['A', 'B', 'C']).describe('C: quy định có lẽ đã đổi, không nói lệ phí và thời hạn'),
  gradeReason: z.string(),
  reviewBy: day.describe('Đến hạn xem lại'),
  contentVersion: z.string(),
  asOf: day.describe('Thông tin tính cho ngày này'),
  doubts: z.array(z.string()).describe('Điều phải nói cùng với mọi thông tin ở đây'),
  summary: z.string(),
  whoMayFile: z.string(),
  office: z.string(),
  methods: z.array(method),
  notOffered: z.array(z.string()),
  papers: z.array(
    z.strictObject({
      name: z.string(),
      officialName: z.string().nullable(),
      optional: z.boolean(),
      when: z.string().nullable(),
      forms: z.array(z.string()).describe('Dạng giấy theo cách nộp'),
      notes: z.array(z.string()),
    }),
  ),
  result: z.string(),
  sources: z.array(source),
  portalUrl: z.url(),
});

const answered = {
  number: number.nullable().describe('Mã trả lời; null khi câu trả lời không nêu thông tin nào'),
  procedure: code.nullable(),
  text: z.string().describe('Toàn bộ câu trả lời bằng chữ'),
  choices: z.array(z.string()).describe('Nhãn các nút; gửi lại đúng chữ của nhãn nghĩa là bấm nút ấy'),
  links: z.array(z.strictObject({ title: z.string(), url: z.url() })),
  sources: z.array(source),
};

export const question = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .describe('Lời của người dân. Số giấy tờ, số điện thoại bị che trước khi lưu'),
  conversation: z.uuid().optional().describe('Để hỏi tiếp cùng một người; bỏ trống là bắt đầu'),
});

export const reply = z.strictObject({
  conversation: z.uuid(),
  band: z
    .enum(['answer', 'confirm', 'choose', 'stop'])
    .describe(
      'answer: trả lời thẳng; confirm: hỏi lại cho chắc; choose: đưa vài lựa chọn; stop: nói chưa hiểu hoặc ngoài phạm vi',
    ),
  status: z.string().describe('Lượt kết thúc thế nào, chi tiết hơn band'),
  ...answered,
});

export const answer = z.strictObject({
  ...answered,
  number,
  at: z.iso.datetime().describe('Lúc trả lời, UTC'),
});

export const problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string().describe('Điều gì đã sai, một câu'),
    status: z.int(),
    code: z.string().describe('Mã lỗi cho chương trình'),
  })
  .describe('RFC 9457');
