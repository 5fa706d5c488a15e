// The widget's styles: one constructed sheet that all shadow roots of a page share.
//
// What the figure inherits or is told by custom properties changes in a transition that nobody sees, and whose end tells
// the script to draw anew. Nothing in the figure makes it wide but the space between two letters without width: where a
// page makes its elements as wide as they need, the widget needs what its fallback needed. The backslashes keep the breaks
// of its lines out of the script.

const CSS = `:host{display:block}\
:host([hidden]),:host([data-state=ready]) slot,figure,:empty:is(div,ul){display:none}\
figure{all:initial;display:none;box-sizing:border-box;position:relative;width:100%;padding:clamp(12px,(100% - 359px)*9,16px);font:14px/20px x;font-family:var(--migration-facts-font,inherit);font-variant-numeric:tabular-nums;overflow-wrap:break-word;color:inherit;visibility:inherit;break-inside:avoid;background:var(--migration-facts-paper,var(--paper));transition:1ms;transition-behavior:allow-discrete;transition-property:color,font-family,--migration-facts-paper,--migration-facts-text,--migration-facts-accent,--more}\
figure>*{color:var(--text);contain:inline-size}\
figure:not(.open)::after{content:"\\200b  \\200b";content:"\\200b  \\200b"/"";display:block;font:0/0 x;word-spacing:var(--wide)}\
:host([data-state=ready]) figure,.open{display:block!important}\
.above{padding-top:1px}\
.below{padding-bottom:1px}\
figure>:first-child{container-type:inline-size}\
h3{margin:0;font-size:18px;line-height:24px;text-wrap:balance}\
@container (width>=448px){h3{font-size:20px;line-height:26px}}\
h3+div,ul,section{color:var(--muted);margin:4px 0 0}\
span{display:flex;flex-wrap:wrap;align-items:center;gap:0 4px}\
[tabindex='0'],span{margin-top:12px}\
input{flex:1;min-width:0;max-width:260px;height:24px;margin:0;accent-color:var(--accent)}\
button{all:unset;display:inline-block;min-width:28px;font-size:20px;line-height:28px;text-align:center;cursor:pointer}\
button:nth-child(5){font-size:14px;padding:0 8px}\
:nth-child(5)+b{flex:1 0 240px}\
[popover] button,section button{font-size:12px;line-height:24px;text-decoration:underline}\
[popover] button{padding:0 4px;margin-block:4px -4px;margin-inline:-4px 12px}\
[data-fold=''] section>:last-child,[data-fold=notices] ul,[data-fold=words] :is(ul,h3+div){display:none}\
[data-fold=words]{padding-block:8px}\
[data-fold=words] :is(section,[tabindex]){margin-top:4px}\
[aria-disabled]{color:var(--muted);cursor:default}\
[tabindex='0']{display:flow-root;user-select:none;position:relative;overflow:clip;overflow-clip-margin:4px;touch-action:pan-y pinch-zoom}\
canvas,i,p{position:absolute;left:0;margin:0;pointer-events:none}\
canvas,i{top:0}\
canvas+canvas{left:-4px}\
p{width:100%;height:1px;overflow:clip;opacity:0}\
:focus-visible{outline:2px solid}\
input:focus-visible{outline-color:var(--text)}\
ul{list-style:none;margin-top:12px;padding:0}\
ul,section,table,[popover]{font-size:12px;line-height:16px}\
section{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 16px;margin-top:8px}\
section>div{flex:1 320px}\
section>div,summary,th,td{padding:4px 0}\
a{color:inherit}\
[open]{width:100%;overflow-x:auto}\
table{width:100%;border-collapse:collapse}\
td:nth-child(8){min-width:160px}\
th,td{padding-inline-end:16px;text-align:inherit;font-weight:400;border-bottom:1px solid var(--rule)}\
h3,h3+div,li,section>div,summary,th,td,[popover]{direction:var(--words)}\
[dir=rtl]{text-align:right}\
.number{text-align:end}\
[popover]{contain:none;position:fixed;box-sizing:border-box;margin:0;border:0;overflow:visible;width:max-content;max-width:260px;padding:8px 12px;color:var(--ground);background:var(--text)}\
[popover]::before{content:"";position:absolute;inset:-8px;z-index:-1}\
textarea{position:fixed;opacity:0}\
b{display:block;font-size:14px;line-height:20px}\
@media (prefers-contrast:more){figure{--more:1}}\
@media (forced-colors:active){figure{forced-color-adjust:none;--more:2;--migration-facts-paper:Canvas;--migration-facts-text:CanvasText;--migration-facts-accent:CanvasText}}\
@media print{figure{background:#fff;print-color-adjust:exact}\
span,button,summary,[popover],canvas+canvas{display:none!important}\
[tabindex='0'],canvas{display:block;position:static;height:auto!important}\
canvas{width:100%!important}\
a::after{content:" "attr(href)}}`;

let shared;

/** The sheet for a shadow root's `adoptedStyleSheets`. */
export function styleSheet() {
  if (!shared) (shared = new CSSStyleSheet()).replaceSync(CSS);
  return shared;
}
