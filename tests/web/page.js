// What the browser tests see of a mounted widget. Bundled with the widget's own modules before the tests run.

import { makeCaller, makeCore } from '../../www/calls.js';
import { createMount } from '../../www/mount.js';

/** A host with its fallback in the page, mounted on these functions of the core. */
export class Bench {
  constructor(functions, attributes, width) {
    this.before = document.body.innerHTML;
    this.frame = document.createElement('main');
    this.frame.style.width = `${width}px`;
    this.host = document.createElement('div');
    for (const [name, value] of Object.entries(JSON.parse(attributes))) this.host.setAttribute(`data-${name}`, value);
    this.host.innerHTML = '<p>The fallback stands.</p>';
    this.light = this.host.outerHTML;
    this.events = [];
    for (const name of ['ready', 'select', 'error']) {
      this.host.addEventListener(`migration-facts:${name}`, ({ detail }) => this.events.push({ name, detail }));
    }
    this.frame.append(this.host);
    document.body.append(this.frame);
    const texts = new Map();
    this.mount = createMount(this.host, async ({ sheet: id }) => {
      if (functions.packed(id).length) texts.set(`sheets/${id}.bin`, functions.packed(id));
      // A closure of wasm-bindgen takes eight arguments at the most.
      const frame = (asked, sheet, width, height, scale, ...rest) => functions.frame(asked, sheet, [width, height, scale], ...rest);
      const [, ...names] = functions.build().split(' ');
      return makeCore({ frame, names, call: makeCaller(functions) }, texts);
    });
  }

  /** Mounts, and says how that ended. */
  async start() {
    await this.mount.start().catch(() => {});
    return this.state();
  }

  state() {
    const { state, error } = this.host.dataset;
    return JSON.stringify({ state, error, events: this.events });
  }

  async update(options) {
    await this.mount.widget.update(JSON.parse(options));
    return this.cells();
  }

  async select(fact) {
    await this.mount.widget.select(fact ?? null);
    return this.state();
  }

  /** Text of the table's cells, row by row. */
  cells() {
    const rows = [...this.host.shadowRoot.querySelectorAll('tr')];
    return JSON.stringify(rows.map(({ cells }) => [...cells].map(({ textContent }) => textContent)));
  }

  /** Backing and laid-out size of the body's canvas. */
  canvas() {
    const canvas = this.host.shadowRoot.querySelector('canvas');
    const { width, height } = canvas.getBoundingClientRect();
    return JSON.stringify({ backing: [canvas.width, canvas.height], shown: [width, height] });
  }

  /** Gives the container a new width and waits until the widget has drawn itself again. */
  async widen(width) {
    this.frame.style.width = `${width}px`;
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    return this.canvas();
  }

  /** Ends the widget and says what is left of it. */
  destroy() {
    this.mount.destroy();
    const { shadowRoot } = this.host;
    const left = {
      light: this.host.outerHTML === this.light,
      shadow: shadowRoot.innerHTML,
      sheets: shadowRoot.adoptedStyleSheets.length,
      fallback: this.host.firstElementChild.offsetHeight > 0,
    };
    this.frame.remove();
    return JSON.stringify({ ...left, page: document.body.innerHTML === this.before });
  }
}

/** Pretends another device pixel ratio. */
export function pretendScale(scale) {
  Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: () => scale });
}

/** Red, green and blue of a canvas' pixel. */
export function pixel(canvas, x, y) {
  return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data].slice(0, 3);
}
