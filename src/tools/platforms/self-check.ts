// Looks at our own webhook from outside, as a platform would, and says in words what is wrong.

export interface Finding {
  readonly good: boolean;
  readonly says: string;
}

const patience = 5_000;

/** Whether the webhook can be reached at the address people use, and answers as fast as platforms demand. */
export async function checkAddress(publicUrl: string | null, path: string): Promise<Finding[]> {
  if (publicUrl === null)
    return [{ good: false, says: 'Biến PUBLIC_URL còn thiếu: nền tảng cần một địa chỉ https:// công khai.' }];
  const secure: Finding = publicUrl.startsWith('https://')
    ? { good: true, says: 'Địa chỉ công khai dùng https.' }
    : {
        good: false,
        says: `PUBLIC_URL là ${publicUrl}: nền tảng chỉ gọi địa chỉ https:// có chứng chỉ thật.`,
      };
  const started = performance.now();
  const status = await fetch(publicUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(patience),
  }).then(
    (response) => response.status,
    () => null,
  );
  const ms = Math.round(performance.now() - started);
  if (status === null)
    return [
      secure,
      {
        good: false,
        says: `Không gọi được ${publicUrl}${path}: dịch vụ có đang chạy không, máy chủ trung gian có chuyển tới không?`,
      },
    ];
  return [secure, { good: ms < 2_000, says: `Webhook ${path} trả lời ${status} sau ${ms} ms.` }];
}
