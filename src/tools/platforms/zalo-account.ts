// Asks Zalo whether it takes the token, and whose account the token speaks for, before a citizen finds out.
import { z } from 'zod';
import { callAccount } from '../../bot/channels/zalo/api.ts';
import { verdictOf } from '../../bot/channels/zalo/error-codes.ts';
import type { ZaloSettings } from '../../config/zalo.ts';
import type { Finding } from './status.ts';

/** Only `error` is certain; what the account is called, and by which name its id goes, is from those who call it. */
const shape = z.object({
  error: z.number(),
  data: z
    .looseObject({
      oa_id: z.string().optional(),
      oaid: z.string().optional(),
      name: z.string().optional(),
    })
    .nullish(),
});

const bad = (says: string): Finding => ({ good: false, says });

export async function accountFinding(settings: ZaloSettings, accessToken: string): Promise<Finding> {
  const called = await callAccount(settings, accessToken, { method: 'GET', path: 'v2.0/oa/getoa' });
  if (called.kind === 'failed')
    return bad(`Không gọi được ${settings.apiUrl}: ${called.reason}. Máy có ra được mạng không?`);
  const answer = shape.safeParse(called.body);
  if (!answer.success) return bad(`Zalo trả lời HTTP ${called.status}, không đọc được.`);
  const { error, data } = answer.data;
  if (error !== 0) {
    const verdict = verdictOf(error);
    return bad(`Zalo không nhận token: ${'reason' in verdict ? verdict.reason : error}.`);
  }
  const account = data?.oa_id ?? data?.oaid;
  if (settings.oaId !== null && account !== undefined && account !== settings.oaId)
    return bad(`Quyền được cấp cho OA ${account}, còn ZALO_OA_ID là ${settings.oaId}: tin đến sẽ bị bỏ hết.`);
  return { good: true, says: `Zalo nhận token${data?.name === undefined ? '' : ` của OA «${data.name}»`}.` };
}
