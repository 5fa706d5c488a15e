// The page of everything after the first visit. It wraps what a contestant knows, `{ init, prep, create, update, destroy,
// many, rest, area }`, into `window.bench`, which the scenarios call. What they are is in bench/README.md.

import { make } from './data.js';

const now = () => performance.now();
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function frames(count) {
  for (let at = 0; at < count; at++) await frame();
}

/** All elements below one, those in open shadow roots too, its own among them. */
function* below(root) {
  if (root.shadowRoot) yield* below(root.shadowRoot);
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* below(element.shadowRoot);
  }
}

/** Has the browser do what it put off: the raster of canvases, style and layout of everything else. */
function flush(root) {
  for (const element of below(root)) {
    if (element.localName === 'canvas' && element.width) element.getContext('2d')?.getImageData(0, 0, 1, 1);
    if (element.localName === 'svg') element.getBoundingClientRect();
  }
  root.getBoundingClientRect();
}

/** Installs a contestant; `bench.ready` is the time at which its first chart stood, or at which it waits for a scenario. */
export async function install(contestant) {
  const host = document.getElementById('chart');
  const prepared = async (kind, count, seed) => {
    const data = make(kind, count, seed);
    return contestant.prep ? contestant.prep(kind, data, { count, seed }) : data;
  };
  let current;

  function place() {
    const element = document.createElement('div');
    element.className = 'chart';
    host.append(element);
    return element;
  }

  function clear() {
    if (current) contestant.destroy(current.chart);
    current = null;
    host.replaceChildren();
  }

  async function create(kind, data) {
    clear();
    const element = place();
    current = { element, chart: await contestant.create(element, kind, data) };
  }

  /** Counts animation frames until it is stopped: what an idle one costs is subtracted. */
  function countFrames() {
    let count = 0;
    let handle = requestAnimationFrame(function tick() {
      count += 1;
      handle = requestAnimationFrame(tick);
    });
    return () => {
      cancelAnimationFrame(handle);
      return count;
    };
  }

  async function repeat(times, data, act) {
    const [called, drawn] = [[], []];
    const stop = countFrames();
    for (let at = 0; at < times; at++) {
      const start = now();
      await act(data[at % 2]);
      called.push(now() - start);
      flush(current.element);
      drawn.push(now() - start);
      await frame();
    }
    return { called, drawn, frames: stop() };
  }

  const bench = (window.bench = {
    /** Draws one chart and leaves it there. */
    draw: async (kind, count, seed) => create(kind, await prepared(kind, count, seed)),

    /** Redraws, with other data each time, into the living chart (`update`) or anew (`create`). */
    async redraw(kind, count, times, way) {
      const data = [await prepared(kind, count, 1), await prepared(kind, count, 2)];
      if (way === 'create') return repeat(times, data, (next) => create(kind, next));
      if (!current) await create(kind, data[0]);
      await contestant.update(current.chart, kind, data[1]);
      return repeat(times, data, (next) => contestant.update(current.chart, kind, next));
    },

    /** So many updates and nothing else. */
    async endure(times) {
      const data = [await prepared('bar', 11, 1), await prepared('bar', 11, 2)];
      for (let at = 0; at < times; at++) {
        await contestant.update(current.chart, 'bar', data[at % 2]);
        await frame();
      }
    },

    /** From the call to the forced raster, and to two frames later. */
    async first(kind, count) {
      const data = await prepared(kind, count);
      clear();
      await frames(2);
      const start = now();
      await create(kind, data);
      const called = now() - start;
      flush(current.element);
      const drawn = now() - start;
      await frames(2);
      return { called, drawn, seen: now() - start };
    },

    /** Many charts of eleven bars at once. */
    async many(count) {
      const data = await Promise.all(Array.from({ length: count }, (_, at) => prepared('bar', 11, at + 1)));
      await frames(2);
      const start = now();
      if (contestant.many) await contestant.many(place, data);
      else await Promise.all(data.map((one) => contestant.create(place(), 'bar', one)));
      const created = now() - start;
      await frames(2);
      return { created, drawn: now() - start, whole: now() };
    },

    /** How many of the charts stand, once the reader has scrolled through all of them; nothing where all are drawn at once. */
    rest: () => contestant.rest?.(),

    /** Where a mouse meets the bars, and whether they follow each other across or down. */
    area: () => contestant.area?.() ?? { left: 90, top: 240, width: 520, height: 42, down: false },

    idle: frames,
  });

  await contestant.init?.();
  if (!location.hash) await create('bar', await prepared('bar', 11, 1));
  await frames(2);
  bench.ready = now();
}
