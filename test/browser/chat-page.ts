// What a person does on the chat page, in words of a person; waits as a person would, for what is to be seen.
import { expect } from 'vitest';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';

export const phone = { viewport: { width: 360, height: 740 }, locale: 'vi-VN' } as const;

/** Longer than any answer of the scripted assistant takes on a busy machine; ms. */
const patience = 20_000;

export class ChatPage {
  readonly page: Page;
  /** The document of the chat: the page itself, or a frame in it. */
  readonly frame: Page | Frame;
  /** What the browser complained about. */
  readonly complaints: string[];

  constructor(page: Page, frame: Page | Frame = page, complaints: string[] = []) {
    this.page = page;
    this.frame = frame;
    this.complaints = complaints;
  }

  /** Opens an address with a browser that has never been here, or with the given one. */
  static async open(browser: Browser | BrowserContext, url: string): Promise<ChatPage> {
    const context = 'contexts' in browser ? await browser.newContext(phone) : browser;
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(url);
    const chat = new ChatPage(page, page, complaints);
    await chat.box.waitFor();
    return chat;
  }

  get box(): Locator {
    return this.frame.getByRole('textbox', { name: /^(?:Câu hỏi của bạn|Your question)$/ });
  }

  get log(): Locator {
    return this.frame.getByRole('log');
  }

  get answers(): Locator {
    return this.frame.locator('.answer');
  }

  get newest(): Locator {
    return this.frame.locator('.answer.current');
  }

  /** Types and sends, without waiting. */
  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  /** Types and sends, and waits for one more answer. */
  async ask(text: string): Promise<void> {
    await this.#answered(() => this.say(text));
  }

  /** Presses a button of the newest answer and waits for one more answer. */
  async pick(label: string): Promise<void> {
    await this.#answered(() => this.newest.getByRole('button', { name: label }).click());
  }

  /** Waits until the text is there exactly so often. */
  async sees(text: string, times = 1): Promise<void> {
    await expect
      .poll(() => this.log.getByText(text, { exact: true }).count(), { timeout: patience })
      .toBe(times);
  }

  async #answered(act: () => Promise<void>): Promise<void> {
    const before = await this.answers.count();
    await act();
    await this.answers.nth(before).waitFor();
  }
}
