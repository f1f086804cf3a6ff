// From a question nobody understood to a lesson an editor approved: labelled, refused, labelled again, audited, deleted in time.
import { expect, it } from 'vitest';
import type { NewQuestion } from '../../src/storage/types/learning.ts';
import type { Storage } from '../../src/storage/types/storage.ts';
import { describeDatabases } from '../support/databases.ts';
import { startDesk, type Desk } from './desk-server.ts';

const question = (text: string, day = '2026-11-20'): NewQuestion => ({
  ...{ text, normal: text.toLowerCase(), band: 'choose', intent: 'fee', candidates: ['1.001193'], day },
});

describeDatabases('questions and lessons', (databases) => {
  let said = 0;
  /** Somebody asks it in a chat; where the server that just started takes the turn up first, they ask again. */
  async function ask(storage: Storage, channel: string, asked: NewQuestion): Promise<string> {
    for (;;) {
      const conversationId = `c${(said += 1)}`;
      const at = new Date('2026-11-20T01:00:00Z');
      const claim = { by: 'test', until: new Date('2126-11-20T01:00:00Z') };
      const base = { channel, conversationId, eventId: conversationId, at, activity: null };
      await storage.turns.accept({ ...base, payload: {}, opensFor: 'someone', claim });
      const pending = await storage.turns.next(conversationId);
      if (pending === null) continue;
      const { seq, conversation } = pending;
      const outcome = await storage.turns.commit({
        ...{ seq, conversationId, version: conversation.version, state: null, at },
        ...{ transcript: [], outbox: [], events: [], answers: [], question: asked },
      });
      if (outcome === 'committed') return conversationId;
    }
  }
  async function begin(): Promise<{ storage: Storage; at: Desk }> {
    const place = await databases.place();
    const storage = await databases.open(place);
    return { storage, at: await startDesk(storage, place) };
  }
  const firstLink = (html: string): string => /href="(\/can-bo\/cau-hoi\/\d+)"/.exec(html)?.[1] ?? '';

  it('are grouped, labelled by a clerk, refused with a reason, and approved by an editor', async () => {
    const { storage, at } = await begin();
    await ask(storage, 'web', question('mần giấy cho thằng cu tốn mấy'));
    await ask(storage, 'zalo', question('mần giấy cho thằng cu tốn mấy'));
    await ask(storage, 'zalo', question('Mần giấy thằng cu tốn mấy rứa'));
    await ask(storage, 'web', question('asdf ghjk'));
    const clerk = await at.colleague('lan', 'clerk');
    const list = await clerk.get('/can-bo/cau-hoi');
    expect(list.html).toContain('2 nhóm, 4 lượt hỏi');
    expect(list.html).toMatch(/3 lượt: Zalo 2, trang web 1/);
    const address = firstLink(list.html);
    const seek = { 'tim-thu-tuc': '1', tim: 'khai sinh', 'cau-mau': 'câu đã sửa' };
    const found = (await clerk.post(address, seek)).html;
    expect(found).toContain('Đăng ký khai sinh (1.001193)');
    expect(found).toContain('value="câu đã sửa"');
    const fields = { 'viec-gi': 'y-dinh', 'y-dinh': 'fee', 'cau-mau': 'mần giấy cho thằng cu tốn mấy' };
    expect((await clerk.post(address, { ...fields, 'y-dinh': '' })).status).toBe(422);
    expect((await clerk.post(address, { ...fields, 'thu-tuc': '9.999999', 'ten-goi': 'x' })).status).toBe(
      422,
    );
    const named = { ...fields, 'thu-tuc': '1.001193', 'ten-goi': 'giấy cho thằng cu 0912345678' };
    expect((await clerk.post(address, named)).status).toBe(303);
    // Asked again before anything is learnt: it is labelled already.
    await ask(storage, 'web', question('mần giấy cho thằng cu tốn mấy'));
    expect((await clerk.get('/can-bo/cau-hoi')).html).toContain('1 nhóm, 1 lượt hỏi');

    expect((await clerk.post('/can-bo/bai-hoc/1/duyet')).status).toBe(403);
    const editor = await at.colleague('minh', 'editor');
    const drafts = (await editor.get('/can-bo/bai-hoc')).html;
    expect(drafts).toContain('giấy cho thằng cu ••••••');
    expect((await editor.post('/can-bo/bai-hoc/1/tu-choi')).status).toBe(422);
    await editor.post('/can-bo/bai-hoc/1/tu-choi', { 'ly-do': 'tên gọi còn lẫn số' });
    expect((await clerk.get('/can-bo/bai-hoc')).html).toContain('Lý do: tên gọi còn lẫn số');
    expect((await editor.post('/can-bo/bai-hoc/1/duyet')).status).toBe(422);
    // Refused: it waits again, with what was asked since.
    expect((await clerk.get('/can-bo/cau-hoi')).html).toContain('2 nhóm, 5 lượt hỏi');
    await clerk.post(address, { ...named, 'ten-goi': 'giấy cho thằng cu' });
    await editor.post('/can-bo/bai-hoc/2/duyet');
    // Approved by mistake: taken back before it is exported.
    expect((await editor.post('/can-bo/bai-hoc/2/tu-choi', { 'ly-do': 'nhầm' })).status).toBe(200);
    await clerk.post(address, { ...named, 'ten-goi': 'giấy cho thằng cu' });
    await editor.post('/can-bo/bai-hoc/3/duyet');
    expect(await storage.lessons.list(['approved'], 9)).toMatchObject([
      {
        intent: 'fee',
        procedure: '1.001193',
        alias: 'giấy cho thằng cu',
        labelledBy: 'lan',
        reviewedBy: 'minh',
      },
    ]);
    await clerk.post(firstLink((await clerk.get('/can-bo/cau-hoi')).html), { 'viec-gi': 'bo-qua' });
    expect((await clerk.get('/can-bo/cau-hoi')).html).toContain('Không còn câu nào');
    const log = (await storage.staff.audit.read(20)).map(({ actor, action }) => `${actor} ${action}`);
    expect(log).toEqual(
      expect.arrayContaining([
        'lan question-labelled',
        'minh lesson-refused',
        'minh lesson-approved',
        'lan question-set-aside',
      ]),
    );
  });

  it('go when their time is over, and when the person deletes what was said', async () => {
    const { storage } = await begin();
    await ask(storage, 'web', question('câu cũ', '2026-08-01'));
    const own = await ask(storage, 'web', question('câu của tôi'));
    await ask(storage, 'web', question('câu của người khác'));
    expect(await storage.retention.deleteBefore('questions', new Date('2026-09-01T00:00:00Z'), 10)).toBe(1);
    await storage.conversations.forget(own);
    expect((await storage.questions.waiting(10)).map(({ text }) => text)).toEqual(['câu của người khác']);
  });
});
