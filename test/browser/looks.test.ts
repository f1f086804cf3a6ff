// What the chat looks like, compared with pictures in the repository: a change of looks must be one that somebody wanted.
// After such a change: LOOKS=update npx vitest run test/browser/looks.test.ts, look at the pictures, commit them.
import { describe, expect, test } from 'vitest';
import { differs, tolerance } from '../support/picture.ts';
import { ChatPage } from './chat-page.ts';
import { states } from './states.ts';
import { scripted } from './scripted.ts';

const sizes = { phone: [360, 740], tablet: [768, 1024], desk: [1280, 800] } as const;
const looked = [
  'greeting',
  'kept: what is kept is unfolded',
  'a step',
  'papers, one ticked, the rare ones unfolded',
  'a warning, a long answer and a resume link',
  'asked whether to delete',
  'menu open',
  'dark, in a step',
  'high contrast, in a step',
  'largest text, in a step',
];
const here = import.meta.dirname;
const started = scripted();

describe.each(looked)('%s', (state) => {
  test.each(Object.entries(sizes))('on a %s', async (size, [width, height]) => {
    const context = await started.browser.newContext({
      viewport: { width, height },
      locale: 'vi-VN',
      reducedMotion: 'reduce',
    });
    const chat = await ChatPage.open(context, started.service.url);
    await states[state]?.(chat);
    // Scrolling and fonts come to rest.
    await chat.frame.evaluate(
      'document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 150)))',
    );
    // Numbers are drawn at random, and are not of the same width.
    const mask = [chat.frame.locator('.answer > .small')];
    const shot = await chat.page.screenshot({ animations: 'disabled', mask, maskColor: '#888888' });
    const name = `${state.replaceAll(/[^a-z]+/g, '-')}.${size}.png`;
    const share = await differs(shot, `${here}/looks/${name}`, `${here}/failures`);
    expect(share ?? 0).toBeLessThanOrEqual(tolerance);
    await context.close();
  });
});
