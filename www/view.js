// The DOM of one widget: builds it, shows a frame in it, measures it. Knows no options and no core.

import { makeControls } from './controls.js';
import { make } from './make.js';
import { makeTable } from './table.js';
import { makeTip, showTip } from './tip.js';

/** A source, linked when it has an address; the core gives none but `https`. */
const link = ({ text, url }) => (url ? make('a', { href: url, target: '_blank', rel: 'noopener' }, text) : text);

/** The view in an open shadow root with a slot; `change(input)` is called with what a reader does to a control. */
export function createView(root, change) {
  const part = (name, tag = 'div', attributes, ...children) => make(tag, { part: name, ...attributes }, ...children);
  const slot = root.querySelector('slot');
  const control = makeControls(change);
  const title = part('title', 'h3');
  const subtitle = part('subtitle');
  const controls = part('controls');
  const layers = [make('canvas', { 'aria-hidden': true }), make('canvas', { 'aria-hidden': true })];
  const mark = make('i');
  const body = part('body', 'div', { role: 'group', tabindex: 0 }, ...layers, mark);
  const notices = part('notices', 'ul');
  const source = part('source');
  const table = part('table', 'details');
  const report = part('report');
  const live = make('p', { role: 'status' });
  const tip = makeTip();
  const figure = part('figure', 'figure', {}, make('header', {}, title, subtitle), controls, body, tip, notices,
    make('footer', {}, source, table, report), live);
  const shown = new Map();
  let chrome;
  root.append(figure);

  /** Redoes a part only when its data changed: a reader's focus and selection in it survive. */
  const fill = (element, data, render = (text) => text ?? '') => {
    const key = JSON.stringify(data);
    if (shown.get(element) !== key) element.replaceChildren(...data.map(render));
    shown.set(element, key);
  };

  const dress = ({ dir, lang, colors, dark, paper, title: ariaLabel }) => {
    Object.assign(figure, { dir, lang, ariaLabel });
    for (const [role, color] of Object.entries({ ...colors, paper })) figure.style.setProperty(`--${role}`, color);
    figure.style.colorScheme = dark ? 'dark' : 'light';
  };

  return {
    body,
    tip,
    layers,
    live,

    /** Font family of the text, for the canvas. */
    font: () => getComputedStyle(figure).fontFamily,

    /** Width of the body; 0 while the host is not displayed. */
    width: () => parseInt(getComputedStyle(body).width, 10) || 0,

    /**
     * Lays out fallback and figure both, for measuring, whichever shows. The page only grows by that
     * for a moment, and is never painted so.
     */
    open: (isOpen) => [slot, figure].map(({ classList }) => classList.toggle('open', isOpen)),

    /** Height of the fallback. Its outer margins become the figure's, to collapse with the neighbours' as before. */
    fallback() {
      const elements = slot.assignedElements();
      const margin = (side, element) => element && (figure.style[side] = getComputedStyle(element)[side]);
      margin('marginTop', elements[0]);
      margin('marginBottom', elements.at(-1));
      return slot.offsetHeight;
    },

    /** Height of all that is not the body. A table that the reader has opened does not count. */
    rest() {
      if (!table.open) chrome = figure.offsetHeight - body.offsetHeight;
      return chrome;
    },

    /** Puts a frame's words, colours and controls into the DOM. */
    show(frame) {
      dress(frame);
      body.ariaLabel = frame.body.label;
      fill(title, [frame.title]);
      fill(subtitle, [frame.subtitle]);
      fill(notices, frame.notices, ({ text, host, url }) => make('li', {}, `${text} `, link({ text: host ?? '', url })));
      fill(source, [frame.source], (given) => make('div', {}, `${given.label}: `, link(given)));
      fill(report, [frame.report], (given) => (given.url ? link(given) : ''));
      fill(table, [frame.tableLabel, frame.description], (data) => (data.at ? make('summary', {}, data) : makeTable(data)));
      fill(controls, frame.controls.map(({ kind }) => kind), (kind) => control(kind)[0]);
      frame.controls.map((given) => control(given.kind)[1](given));
    },

    /** Gives body and canvases the size of a drawn frame; a pixel of theirs stays one of the device. */
    size({ height }) {
      body.style.height = `${height}px`;
      for (const { style, width, height: tall } of layers) {
        style.cssText = `width:${width / devicePixelRatio}px;height:${tall / devicePixelRatio}px`;
      }
    },

    /** The fact of the target under a pointer whose middle is nearest, or null. */
    hit({ offsetX, offsetY }, targets) {
      const across = ({ x, width }) => Math.abs(x + width / 2 - offsetX);
      const down = ({ y, height }) => Math.abs(y + height / 2 - offsetY);
      const far = (target) => Math.hypot(across(target), down(target));
      const [hit] = targets
        .filter((target) => across(target) <= target.width / 2 && down(target) <= target.height / 2)
        .sort((one, other) => far(one) - far(other));
      body.style.cursor = hit ? 'pointer' : '';
      return hit?.fact ?? null;
    },

    /** Shows what is said of a target beside it, near `at` (px from the left of the body); `reveal` scrolls there first. */
    point(target, said, at, reveal) {
      const { x, y, width, height } = target ?? {};
      mark.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
      if (reveal && target) mark.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { left, top, bottom } = mark.getBoundingClientRect();
      showTip(tip, target && said, { top, bottom, middle: left + (at == null ? width / 2 : Math.min(Math.max(at - x, 0), width)) }, live);
    },

    destroy() {
      figure.remove();
      slot.removeAttribute('class');
    },
  };
}
