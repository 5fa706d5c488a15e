// The DOM of one widget: builds it, shows a frame in it, measures it. Knows no options and no core.

import { makeControls } from './controls.js';
import { make } from './make.js';
import { lookOf } from './surroundings.js';
import { showTable } from './table.js';
import { makeTip, showTip } from './tip.js';

/** A source, linked when it has an address; the core gives none but `https`. What is isolated in it is a title as published, in English. */
const link = ({ text, url }) => make(url ? 'a' : 'bdi', url ? { href: url, target: '_blank', rel: 'noopener' } : {},
  ...text.split(/[\u2068\u2069]/).map((part, at) => (at % 2 ? make('bdi', { lang: 'en' }, part) : part)));

/** How high an element is, exactly, CSS px. */
const heightOf = (element) => parseFloat(getComputedStyle(element).height);

/** Least height of a body that is folded with the words around it left as they are, and at all, CSS px. */
const LEAST = 132;
const LEAST_ALONE = 64;

/**
 * The view in an open shadow root with a slot. `change(input)` is called with what a reader does to a control,
 * `unfold()` when one wants to see all, `ask(name, …)` has the desk do something.
 */
export function createView(root, change, unfold, ask) {
  const part = (name, tag = 'div', attributes, ...children) => make(tag, { part: name, ...attributes }, ...children);
  const slot = root.querySelector('slot');
  const control = makeControls(change);
  const title = part('title', 'h3', { id: 't' });
  const subtitle = part('subtitle');
  const controls = part('controls');
  const layers = [make('canvas', { 'aria-hidden': true }), make('canvas', { 'aria-hidden': true })];
  const mark = make('i');
  // Keys reach it also from a screen reader that would keep arrows for itself; there is nothing in it to be read. Its name
  // is how to move: the title has been read by who comes along the text, and describes it to who comes by Tab.
  const body = part('body', 'div', { role: 'application', tabindex: 0, 'aria-describedby': 't' }, ...layers, mark);
  const summary = make('p');
  const notices = part('notices', 'ul');
  const source = part('source');
  const label = make('summary');
  const data = make('div');
  const table = part('table', 'details', {}, label, data);
  const report = part('report');
  const more = part('more', 'button');
  more.onclick = () => body.focus(unfold());
  const live = make('p', { role: 'status' });
  const menu = part('menu', 'button', { 'aria-haspopup': 'menu', 'aria-expanded': false });
  menu.onclick = () => ask('menu', menu).catch(() => { live.textContent = menu.textContent = absent; });
  const tip = makeTip();
  // No element here is a landmark of the page, whatever the page is made of.
  const figure = part('figure', 'figure', {}, make('div', {}, title, subtitle, summary), controls, body, tip, notices,
    make('section', {}, source, table, menu, report, more), live);
  const shown = new Map();
  let zoom = 1;
  let absent;
  let dressed;
  let folded;
  let sized;
  let room;
  let pointed;
  root.append(figure);

  /** Changes a part; a focus that goes with what was in it moves to the picture. */
  const keep = (element, change) => {
    const isIn = element.matches(':focus-within');
    change();
    if (isIn && !element.matches(':focus-within')) body.focus();
  };

  /** Redoes a part only when its data changed: a reader's focus and selection in it survive. */
  const fill = (element, given, render = (text) => text ?? '') => {
    const key = JSON.stringify(given);
    if (shown.get(element) === key) return;
    shown.set(element, key);
    // Neither takes room: a table that is open does not count.
    if (element !== data && element !== summary) folded = '';
    keep(element, () => element.replaceChildren(...given.map(render)));
  };

  const dress = ({ dir, words, lang, colors, dark, paper }) => {
    const key = JSON.stringify([dir, words, lang, colors, dark, paper]);
    if (key === dressed) return;
    dressed = key;
    Object.assign(figure, { dir, lang });
    // A name of the page's own is none of ours.
    for (const [role, color] of Object.entries({ ...colors, paper, words })) figure.style.setProperty(`--${role}`, color ?? 'initial');
    figure.style.colorScheme = dark ? 'dark' : 'light';
  };

  return {
    body,
    tip,
    layers,
    live,

    /** Font and colours that the page wants, on screen or on paper. */
    look: (host, isPrinted) => lookOf(host, figure, mark, isPrinted),

    /** Width of the body; 0 while the host is not displayed. */
    width() {
      const { width } = getComputedStyle(body);
      zoom = Math.round((100 * body.getBoundingClientRect().width) / parseFloat(width)) / 100 || 1;
      return parseInt(width, 10) || 0;
    },

    /** How much larger the page shows it than it is laid out. */
    zoom: () => zoom,

    /** Where in the body an event is, CSS px. */
    at({ clientX, clientY }) {
      const { left, top } = body.getBoundingClientRect();
      return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
    },

    /**
     * Lays out fallback and figure both, for measuring, whichever shows. The page only grows by that
     * for a moment, and is never painted so.
     */
    open(isOpen) {
      if (isOpen) folded = '';
      for (const { classList } of [slot, figure]) classList.toggle('open', isOpen);
    },

    /**
     * Height of the fallback. Its width is what the figure wants, but for the least padding. Its outer margins become the
     * figure's, to collapse with the neighbours' as before: with a padding beside them they are inside and can be measured.
     */
    fallback() {
      figure.style.setProperty('--wide', `${parseFloat(getComputedStyle(slot).width) - 24}px`);
      const [above, below, height] = ['open above', 'open below', 'open'].map((name) => {
        slot.className = name;
        return heightOf(slot);
      });
      figure.style.margin = `${above - height}px 0 ${below - height}px`;
      return height;
    },

    /**
     * Room for a body in a box of a height. Where the body needs more, the notices fold, then the body itself, then
     * notices or all words under the title with it; 0 where even that does not help, and all shows. A table that
     * the reader has opened does not count.
     */
    fold(box, need, isUnfolded) {
      const key = [box, need, isUnfolded].join();
      if (folded === key) return room;
      folded = key;
      const { open } = table;
      const { style, dataset } = figure;
      const fits = ([folded, least]) => {
        dataset.fold = folded;
        room = Math.floor(box - heightOf(figure) + heightOf(body));
        return room >= least;
      };
      table.open = false;
      style.minHeight = '';
      const ways = [['', need], ['notices', need], ['body', LEAST], ['notices', LEAST], ['words', LEAST_ALONE]];
      const way = ways.slice(0, isUnfolded ? 1 : 5).find(fits);
      table.open = open;
      if (way) style.minHeight = `${box}px`;
      else dataset.fold = room = '';
      return room;
    },

    /** Puts a frame's words, colours and controls into the DOM. */
    show(frame) {
      const { description } = frame;
      dress(frame);
      body.ariaLabel = frame.body.label;
      fill(title, [frame.title]);
      fill(subtitle, [frame.subtitle]);
      // Where the summary begins with it, it is not to be heard twice.
      subtitle.ariaHidden = description.summary.startsWith(frame.subtitle);
      fill(summary, [description.summary]);
      fill(notices, frame.notices, ({ text, host, url }) => make('li', {}, `${text} `, link({ text: host ?? '', url })));
      fill(source, [frame.source], (given) => make('div', {}, given.label, link(given)));
      fill(report, [frame.report], (given) => (given.url ? link(given) : ''));
      fill(label, [frame.tableLabel]);
      showTable(data, description);
      fill(more, [frame.unfold]);
      fill(menu, [frame.menu[0]]);
      [, absent] = frame.menu;
      fill(controls, frame.controls.map(({ kind }) => kind), (kind) => control(kind)[0]);
      for (const given of frame.controls) {
        control(given.kind)[1](given);
        folded = '';
      }
    },

    /**
     * Gives body and canvases the size of a drawn frame, the upper one 4 px more at either side; a pixel of theirs stays one of the device. Where the body has
     * less room it ends there, and what the last whole target leaves fades.
     */
    size({ body: { height }, targets }, room, width, scale) {
      const end = Math.min(height, room || height);
      const whole = targets.map((target) => target.y + target.height).filter((bottom) => bottom <= end);
      const fade = end < height ? `linear-gradient(#000 ${Math.max(...whole, end - 20)}px,#0000 ${end}px)` : 'none';
      const sizes = layers.map((_, at) => {
        const [wide, high] = [width + 8 * at, end].map((length) => Math.round(length * scale) / scale);
        return `width:${wide}px;height:${high}px;-webkit-mask:${at ? 'none' : fade}`;
      });
      if (sized === sizes.join()) return;
      sized = sizes.join();
      body.style.height = `${end}px`;
      layers.map(({ style }, at) => { style.cssText = sizes[at]; });
    },

    /** The fact of the target under a pointer whose middle is nearest, or null. */
    hit(at, targets) {
      const across = ({ x, width }) => Math.abs(x + width / 2 - at.x);
      const down = ({ y, height }) => Math.abs(y + height / 2 - at.y);
      const far = (target) => Math.hypot(across(target), down(target));
      const [hit] = targets
        .filter((target) => across(target) <= target.width / 2 && down(target) <= target.height / 2)
        .sort((one, other) => far(one) - far(other));
      body.style.cursor = hit ? 'pointer' : '';
      return hit?.fact ?? null;
    },

    /** Shows what is said of a target beside it, near `at` (px from the left of the body); `reveal` scrolls there first. */
    point(target, said, at, reveal) {
      if (!target && !pointed) return;
      pointed = target;
      const { x, y, width, height } = target ?? {};
      mark.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
      if (reveal && target) mark.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { left, top, bottom } = mark.getBoundingClientRect();
      const middle = left + zoom * (at == null ? width / 2 : Math.min(Math.max(at - x, 0), width));
      keep(tip, () => showTip(tip, target && said, { top, bottom, middle }, live));
    },

    destroy() {
      figure.remove();
      slot.removeAttribute('class');
    },
  };
}
