// A refusal that a client may read: status, a code that Direct Line documents, and a sentence in Vietnamese. Never a stack trace.
import type { Refusal, Reply } from './types.ts';

/** Thrown by handlers; becomes `{"error":{"code","message"}}`. */
export class Problem extends Error implements Refusal {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  reply(): Reply {
    return {
      status: this.status,
      headers: this.headers,
      body: { error: { code: this.code, message: this.message } },
    };
  }
}

export const notFound = (): Problem => new Problem(404, 'NotFound', 'Không có địa chỉ này.');

export const badArgument = (message: string): Problem => new Problem(400, 'BadArgument', message);

/** @param seconds - after which it will be allowed */
export const tooMany = (what: string, seconds: number): Problem =>
  new Problem(429, 'TooManyRequests', `${what} Bạn thử lại sau ${seconds} giây.`, {
    'retry-after': String(seconds),
  });

export const away = (): Problem =>
  new Problem(503, 'ServiceUnavailable', 'Máy chủ tạm thời chưa nhận được. Bạn thử lại sau ít giây.', {
    'retry-after': '5',
  });

export const broken = (): Problem =>
  new Problem(500, 'ServiceError', 'Máy chủ đang gặp trục trặc. Bạn thử lại sau ít phút.');
