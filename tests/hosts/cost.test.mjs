// What a widget costs the page that it is on: the time of the main thread, before and after it comes near to what the reader sees.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, host, open } from './browser.mjs';

const RUNS = 3;

/** What the main thread did, ms: scripts, all tasks, layout and styles. */
const PARTS = { script: ['ScriptDuration'], task: ['TaskDuration'], layout: ['LayoutDuration', 'RecalcStyleDuration'] };

/** Most of it, ms. Generous: the machine of a test may be busy with other things. */
const MOST = { off: { script: 60, task: 400 }, one: { script: 500, task: 1500 }, twenty: { script: 4000, task: 10_000 } };

const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];

/** A long article with `widgets` at its end; `script` or none. */
const article = (widgets, script) => `<div style="height:4000px"></div><main style="display:grid;grid-template-columns:repeat(5,1fr)">
  ${host(CHART, '<p style="height:300px;margin:0">The fallback.</p>').repeat(widgets)}</main>${script}`;

/** Tasks over 50 ms, from the first on: what a reader feels as a hitch. */
const WATCH = `<script>
  window.long = [];
  new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
</script>`;

/** The page has nothing more to do. */
const idle = (page) => page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve))));

/** So many widgets are drawn: waited for by their events, since to ask again and again is work of the main thread, too. */
const ready = (page, count) => page.evaluate((wanted) => new Promise((resolve) => {
  const check = () => window.events.length >= wanted && resolve();
  document.addEventListener('migration-facts:ready', check);
  check();
}), count);

/** The main thread's time of one page: while it is far from the widgets, and while they come near and are drawn. */
async function measure(t, widgets, script) {
  const { page, server } = await open(t, { body: article(widgets, script), head: WATCH, path: '/blank.html', pages: { '/blank.html': ' ' } });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  let last = {};
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name) => 1000 * metrics.find((metric) => metric.name === name).value;
    const now = Object.fromEntries(Object.entries(PARTS).map(([part, names]) => [part, names.reduce((sum, name) => sum + of(name), 0)]));
    const since = Object.fromEntries(Object.entries(now).map(([part, ms]) => [part, ms - (last[part] ?? 0)]));
    last = now;
    return since;
  };
  await spent();
  await page.goto(`${server.origin}/host.html`);
  await idle(page);
  const off = await spent();
  const states = await page.locator('[data-state=fallback]').count();
  const seen = { states, wasm: server.requests.some((path) => path.endsWith('.wasm')), long: await page.evaluate(() => window.long) };
  await spent();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await ready(page, script ? widgets : 0);
  await idle(page);
  const near = await spent();
  await page.close();
  return { off, near, ...seen };
}

/** The same page with and without the script, turn by turn; the medians of the differences. */
async function cost(t, widgets) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const plain = await measure(t, widgets, '');
    runs.push([plain, await measure(t, widgets, SCRIPT)]);
  }
  const more = (when, part) => median(runs.map(([plain, ours]) => ours[when][part] - plain[when][part]));
  const of = (when) => Object.fromEntries(Object.keys(PARTS).map((part) => [part, more(when, part)]));
  return { off: of('off'), near: of('near'), all: runs.map(([, ours]) => ours) };
}

const said = (parts) => Object.entries(parts).map(([part, ms]) => `${part} ${ms.toFixed(1)} ms`).join(', ');

for (const [name, widgets] of [['one', 1], ['twenty', 20]]) {
  test(`what ${name} cost${widgets > 1 ? '' : 's'} a page`, async (t) => {
    const { off, near, all } = await cost(t, widgets);
    t.diagnostic(`${widgets}, out of sight: ${said(off)}`);
    t.diagnostic(`${widgets}, coming near:  ${said(near)}`);
    assert.deepEqual(all.map(({ states, wasm }) => [states, wasm]), all.map(() => [widgets, false]), 'out of sight no wasm is asked for');
    // A busy machine makes one now and then; one of our own would be there in each run.
    assert.equal(Math.min(...all.map(({ long }) => long.length)), 0, 'out of sight there is no long task');
    for (const part of ['script', 'task']) {
      assert.ok(off[part] < MOST.off[part], `out of sight: ${said(off)}`);
      assert.ok(near[part] > 0 && near[part] < MOST[name][part], `near: ${said(near)}`);
    }
  });
}
