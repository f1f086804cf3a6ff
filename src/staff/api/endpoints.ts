// The addresses of the API: one table from which the routes and the OpenAPI file are both made.
import type { z } from 'zod';
import * as schemas from './schemas.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly says: string;
  readonly example: string;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** As OpenAPI writes it. */
  readonly path: string;
  readonly id: string;
  readonly says: string;
  readonly parameters: readonly Parameter[];
  readonly takes?: keyof typeof schemas;
  readonly gives: keyof typeof schemas;
  /** Refusals beside those that every address has. */
  readonly refuses: readonly number[];
}

export const endpoints = [
  {
    method: 'GET',
    path: '/api/v1/procedures',
    id: 'listProcedures',
    says: 'Liệt kê thủ tục, hoặc tìm theo lời người dân, tên hay mã.',
    parameters: [
      {
        name: 'search',
        in: 'query',
        says: 'Lời cần tìm, không dấu cũng được',
        example: 'làm khai sinh cho con',
      },
      { name: 'limit', in: 'query', says: 'Số thủ tục trả về, từ 1 đến 100 (mặc định 20)', example: '20' },
      { name: 'offset', in: 'query', says: 'Bỏ qua bao nhiêu thủ tục đầu, khi liệt kê', example: '0' },
    ],
    gives: 'procedureList',
    refuses: [400],
  },
  {
    method: 'GET',
    path: '/api/v1/procedures/{code}',
    id: 'getProcedure',
    says: 'Một thủ tục: giấy tờ, thời hạn, lệ phí, các bước, kèm nguồn.',
    parameters: [
      { name: 'code', in: 'path', says: 'Mã thủ tục', example: '1.001193' },
      { name: 'date', in: 'query', says: 'Tính cho ngày này (mặc định hôm nay)', example: '2026-11-24' },
    ],
    gives: 'procedure',
    refuses: [400, 404],
  },
  {
    method: 'POST',
    path: '/api/v1/ask',
    id: 'ask',
    says: 'Hỏi trợ lý một câu, hoặc hỏi tiếp trong cùng cuộc trò chuyện.',
    parameters: [],
    takes: 'question',
    gives: 'reply',
    refuses: [400, 413, 415],
  },
  {
    method: 'GET',
    path: '/api/v1/answers/{number}',
    id: 'getAnswer',
    says: 'Xem đúng câu đã trả lời theo mã người dân đọc.',
    parameters: [
      { name: 'number', in: 'path', says: 'Mã trả lời, viết cách nào cũng được', example: 'KT7K-4M3P' },
    ],
    gives: 'answer',
    refuses: [404],
  },
] as const satisfies readonly Endpoint[];

export type EndpointId = (typeof endpoints)[number]['id'];

export const schemaOf = (name: keyof typeof schemas): z.ZodType => schemas[name];

export const schemaNames = Object.keys(schemas) as (keyof typeof schemas)[];
