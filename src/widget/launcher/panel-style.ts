// How the button and the panel look; they live in a shadow root, so the page around and they do not touch each other. What the page says
// of the root's own element loses only against an `!important` from inside.

/**
 * @param side - of the screen; people hold a phone in the right hand mostly
 * @param colour - of the button, checked already
 */
export function panelStyle(side: 'left' | 'right', colour: string): string {
  return `:host{all:initial!important}
button{position:fixed;z-index:2147483000;${side}:16px;bottom:calc(16px + env(safe-area-inset-bottom));display:flex;align-items:center;gap:8px;min-height:56px;padding:8px 20px 8px 16px;border:2px solid #fff;border-radius:28px;background:${colour};color:#fff;font:600 18px/1.2 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Be Vietnam Pro",sans-serif;box-shadow:0 4px 16px rgb(0 0 0/.3);cursor:pointer}
button:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
div{position:fixed;z-index:2147483001;${side}:16px;bottom:16px;display:none;width:400px;height:min(680px,calc(100vh - 32px));border-radius:16px;overflow:hidden;background:#fff;box-shadow:0 8px 40px rgb(0 0 0/.35)}
:host([open]) div{display:block}
:host([open]) button{visibility:hidden}
iframe{width:100%;height:100%;border:0}
@media (max-width:520px),(max-height:520px){div{inset:0 0 auto;width:100%;height:100%;height:var(--seen,100dvh);border-radius:0}}`;
}
