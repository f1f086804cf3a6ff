// Any answer of any guide, and any answer at all, fits every channel and loses nothing on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishAnswer } from '../../src/bot/finish.ts';
import { botFrameworkActivities, botFrameworkLimits } from '../../src/bot/renderers/bot-framework.ts';
import { messengerLimits, messengerMessages } from '../../src/bot/renderers/messenger.ts';
import { blockText, originText } from '../../src/bot/renderers/plain-text.ts';
import { splitText } from '../../src/bot/renderers/split-text.ts';
import { zaloLimits, zaloMessages } from '../../src/bot/renderers/zalo.ts';
import { readTap } from '../../src/bot/channels/tap-payload.ts';
import { fold } from '../../src/dialogs/dialogs.ts';
import type { Answer, Block, FinishedAnswer } from '../../src/dialogs/types.ts';
import type { BotActivity } from './connector.ts';
import { answersOfAllGuides } from './guide-answers.ts';
import { pressable, readMessengerSend, wordsOf } from './messenger-rules.ts';
import { readSend } from './zalo-rules.ts';

/** What a person gets of an answer in one channel. */
interface Got {
  readonly texts: readonly string[];
  readonly buttons: readonly {
    readonly title: string;
    readonly payload: string | null;
    readonly url: string | null;
  }[];
}

const rank = ['oa.query.hide', 'oa.open.url', 'oa.open.phone'];

/** Sends through the platform's own rules, which throw where a limit is passed. */
const channels: Readonly<Record<string, (answer: FinishedAnswer) => Got>> = {
  Zalo: (answer) => {
    const messages = zaloMessages(answer, { limits: zaloLimits, showTaps: false }).map((message) => {
      const sent = readSend(JSON.stringify({ recipient: { user_id: '1' }, message }));
      if (typeof sent === 'number') throw new Error(`${sent} for ${JSON.stringify(message)}`);
      return sent.message;
    });
    // The first button under the words is the choice «1», where there is one.
    for (const { attachment } of messages) {
      const types = (attachment?.payload.buttons ?? []).map(({ type }) => type);
      expect(types).toEqual(types.toSorted((a, b) => rank.indexOf(a) - rank.indexOf(b)));
    }
    return {
      texts: messages.map(({ text }) => text),
      buttons: messages.flatMap(({ attachment }) =>
        (attachment?.payload.buttons ?? []).map(({ title, payload }) => ({
          title,
          payload: typeof payload === 'string' ? payload : null,
          url: typeof payload !== 'string' && 'url' in payload ? payload.url : null,
        })),
      ),
    };
  },
  Messenger: (answer) => {
    const messages = messengerMessages(answer, messengerLimits).map((message) => {
      const sent = readMessengerSend({ recipient: { id: '1' }, messaging_type: 'RESPONSE', message });
      if (sent === null || !('message' in sent)) throw new Error(`100 for ${JSON.stringify(message)}`);
      return sent.message;
    });
    for (const sent of messages.slice(0, -1)) expect('quick_replies' in sent).toBe(false);
    return { texts: messages.map(wordsOf), buttons: messages.flatMap(pressable) };
  },
  'Bot Framework': (answer) => {
    const activities = botFrameworkActivities(answer, botFrameworkLimits) as readonly BotActivity[];
    const last = activities.at(-1);
    const links = (last?.attachments ?? []).flatMap(({ content }) => content.buttons);
    const actions = last?.suggestedActions?.actions ?? [];
    for (const { text = '' } of activities) expect(text.length).toBeLessThanOrEqual(botFrameworkLimits.text);
    for (const { title } of [...links, ...actions])
      expect(title.length).toBeLessThanOrEqual(botFrameworkLimits.title);
    return {
      texts: activities.map(({ text = '' }) => text),
      buttons: [
        ...links.map(({ title, value }) => ({ title, payload: null, url: value })),
        ...actions.map(({ title, text: payload }) => ({ title, payload, url: null })),
      ],
    };
  },
};

const answers = [...answersOfAllGuides()];

const compact = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, '');

/** Where a channel folds, the first screen and what «Xem thêm» brings are the whole answer. */
function expectWholeIn(name: string, answer: FinishedAnswer): void {
  const send = channels[name] ?? ((): Got => ({ texts: [], buttons: [] }));
  const { shown, held } = fold(answer.blocks, 'Nếu có');
  expectWhole({ ...answer, blocks: shown }, send(answer));
  if (held.length > 0) expectWholeIn(name, { ...answer, blocks: held });
}

const numbered = /^(\d+)\. /;

/** Written without `expect` for each piece: there are a hundred thousand of them. */
function expectWhole(answer: FinishedAnswer, { texts, buttons }: Got): void {
  const words = compact(texts.join('\n'));
  const titles = new Set(buttons.map(({ title }) => compact(title.replace(numbered, ''))));
  const taps = new Set(
    buttons.flatMap(({ payload }) => {
      const tap = payload === null ? null : readTap(payload);
      return tap?.kind === 'tap' ? [tap.token] : [];
    }),
  );
  const urls = new Set(buttons.map(({ url }) => url));
  const said = (part: string): boolean => words.includes(compact(part));
  const shown = (title: string): boolean => said(title) || titles.has(compact(title));
  const lost = [
    ...[...answer.blocks.map((block) => blockText(block)), originText(answer)].filter((part) => !said(part)),
    ...answer.links.filter(({ url, title }) => !urls.has(url) || !shown(title)),
    ...answer.choices.filter(({ token, label }) => !taps.has(token) || !shown(label)),
  ];
  expect(lost).toEqual([]);
  // A number on a button is the place of its choice, and no link has one: so what is typed is what is on the screen.
  const wrong = buttons.flatMap(({ title, payload }) => {
    const number = numbered.exec(title)?.[1];
    const tap = payload === null ? null : readTap(payload);
    const token = tap?.kind === 'tap' ? tap.token : null;
    const place = Number(number) - 1;
    const meant = place === answer.choices.length ? 'm|more' : answer.choices[place]?.token;
    return number === undefined || token === meant ? [] : [title];
  });
  expect(wrong).toEqual([]);
  // No two buttons are the same.
  const all = buttons.map(({ title, payload, url }) => [title, payload ?? url].join('|'));
  expect(new Set(all).size).toBe(all.length);
}

const finish = (answer: Answer): FinishedAnswer =>
  finishAnswer(answer, {
    drawNumber: () => 'KT7K-4M3P',
    resumeUrl: () => `https://trolyhatinh.vn/?tiep=${'a'.repeat(400)}`,
    ownDataUrl: () => `https://trolyhatinh.vn/du-lieu-cua-toi?ma=${'a'.repeat(200)}`,
  });

describe.each(Object.keys(channels))('%s', (name) => {
  const send = channels[name] ?? ((): Got => ({ texts: [], buttons: [] }));

  it('takes every answer of every guide whole', () => {
    for (const answer of answers) {
      const finished = finish(answer);
      expectWholeIn(name, finished);
    }
    expect(answers.length).toBeGreaterThan(1_000);
  });

  it('takes any answer whole, however long', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const finished = finish(answer);
        expectWholeIn(name, finished);
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });

  it('sends a step list as one message per step', () => {
    const steps = Array.from({ length: 7 }, (_, index): Block => ({
      kind: 'step',
      title: `Việc ${index + 1}`,
      number: index + 1,
      total: 7,
      text: 'Bấm nút này.',
      sees: 'màn hình mới',
    }));
    const answer: Answer = {
      status: 'step',
      procedure: '1.001193',
      blocks: [{ kind: 'text', text: 'Bạn làm bảy việc.' }, ...steps],
      choices: [{ label: 'Xong rồi', token: 'n|1.001193|s|done' }],
      links: [],
      sources: [],
    };
    const { texts, buttons } = send(finish(answer));
    expect(texts.map((text) => text.match(/Bước \d\/7/g))).toEqual(
      steps.map((_, index) => [`Bước ${index + 1}/7`]),
    );
    expect(buttons.map(({ title }) => title)).toEqual(['Xong rồi']);
  });
});

const syllable = fc.constantFrom(
  'khai',
  'sinh',
  'giấy',
  'tờ',
  'phường',
  'nộp',
  '10.000',
  'đồng,',
  'được.',
  'Bạn',
  'ở',
  'không?',
  '🙂',
  'https://x.vn/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
);
const wordsUpTo = (most: number): fc.Arbitrary<string> =>
  fc.array(syllable, { minLength: 1, maxLength: most }).map((some) => some.join(' '));
const text = fc.oneof(
  { weight: 6, arbitrary: wordsUpTo(80) },
  { weight: 1, arbitrary: wordsUpTo(1_500) },
  // One word without end.
  { weight: 1, arbitrary: fc.nat(6_000).map((length) => `${'đ'.repeat(length)}.`) },
);
const paper = fc.record({
  id: fc.constant('a'),
  name: wordsUpTo(40),
  form: fc.oneof(fc.constant(''), wordsUpTo(5)),
  note: fc.option(wordsUpTo(120)),
  state: fc.constantFrom('need' as const, 'have' as const, 'optional' as const),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('notice' as const), text }),
  fc.record({
    kind: fc.constant('papers' as const),
    title: wordsUpTo(12),
    items: fc.array(paper, { maxLength: 60 }),
  }),
  fc.record({
    kind: fc.constant('step' as const),
    title: wordsUpTo(12),
    number: fc.integer({ min: 1, max: 20 }),
    total: fc.constant(20),
    text,
    sees: fc.option(wordsUpTo(60)),
  }),
);
const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
    choices: fc.array(wordsUpTo(30), { maxLength: 30 }),
    links: fc.array(wordsUpTo(20), { maxLength: 14 }),
    sources: fc.array(wordsUpTo(25), { maxLength: 6 }),
  })
  .map(({ blocks, choices, links, sources }) => ({
    status: 'answered',
    procedure: '1.001193',
    blocks,
    choices: choices.map((label, index) => ({ label, token: `n|1.001193|node|${index}` })),
    links: links.map((title, index) => ({
      kind: 'portal' as const,
      id: `l${index}`,
      title,
      url: `https://dichvucong.gov.vn/${index}`,
      spoken: '',
    })),
    sources: sources.map((title, index) => ({
      id: `s${index}`,
      title,
      recordOn: '2026-07-18',
      verifiedOn: null,
    })),
  }));

it('calls the first number of an answer by one touch on Zalo, written as Zalo writes numbers', () => {
  const call = (text: string): unknown[] => {
    const answer = finish({
      status: 'answered',
      procedure: null,
      blocks: [{ kind: 'text', text }],
      choices: [],
      links: [],
      sources: [],
    });
    return zaloMessages(answer, { limits: zaloLimits, showTaps: false }).flatMap(({ attachment }) =>
      (attachment?.payload.buttons ?? []).filter(({ type }) => type === 'oa.open.phone'),
    );
  };
  const button = (title: string, phone_code: string): object => ({
    title,
    type: 'oa.open.phone',
    payload: { phone_code },
  });
  expect(call('Gọi 0239 3855 555 hoặc 18001096.')).toEqual([button('Gọi 02393855555', '842393855555')]);
  expect(call('Gọi 1900 54 54 81.')).toEqual([button('Gọi 1900545481', '1900545481')]);
  expect(call('Lệ phí 10.000 đồng năm 2026.')).toEqual([]);
});

it('says in the language of the answer where there is more', () => {
  const long = 'One more sentence for the reader. '.repeat(60);
  for (const [language, label] of [
    ['vi', 'Xem thêm'],
    ['en', 'See more'],
  ] as const) {
    const answer = finish({
      status: 'answered',
      procedure: null,
      blocks: [{ kind: 'text', text: long }],
      choices: [],
      links: [],
      sources: [],
      language,
    });
    for (const send of Object.values(channels)) {
      const titles = send(answer).buttons.map(({ title }) => title);
      expect(titles).toContain(label);
    }
  }
});

it('folds without losing a word, and keeps the question in sight', () => {
  fc.assert(
    fc.property(anyAnswer, ({ blocks }) => {
      const asked: Block = { kind: 'text', text: 'Bạn nộp cách nào?', asks: true };
      const { shown, held } = fold([...blocks, asked], 'Nếu có');
      expect(shown).toContainEqual(asked);
      const wordsIn = (some: readonly Block[]): string[] =>
        compact(
          some
            .map((block) => blockText(block))
            .join('\n')
            .replaceAll('Nếu có', ''),
        )
          .split('')
          .sort();
      const titles = [...shown, ...held].filter((b) => b.kind === 'papers').length;
      const before = blocks.filter((b) => b.kind === 'papers').length;
      if (titles === before) expect(wordsIn([...shown, ...held])).toEqual(wordsIn([...blocks, asked]));
      else
        expect(wordsIn([...shown, ...held]).length).toBeGreaterThanOrEqual(
          wordsIn([...blocks, asked]).length,
        );
    }),
    { numRuns: 200, seed: 20261124 },
  );
});

describe('splitText', () => {
  it('cuts where a reader would pause', () => {
    const sentence = 'Bạn mang giấy chứng sinh đến xã. ';
    expect(splitText(sentence.repeat(3), 70)).toEqual([sentence.repeat(2).trim(), sentence.trim()]);
    expect(splitText('một\n\nhai ba bốn', 9)).toEqual(['một', 'hai ba', 'bốn']);
    expect(splitText('', 10)).toEqual([]);
  });

  it('loses no letter, passes no limit, and leaves no letter in halves', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 2_000 }), (whole, limit) => {
        const parts = splitText(whole, limit);
        expect(compact(parts.join(''))).toBe(compact(whole));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });
});
