// 300 rounds of mount and destroy leave nothing behind: no node, listener, observer or timer, and a flat heap.

import assert from 'node:assert/strict';
import test from 'node:test';
import { SCRIPT, open } from './browser.mjs';

const ROUNDS = 300;

/** Rounds before the first count: what is made once a page is there by then. */
const WARM = 20;

/** Nodes, and handlers on them, that may be alive by chance, such as those of the last event: fewer than one for ten rounds. */
const CHANCE = ROUNDS / 10;

/** What the heap may grow in all rounds, bytes: compiled code and the like; a forgotten widget is 20,000. */
const SLACK = 400_000;

const CHARTS = [
  ['undesa-2020', 'totals'], ['iom-honduras', 'members'], ['rcm-meetings', 'timeline'],
  ['iom', 'trend'], ['iom-costa-rica', 'card'], ['undesa-2020', 'share'],
];

/** Counts what is alive, before any script of the page: listeners by what they hang on, observers, timers, memories. */
function watch() {
  const live = { observers: 0, timers: 0 };
  const memories = [];
  window.alive = () => ({ ...live, listeners: known.size });
  window.memory = () => memories.map(({ buffer }) => buffer.byteLength);

  // A listener on a node goes with its node; these stay until somebody takes them away.
  const lasting = (target) => target === window || target === document || target instanceof MediaQueryList
    || target instanceof FontFaceSet || target === document.documentElement || target === document.body;
  const known = new Set();
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const same = ({ target, type, act, capture }) => (other) => other.target === target && other.type === type
    && other.act === act && other.capture === capture;
  const find = (one) => [...known].find(same(one));
  const told = (target, type, act, options) => ({ target: target ?? window, type, act, capture: !!(options?.capture ?? options) });
  EventTarget.prototype.addEventListener = function listen(type, act, options) {
    const one = told(this, type, act, options);
    if (act && lasting(one.target) && !find(one)) {
      known.add(one);
      if (options?.signal) add.call(options.signal, 'abort', () => known.delete(one), { once: true });
    }
    return add.call(one.target, type, act, options);
  };
  EventTarget.prototype.removeEventListener = function drop(type, act, options) {
    const one = told(this, type, act, options);
    known.delete(find(one));
    return remove.call(one.target, type, act, options);
  };

  // Observers count by what they observe: one that is forgotten keeps its target and its widget.
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    const Plain = window[name];
    window[name] = class extends Plain {
      targets = new Set();

      observe(target, options) {
        if (!this.targets.has(target)) live.observers += 1;
        this.targets.add(target);
        super.observe(target, options);
      }

      unobserve(target) {
        if (this.targets.delete(target)) live.observers -= 1;
        super.unobserve(target);
      }

      disconnect() {
        live.observers -= this.targets.size;
        this.targets.clear();
        super.disconnect();
      }
    };
  }

  const { setInterval: every, clearInterval: stop } = window;
  window.setInterval = (...args) => {
    live.timers += 1;
    return every(...args);
  };
  window.clearInterval = (id) => {
    live.timers -= 1;
    stop(id);
  };

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    memories.push(...Object.values((made.instance ?? made).exports).filter((value) => value instanceof WebAssembly.Memory));
    return made;
  };
}

/** Mounts and destroys, five at a time: on hosts that stay, on others that leave with their widget, with a reader at work. */
async function rounds([charts, count]) {
  const stays = document.querySelectorAll('.stays');

  /** As a snippet: the page finds it, and lets it go. */
  async function found(sheet, widget) {
    const host = document.createElement('div');
    host.className = 'migration-facts';
    Object.assign(host.dataset, { sheet, widget });
    const ready = new Promise((resolve) => host.addEventListener('migration-facts:ready', resolve));
    document.body.prepend(host);
    await ready;
    host.remove();
  }

  async function round(at) {
    const [sheet, widget] = charts[at % charts.length];
    if (at % 7 === 5) return found(sheet, widget);
    const leaves = at % 2;
    const host = leaves ? document.body.appendChild(document.createElement('div')) : stays[at % stays.length];
    const mounted = await window.MigrationFacts.mount(host, { sheet, widget });
    const body = host.shadowRoot.querySelector('[part=body]');
    for (const type of ['pointerdown', 'pointermove', 'click', 'pointerleave']) body.dispatchEvent(new PointerEvent(type, { bubbles: true }));
    body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    if (at % 3 === 0) await mounted.update({ theme: 'dark' });
    // Every other one of those that leave the page goes by that alone.
    if (at % 4 !== 1) mounted.destroy();
    if (leaves) host.remove();
  }

  for (let at = 0; at < count; at += stays.length) await Promise.all([...stays].map((_, more) => round(at + more)));
}

/** Counts of the page and of the browser, once its garbage is gone. */
async function count(page, devtools) {
  // What is on its way comes to its end: motion, the tip's timer, removals.
  await page.waitForTimeout(600);
  for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  const own = await page.evaluate(() => ({ ...window.alive(), memory: window.memory(), elements: document.querySelectorAll('*').length }));
  return { ...own, nodes: of('Nodes'), handlers: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
}

test(`${ROUNDS} rounds of mount and destroy leave no listener, observer or node, and a flat heap`, async (t) => {
  const head = `<script>(${watch})()</script>`;
  const { page, messages } = await open(t, { head, body: '<div class="stays"><p>The fallback.</p></div>'.repeat(5) + SCRIPT });
  await page.waitForFunction(() => window.MigrationFacts);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.enable');
  await page.evaluate(rounds, [CHARTS, WARM]);
  const before = await count(page, devtools);
  await page.evaluate(rounds, [CHARTS, ROUNDS]);
  const after = await count(page, devtools);
  t.diagnostic(`before ${JSON.stringify(before)}`);
  t.diagnostic(`after  ${JSON.stringify(after)}`);
  const { heap, nodes, handlers, ...counted } = after;
  const { heap: heapBefore, nodes: nodesBefore, handlers: handlersBefore, ...countedBefore } = before;
  assert.equal(before.memory.length, 2, 'the memories of widgets and desk are seen');
  assert.ok(before.listeners > 0 && before.observers > 0, 'listeners and observers of the page are seen');
  assert.deepEqual(counted, countedBefore);
  assert.ok(nodes - nodesBefore < CHANCE, `${nodes - nodesBefore} nodes more`);
  assert.ok(handlers - handlersBefore < CHANCE, `${handlers - handlersBefore} handlers more`);
  assert.ok(heap - heapBefore < SLACK, `the heap grew by ${heap - heapBefore} bytes`);
  assert.deepEqual(messages, []);
});
