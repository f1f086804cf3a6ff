// Looks at our own webhook from outside, as a platform would, and says in words what is wrong.
import type { Finding } from './status.ts';

const patience = 5_000;
/** Zalo waits two seconds. */
const slow = 2_000;

/** Whether a webhook can be reached at the address people use, and answers as fast as platforms demand. */
export async function checkAddress(
  publicUrl: string | null,
  path: string,
  init: RequestInit,
): Promise<Finding[]> {
  if (publicUrl === null)
    return [{ good: false, says: 'Biến PUBLIC_URL còn thiếu: nền tảng cần một địa chỉ https:// công khai.' }];
  const secure = publicUrl.startsWith('https://')
    ? { good: true, says: 'Địa chỉ công khai dùng https.' }
    : {
        good: false,
        says: `PUBLIC_URL là ${publicUrl}: nền tảng chỉ gọi địa chỉ https:// có chứng chỉ thật.`,
      };
  // Without the query: what proves us stands there.
  const [shown] = path.split('?');
  const started = performance.now();
  const status = await fetch(publicUrl + path, { ...init, signal: AbortSignal.timeout(patience) }).then(
    (response) => response.status,
    () => null,
  );
  const ms = Math.round(performance.now() - started);
  return [
    secure,
    status === null
      ? {
          good: false,
          says: `Không gọi được ${publicUrl}${shown}. Dịch vụ có đang chạy không, máy chủ trung gian có chuyển tới không?`,
        }
      : { good: status === 200 && ms < slow, says: `Webhook ${shown} trả lời ${status} sau ${ms} ms.` },
  ];
}
