// From «chưa giúp được» to the owner's answer: by the widget's buttons, by the form of the answer's page, and at the end of a guide on Zalo.
import { expect, it } from 'vitest';
import { pageRoutes } from '../../src/bot/channels/web/pages/page-routes.ts';
import { feedbackRoutes } from '../../src/bot/channels/web/feedback-routes.ts';
import { loadMeasuredFigures } from '../../src/brain.ts';
import { allOn } from '../../src/dialogs/dialogs.ts';
import { createIntake } from '../../src/feedback-intake.ts';
import { loadKnowledge } from '../../src/knowledge/knowledge.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { describeDatabases } from '../support/databases.ts';
import { call } from '../support/direct-line.ts';
import { startServer } from '../support/server.ts';
import { startDesk } from './desk-server.ts';

const kb = loadKnowledge();
/** A Wednesday in Tết's fortnight-free November; five working days later it is Wednesday again. */
const now = (): Date => new Date('2026-11-25T03:00:00Z');
const answer = {
  ...{ status: 'answered', procedure: '1.001193', choices: [], links: [], sources: [] },
  blocks: [{ kind: 'text', text: 'Lệ phí 8.000 đồng.' }],
};

describeDatabases('feedback', (databases) => {
  /** Something was answered under each number. */
  async function answered(storage: Storage, ...numbers: string[]): Promise<void> {
    for (const number of numbers) {
      const base = { channel: 'web', conversationId: number, eventId: number, at: now(), activity: null };
      const claim = { by: 'test', until: new Date('2126-01-01T00:00:00Z') };
      await storage.turns.accept({ ...base, payload: {}, opensFor: 'x', claim });
      const { seq = 0, conversation } = (await storage.turns.next(number)) ?? {};
      await storage.turns.commit({
        ...{ seq, conversationId: number, version: conversation?.version ?? 0, state: null, at: now() },
        ...{ transcript: [], outbox: [], events: [] },
        answers: [{ number, snapshot: { ...answer, number }, trail: null }],
      });
    }
  }

  it('is counted by reason, and a report reaches its owner, who answers it where the answer stands', async () => {
    const place = await databases.place();
    const storage = await databases.open(place);
    await answered(storage, 'KT7K-4M3P', 'KT7K-4M3Q', 'KT7K-4M3R');
    const { answers, feedback } = storage;
    const takeFeedback = createIntake({ answers, feedback, kb: () => kb, now });
    const pages = pageRoutes({
      ...{ kb: () => kb, answers, feedback, figures: loadMeasuredFigures(), service: () => allOn },
      keep: { conversations: 90, answers: 365, statistics: 730, questions: 90 },
      ...{ suggest: () => Promise.resolve([]), publicUrl: null, now },
    });
    const { url } = await startServer({
      place,
      routes: [...pages, ...feedbackRoutes({ takeFeedback, now })],
    });
    const tell = async (number: string, opinion: object): Promise<number> =>
      (await call('POST', `${url}/api/feedback`, { body: { number, ...opinion } })).status;
    expect(await tell('KT7K-4M3P', { helped: true })).toBe(200);
    expect(await tell('KT7K-4M3Q', { helped: false })).toBe(200);
    // The reason comes with a second touch.
    expect(await tell('KT7K-4M3Q', { helped: false, reason: 'missing' })).toBe(200);
    expect(await tell('KT7K-4M34', { helped: true })).toBe(404);
    expect(await tell('KT7K-4M3P', { helped: false, reason: 'ugly' })).toBe(400);
    const page = async (): Promise<string> => (await fetch(`${url}/tra-loi/KT7K-4M3R`)).text();
    expect(await page()).toContain('Báo nội dung sai');
    const body = new URLSearchParams({ 'noi-dung': 'Phí nay là 5.000 đồng, gọi tôi 0912345678' });
    const sent = await fetch(`${url}/tra-loi/KT7K-4M3R/bao-sai`, {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    expect(sent.status).toBe(303);
    expect(await page()).toMatch(/đang được kiểm tra[\s\S]*hạn trả lời\s+2\/12\/2026/);
    // What was reported is not taken back by the next who opens the page.
    await tell('KT7K-4M3R', { helped: true });
    expect(await page()).toContain('đang được kiểm tra');

    const at = await startDesk(storage, place);
    const clerk = await at.colleague('lan', 'clerk');
    const seen = (await clerk.get('/can-bo/phan-hoi')).html.replaceAll(/\s+/g, ' ');
    expect(seen).toContain('Phí nay là 5.000 đồng, gọi tôi ••••••');
    expect(seen).toContain('Người giữ: Người biên tập nội dung của trợ lý. Hạn 2/12/2026');
    expect(seen).not.toContain('name="tra-loi"');
    const editor = await at.colleague('minh', 'editor');
    await editor.get('/can-bo/phan-hoi');
    const reply = { 'ket-qua': 'fixed', 'tra-loi': 'Đã sửa theo nghị quyết mới của tỉnh.' };
    expect((await editor.post('/can-bo/phan-hoi/KT7K-4M3R', { ...reply, 'tra-loi': '' })).status).toBe(422);
    expect((await editor.post('/can-bo/phan-hoi/KT7K-4M3R', reply)).status).toBe(200);
    expect((await editor.post('/can-bo/phan-hoi/KT7K-4M3R', reply)).status).toBe(422);
    expect(await page()).toContain('Đã sửa theo nghị quyết mới của tỉnh.');
    expect(await page()).not.toContain('đang được kiểm tra');
    expect(Object.fromEntries(await feedback.counts(new Date(0), new Date('2027-01-01T00:00:00Z')))).toEqual({
      helped: 1,
      missing: 1,
      wrong: 1,
    });
    expect((await storage.staff.audit.read(1))[0]).toMatchObject({
      actor: 'minh',
      action: 'report-answered',
    });
  });

  it('goes with the answers when their time is over', async () => {
    const storage = await databases.open(await databases.place());
    await answered(storage, 'KT7K-4M3P');
    const { answers, feedback } = storage;
    const take = createIntake({ answers, feedback, kb: () => kb, now });
    await take({ number: 'KT7K-4M3P', helped: false, reason: 'other', channel: 'zalo', words: null });
    expect(await feedback.noted(5)).toHaveLength(1);
    await storage.retention.deleteBefore('answers', new Date('2027-12-01T00:00:00Z'), 10);
    expect(await feedback.noted(5)).toEqual([]);
  });
});
