// The tip: one small text beside a target, inside the window, that a reader can go to, select and copy from.

import { copy } from './copy.js';
import { make } from './make.js';

const EDGE = 8;

/** A pointer that sweeps over targets is not held up by the tip of each, ms. */
const SWEEP = 300;

const clamp = (value, most) => `${Math.max(EDGE, Math.min(value, most - EDGE))}px`;

/**
 * The element of a tip. In the top layer neither `overflow` nor `transform` of the page can cut or move it. It takes
 * the focus for those of its buttons that a browser does not focus by a click.
 */
export const makeTip = () => make('div', { part: 'tip', popover: 'manual', tabindex: -1 });

/** Its name stays: that it has been copied is said by the status alone. */
function copyButton([label, text], copied, live) {
  const button = make('button', { 'aria-label': label }, label);
  button.onclick = async () => {
    if (await copy(text, button)) live.textContent = button.textContent = copied;
  };
  return button;
}

/** Says `said` over or under what lies between `top` and `bottom` of the window, around `middle`; without it the tip closes. */
export function showTip(tip, said, { top, bottom, middle }, live) {
  const key = JSON.stringify(said);
  const { style } = tip;
  if (tip.said !== key) {
    tip.said = key;
    tip.replaceChildren();
    if (said) {
      tip.append(said.label, make('b', {}, said.value), ...said.lines.map((line) => make('div', {}, line)),
        make('div', {}, ...said.copy.map((each) => copyButton(each, said.copied, live))));
    }
    style.pointerEvents = 'none';
    clearTimeout(tip.timer);
    tip.timer = setTimeout(() => { style.pointerEvents = ''; }, SWEEP);
  }
  if (tip.isConnected) tip.togglePopover?.(!!said);
  // It is placed in the window, whatever zoom its host has.
  style.zoom = 1 / (tip.parentNode.currentCSSZoom ?? 1);
  const { offsetWidth, offsetHeight } = tip;
  const over = top - offsetHeight - EDGE;
  style.left = clamp(middle - offsetWidth / 2, document.documentElement.clientWidth - offsetWidth);
  style.top = clamp(over < EDGE ? bottom + EDGE : over, innerHeight - offsetHeight);
}
