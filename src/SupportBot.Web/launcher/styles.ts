/** The launcher's and the panel's looks; the page's own styles do not reach into the shadow root. */
export const css = `
:host { all: initial; color-scheme: light dark; --accent: #0d5c50; --on-accent: #fff; --edge: 20px; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button {
  all: unset; box-sizing: border-box; position: fixed; z-index: var(--z);
  inset-inline-end: max(var(--edge), env(safe-area-inset-right)); bottom: calc(max(var(--edge), env(safe-area-inset-bottom)) + var(--lift, 0px));
  width: 56px; height: 56px; border-radius: 50%; background: var(--accent); color: var(--on-accent); cursor: pointer;
  display: grid; place-items: center; box-shadow: 0 1px 2px rgb(0 0 0 / .2), 0 6px 20px rgb(0 0 0 / .22); transition: transform .15s ease;
}
:host([data-position="left"]) button, :host([data-position="left"]) iframe { inset-inline: max(var(--edge), env(safe-area-inset-left)) auto; }
button:hover { transform: translateY(-2px); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.badge {
  position: absolute; top: -3px; inset-inline-end: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  background: #b42318; color: #fff; border: 2px solid #fff; font: 600 12px/18px system-ui, sans-serif; text-align: center;
}
iframe {
  position: fixed; z-index: var(--z); inset-inline-end: max(var(--edge), env(safe-area-inset-right)); bottom: calc(var(--edge) + 56px + 12px);
  width: min(384px, calc(100vw - 2 * var(--edge))); height: min(680px, calc(100vh - 104px)); border: 0; border-radius: 14px;
  background: Canvas; box-shadow: 0 0 0 1px rgb(0 0 0 / .08), 0 12px 48px rgb(0 0 0 / .24);
}
@media (max-width: 640px), (pointer: coarse) and (max-width: 1024px) {
  button { width: 52px; height: 52px; }
  :host iframe, :host([data-position="left"]) iframe {
    inset: 0; width: 100%; height: 100dvh; border-radius: 0; box-shadow: none; translate: 0 var(--top, 0px);
  }
  :host iframe.measured { height: var(--height); }
  button[aria-expanded="true"] { display: none; }
}
@media (prefers-color-scheme: dark) { :host { --accent: #7cd4c3; --on-accent: #06231e; } .badge { border-color: #16181a; } iframe { box-shadow: 0 0 0 1px rgb(255 255 255 / .14), 0 12px 48px rgb(0 0 0 / .5); } }
@media (prefers-reduced-motion: reduce) { button { transition: none; } button:hover { transform: none; } }
@media (forced-colors: active) { button, iframe { border: 2px solid ButtonText; } }
@media print { :host { display: none; } }
`;
