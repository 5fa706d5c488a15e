// The widget of this project as contestants use it: by the functions and attributes that it has for pages.

import { PICTURE, TABLE, nameOf, rowsOf } from '../../common/own.js';

/** Seconds that a widget may take which a reader has scrolled to. */
const PATIENCE = 10;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const readyOf = (host) => new Promise((resolve, reject) => {
  host.addEventListener('migration-facts:ready', resolve, { once: true });
  host.addEventListener('migration-facts:error', ({ detail: { code, message } }) => reject(Error(`${code}: ${message}`)), { once: true });
});

/** Has the core there before anything is timed, as the libraries of other contestants are: a card of bundled facts loads it. */
export async function init() {
  const host = document.createElement('div');
  document.body.append(host);
  const widget = await window.MigrationFacts.mount(host, { sheet: 'iom', widget: 'card' });
  widget.destroy();
  host.remove();
}

async function textOf(src) {
  const response = await fetch(src);
  if (!response.ok) throw Error(`${src}: HTTP ${response.status}`);
  return response.text();
}

/** Hosts that scroll into view one after the other; how many stand in the end. */
async function scroll(hosts) {
  for (const host of hosts) {
    host.scrollIntoView();
    for (let ms = 0; host.dataset.state !== 'ready' && ms < PATIENCE * 1000; ms += 50) await wait(50);
  }
  window.scrollTo(0, 0);
  return hosts.filter(({ dataset }) => dataset.state === 'ready').length;
}

/** A contestant whose tables are packed, or read in the page. */
export function contestant(isPacked) {
  const optionsOf = (kind) => ({ ...PICTURE[kind], ...(isPacked ? {} : TABLE[kind]) });
  const hosts = [];
  return {
    init,

    async prep(kind, data, { count, seed }) {
      const src = `../product/tables/${nameOf(kind, count, seed)}.${isPacked ? 'bin' : 'csv'}`;
      return { src, data: isPacked ? await textOf(src) : rowsOf[kind](data) };
    },

    create: (element, kind, { data }) => window.MigrationFacts.mount(element, { ...optionsOf(kind), data }),
    update: (widget, kind, { data }) => widget.update({ data }),
    destroy: (widget) => widget.destroy(),

    /** Hosts as a page has them. What is not near to what the reader sees waits. */
    async many(place, all) {
      for (const { src } of all) {
        const host = place();
        host.classList.add('migration-facts');
        Object.assign(host.dataset, optionsOf('bar'), { src });
        hosts.push(host);
      }
      const isNear = (host) => host.getBoundingClientRect().top < innerHeight + 300;
      await Promise.all(hosts.filter(isNear).map(readyOf));
    },

    rest: () => scroll(hosts),

    /** Bars lie below each other. */
    area() {
      const { left, top, width, height } = document.querySelector('.chart').shadowRoot.querySelector('[part=body]').getBoundingClientRect();
      return { left: left + width * 0.3, top, width: 42, height, down: true };
    },
  };
}
