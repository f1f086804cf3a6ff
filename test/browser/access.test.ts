// Everybody can use it: no barrier in any state, everything by keyboard, large enough for old eyes and fingers.
import { describe, expect, test } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { findBarriers } from '../support/axe.ts';
import { ChatPage, phone } from './chat-page.ts';
import { enlarge, menu, states } from './states.ts';
import { scripted } from './scripted.ts';

const started = scripted();

const open = (): Promise<ChatPage> => ChatPage.open(started.browser, started.service.url);
const focused = (frame: Page | Frame): Promise<string> =>
  frame.evaluate('document.activeElement.textContent || document.activeElement.id');

describe.each(Object.entries(states))('%s', (_name, reach) => {
  test('has no barrier, no small text, no small target, nothing that sticks out', async () => {
    const chat = await open();
    await reach(chat);
    expect(await findBarriers(chat.frame)).toEqual([]);
    expect(await chat.frame.evaluate(smallTexts)).toEqual([]);
    expect(await chat.frame.evaluate(smallTargets)).toEqual([]);
    await chat.page.setViewportSize({ width: 320, height: 568 });
    expect(await chat.frame.evaluate(sticksOut)).toEqual([]);
    await chat.page.context().close();
  });
});

/** Scripts for the page, where this project's types do not reach. */
const seen = `const seen = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !e.closest('.heard, .skip')`;
const smallTexts = `{ ${seen};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() && !parent.closest('script') && seen(parent) && parseFloat(getComputedStyle(parent).fontSize) < 16) found.push(node.data);
  }
  found }`;
const smallTargets = `{ ${seen};
  [...document.querySelectorAll('a, button, summary, textarea, label')].filter(seen).filter((e) => {
    const { width, height } = e.getBoundingClientRect();
    return width < 44 || height < 44;
  }).map((e) => e.outerHTML) }`;
const sticksOut = `{ ${seen};
  [...document.querySelectorAll('.app *')].filter(seen).filter((e) => {
    const { left, right } = e.getBoundingClientRect();
    return left < 0 || right > innerWidth;
  }).map((e) => e.outerHTML) }`;

describe('for a screen reader', () => {
  test('there is one log, one live region, and it is this log', async () => {
    const chat = await open();
    await chat.ask('khai sinh');
    expect(await chat.frame.getByRole('log', { name: 'Cuộc trò chuyện' }).count()).toBe(1);
    const live = '[aria-live], [role="status"], [role="alert"], [role="log"], output';
    expect(await chat.frame.locator(live).count()).toBe(1);
    expect(await chat.frame.getByRole('heading', { name: 'Trợ lý trả lời:' }).count()).toBe(2);
  });

  test('the focus stays in the box while answers come', async () => {
    const chat = await open();
    await chat.ask('khai sinh');
    await chat.ask('lưu ý');
    expect(await focused(chat.frame)).toBe('words');
  });
});

describe('by keyboard alone', () => {
  test('a whole task: skip to the box, ask, pick, tick, go back', async () => {
    const chat = await open();
    const { keyboard } = chat.page;
    await keyboard.press('Tab');
    expect(await focused(chat.frame)).toBe('Tới ô nhập câu hỏi');
    await keyboard.press('Enter');
    expect(await focused(chat.frame)).toBe('words');
    await keyboard.type('giấy tờ');
    await keyboard.press('Enter');
    await chat.sees('Bạn cần chuẩn bị 2 thứ');
    // Backwards from the box: whether it helped, copying, the button of the answer, what is rare, then the papers.
    await keyboard.press('Shift+Tab');
    await keyboard.press('Shift+Tab');
    await keyboard.press('Shift+Tab');
    await keyboard.press('Shift+Tab');
    await keyboard.press('Shift+Tab');
    await keyboard.press('Shift+Tab');
    await keyboard.press('Space');
    await chat.sees('Đã có 1/2');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    expect(await focused(chat.frame)).toBe('Tôi đủ giấy rồi');
    await keyboard.press('Enter');
    await chat.sees('Bước 1/3');
    // The focus is still on the button that was pressed; copying and whether it helped, then the step's link and buttons come next.
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    expect(await focused(chat.frame)).toContain('Mở Cổng Dịch vụ công');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await chat.sees('Bước 2/3');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    expect(await focused(chat.frame)).toBe('Quay lại');
    await keyboard.press('Enter');
    await chat.sees('Bước 1/3', 2);
  });

  test('the menu opens, closes with Escape, and gives the focus back', async () => {
    const chat = await open();
    const button = chat.frame.getByRole('button', { name: 'Thêm' });
    await button.focus();
    await chat.page.keyboard.press('Enter');
    await chat.frame.getByRole('button', { name: 'In cuộc trò chuyện' }).waitFor();
    await chat.page.keyboard.press('Tab');
    await chat.page.keyboard.press('Escape');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await button.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Thêm');
  });

  test('Shift+Enter begins a new line and sends nothing', async () => {
    const chat = await open();
    await chat.box.fill('một');
    await chat.box.press('Shift+Enter');
    expect(await chat.box.inputValue()).toBe('một\n');
    expect(await chat.frame.locator('.said').count()).toBe(0);
  });
});

describe('on little room', () => {
  /** Twice and four times as large on a common screen, and a phone on its side; with the sizes of the text that go with it. */
  test.each([
    ['200 %', 640, 400, 3],
    ['400 %', 320, 256, 1],
    ['on its side', 740, 360, 3],
  ])('%s: all is there to press, and the conversation can be read', async (_, width, height, sizes) => {
    const chat = await open();
    await chat.pick('Đăng ký khai sinh');
    await chat.page.setViewportSize({ width, height });
    for (let size = 0; size < sizes; size += 1) {
      if (size > 0) await enlarge(chat);
      for (const name of ['Quay lại', 'Gặp cán bộ', 'Gửi', 'Thêm']) {
        const box = await chat.frame.getByRole('button', { name, exact: true }).boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
      }
      expect(await chat.frame.evaluate(sticksOut)).toEqual([]);
      expect((await chat.box.boundingBox())?.width).toBeGreaterThan(60);
      expect((await chat.log.boundingBox())?.height).toBeGreaterThan(0.4 * height);
    }
    expect(await findBarriers(chat.frame)).toEqual([]);
    await chat.frame.getByRole('button', { name: 'Quay lại' }).click();
    await chat.page.context().close();
  });
});

describe('as the person wishes', () => {
  test('who has set colours of their own sees where buttons end and what is picked', async () => {
    const context = await started.browser.newContext({ ...phone, forcedColors: 'active' });
    const chat = await ChatPage.open(context, started.service.url);
    await chat.pick('Đăng ký khai sinh');
    const withoutEdge = `[...document.querySelectorAll('.choices button, .moves button, .link, .send, .said-words')]
      .filter((e) => parseFloat(getComputedStyle(e).borderTopWidth) < 1).map((e) => e.outerHTML)`;
    expect(await chat.frame.evaluate(withoutEdge)).toEqual([]);
    expect(await findBarriers(chat.frame)).toEqual([]);
    await context.close();
  });

  test('the size of the text and the colours are remembered', async () => {
    const context = await started.browser.newContext(phone);
    const chat = await ChatPage.open(context, started.service.url);
    await enlarge(chat);
    await menu(chat, 'Nền tối');
    const again = await ChatPage.open(context, started.service.url);
    expect(await again.frame.getByRole('button', { name: 'A+ cỡ chữ: to' }).count()).toBe(1);
    expect(await again.frame.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(18, 22, 29)',
    );
    await context.close();
  });

  test('who wants no motion sees none', async () => {
    const context = await started.browser.newContext({ ...phone, reducedMotion: 'reduce' });
    const chat = await ChatPage.open(context, started.service.url);
    await chat.ask('khai sinh');
    expect(await chat.frame.evaluate('document.getAnimations().length')).toBe(0);
    await context.close();
  });
});
