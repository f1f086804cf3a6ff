// The one script that another site embeds: a labelled button, and the chat in a frame of its own when it is pressed.
import { panelStyle } from './panel-style.ts';

/** What the page around can say in the tag and do with `window.GuidanceWidget`. */
interface Settings {
  /** Where the assistant lives. */
  readonly origin: string;
  readonly procedure: string | undefined;
  readonly lang: string | undefined;
  readonly label: string;
  readonly title: string;
}

interface Widget {
  open(): void;
  close(): void;
}

declare global {
  interface Window {
    GuidanceWidget?: Widget;
  }
}

const tag = document.currentScript;
// A page that has the tag twice gets one button.
if (tag instanceof HTMLScriptElement && window.GuidanceWidget === undefined)
  window.GuidanceWidget = build(tag);

function build(script: HTMLScriptElement): Widget {
  const { dataset } = script;
  const english = dataset['lang'] === 'en';
  const settings: Settings = {
    origin: new URL(script.src).origin,
    procedure: dataset['procedure'],
    lang: dataset['lang'],
    label: dataset['label'] ?? (english ? 'Ask about procedures' : 'Hỏi thủ tục'),
    title: dataset['title'] ?? (english ? 'Hà Tĩnh assistant' : 'Trợ lý thủ tục Hà Tĩnh'),
  };
  const host = document.createElement('guidance-widget');
  host.lang = english ? 'en' : 'vi';
  const shadow = host.attachShadow({ mode: 'open' });
  addStyle(shadow, panelStyle(dataset['position'] === 'left' ? 'left' : 'right', colour(dataset['color'])));
  const button = shadow.appendChild(makeButton(settings.label));
  const widget = operate(script, settings, host, shadow, button);
  const attach = (): void => {
    // Beside the body: what is turned, blurred or replaced there takes nothing along, and a fixed place stays one.
    document.documentElement.append(host);
    if (dataset['open'] !== undefined) widget.open();
  };
  if (document.querySelector('body') === null) addEventListener('DOMContentLoaded', attach);
  else attach();
  return widget;
}

/** Opens and closes; the frame is made at the first opening, so a page that nobody asks costs nothing. */
function operate(
  script: HTMLScriptElement,
  settings: Settings,
  host: HTMLElement,
  shadow: ShadowRoot,
  button: HTMLButtonElement,
): Widget {
  let frame: HTMLIFrameElement | null = null;
  let ready = false;
  const tell = (name: 'open' | 'close' | 'answer'): void => {
    script.dispatchEvent(new CustomEvent(`guidance:${name}`, { bubbles: true }));
  };
  const show = (shown: boolean): void => {
    button.setAttribute('aria-expanded', String(shown));
    host.toggleAttribute('open', shown);
    tell(shown ? 'open' : 'close');
  };
  /** Lets the chat put the focus where it belongs. */
  const greet = (): void => {
    frame?.focus();
    if (ready) frame?.contentWindow?.postMessage({ guidance: 'shown' }, settings.origin);
  };
  const open = (): void => {
    if (host.hasAttribute('open')) return;
    frame ??= addPanel(shadow, settings);
    show(true);
    greet();
  };
  const close = (): void => {
    if (!host.hasAttribute('open')) return;
    show(false);
    button.focus();
  };
  button.onclick = open;
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (frame === null || source !== frame.contentWindow) return;
    const said = typeof data === 'object' && data !== null && 'guidance' in data ? data.guidance : null;
    if (said === 'close') close();
    if (said === 'answer') tell('answer');
    if (said !== 'ready') return;
    ready = true;
    if (host.hasAttribute('open')) greet();
  });
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  visualViewport?.addEventListener('resize', () => fitKeyboard(host));
  return { open, close };
}

function makeButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-haspopup', 'dialog');
  const sign = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  sign.setAttribute('viewBox', '0 0 24 24');
  sign.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M4 5h16v11H11l-5 4v-4H4z M8 9h8 M8 12h5');
  sign.append(path);
  const words = document.createElement('span');
  words.textContent = label;
  button.append(sign, words);
  return button;
}

function addPanel(shadow: ShadowRoot, settings: Settings): HTMLIFrameElement {
  const panel = document.createElement('div');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', settings.title);
  const frame = document.createElement('iframe');
  frame.src = frameAddress(settings);
  frame.title = settings.title;
  frame.allow = 'clipboard-write; microphone; web-share';
  panel.append(frame);
  shadow.append(panel);
  return frame;
}

function frameAddress({ origin, procedure, lang }: Settings): string {
  const address = new URL('/widget/frame', origin);
  if (procedure !== undefined) address.searchParams.set('procedure', procedure);
  if (lang !== undefined) address.searchParams.set('lang', lang);
  return address.href;
}

/** Phones lay the keyboard over the page: the frame keeps to what is left to see. */
function fitKeyboard(host: HTMLElement): void {
  host.style.setProperty('--seen', `${visualViewport?.height ?? innerHeight}px`);
}

/** Nothing but a colour gets into the style. */
function colour(given: string | undefined): string {
  return given !== undefined && CSS.supports('color', given) && /^[#\w(),.% -]+$/.test(given)
    ? given
    : '#9d1c20';
}

/** Through the style object model, so that a strict policy of the page around does not forbid it. */
function addStyle(shadow: ShadowRoot, text: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Phones from before 2023.
    shadow.append(Object.assign(document.createElement('style'), { textContent: text }));
  }
}
