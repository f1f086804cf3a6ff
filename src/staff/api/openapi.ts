// The OpenAPI 3.1 file of the API, made from the table of addresses and the schemas that the server itself uses.
import { z } from 'zod';
import { endpoints, schemaNames, schemaOf, type Endpoint } from './endpoints.ts';

/** Raise the first number, and the address, when something is taken away or changes its meaning. */
const version = '1.0.0';

const refusals: Readonly<Record<number, string>> = {
  400: 'Tham số chưa đúng',
  401: 'Thiếu khóa, khóa sai hoặc đã bị thu hồi',
  404: 'Không có',
  413: 'Nội dung quá dài',
  415: 'Nội dung nén không được nhận',
  429: 'Hỏi quá nhiều trong một phút; tiêu đề Retry-After cho biết chờ bao nhiêu giây',
  500: 'Máy chủ đang gặp trục trặc',
  503: 'Chưa phục vụ được lúc này; tiêu đề Retry-After cho biết chờ bao nhiêu giây',
};

/** What may happen at every address. */
const everywhere = [401, 429, 500, 503];

/** @returns the document as JSON can say it */
export function openApi(): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trợ lý thủ tục Hà Tĩnh',
      version,
      description:
        'Cho phần mềm của tổng đài và của cơ quan: tra thủ tục, hỏi trợ lý, xem lại câu trả lời theo mã. Cách xin khóa: docs/huong-dan/api.md.',
    },
    security: [{ key: [] }],
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.path, { [endpoint.method.toLowerCase()]: operation(endpoint) }]),
    ),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer <khóa>' },
      },
      schemas: Object.fromEntries(schemaNames.map((name) => [name, jsonSchema(schemaOf(name))])),
    },
  };
}

function operation({ id, says, parameters, takes, gives, refuses }: Endpoint): unknown {
  const statuses = [...refuses, ...everywhere].sort((one, other) => one - other);
  return {
    operationId: id,
    summary: says,
    parameters: parameters.map(({ name, in: place, says: description, example }) => ({
      name,
      in: place,
      required: place === 'path',
      description,
      schema: { type: 'string' },
      example,
    })),
    ...(takes !== undefined && {
      requestBody: { required: true, content: content('application/json', takes) },
    }),
    responses: {
      200: { description: 'Được', content: content('application/json', gives) },
      ...Object.fromEntries(
        statuses.map((status) => [
          status,
          { description: refusals[status] ?? '', content: content('application/problem+json', 'problem') },
        ]),
      ),
    },
  };
}

const content = (type: string, name: string): unknown => ({
  [type]: { schema: { $ref: `#/components/schemas/${name}` } },
});

function jsonSchema(schema: z.ZodType): unknown {
  const made = z.toJSONSchema(schema, {
    io: 'input',
    // The dates of zod come with a pattern of a hundred signs beside the format that says the same.
    override: ({ jsonSchema: part }) => {
      if (part.format !== undefined) delete part.pattern;
    },
  });
  // Which dialect it is stands once, in the version of OpenAPI.
  delete made.$schema;
  return made;
}
