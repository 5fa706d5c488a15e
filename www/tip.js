// The tip: one small text beside a target, inside the window.

import { make } from './make.js';

const EDGE = 8;

const clamp = (value, most) => `${Math.max(EDGE, Math.min(value, most - EDGE))}px`;

/** The element of a tip. In the top layer neither `overflow` nor `transform` of the page can cut or move it. */
export const makeTip = () => make('aside', { part: 'tip', popover: 'manual', 'aria-hidden': true });

/** Says what a target is, beside the box `around` of the window; without a target the tip closes. */
export function showTip(tip, target, { left, top, width, height }) {
  tip.replaceChildren();
  if (target) tip.append(target.label, make('b', {}, target.value), ...target.lines.map((line) => make('div', {}, line)));
  tip.togglePopover?.(!!target);
  const { offsetWidth, offsetHeight, style } = tip;
  const over = top - offsetHeight - EDGE;
  style.left = clamp(left + (width - offsetWidth) / 2, document.documentElement.clientWidth - offsetWidth);
  style.top = clamp(over < EDGE ? top + height + EDGE : over, innerHeight - offsetHeight);
}
