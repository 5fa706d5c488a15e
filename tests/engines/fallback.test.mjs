// What readers see where something is missing: the fallback, and never an error.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, FALLBACK, SCRIPT, VIEW, complaints, events, host, open, run, shown, state, until } from './engine.mjs';

const WASM = '/migration_facts_bg.wasm';
const SHEET = '/sheets/undesa-2020.bin';

/** What the page has on its own: nothing of ours runs. */
for (const [what, script, options] of [
  ['without the script', '', {}],
  ['where the script is not found', SCRIPT, { missing: ['/migration-facts.js'] }],
  ['where the script is broken', SCRIPT, { pages: { '/migration-facts.js': '<!doctype html>' } }],
]) {
  test(`${what} the fallback stands as the page made it`, async (t) => {
    await open(t, { body: host(CHART) + script, ...options });
    assert.deepEqual(await shown(), FALLBACK);
    assert.equal(await run(() => document.querySelector('.migration-facts').outerHTML), host(CHART));
  });
}

/** `WebAssembly` is forbidden by a policy, or not there at all. Our own script in the page is inline. */
const POLICY = { 'Content-Security-Policy': "default-src 'self'; script-src 'self' 'unsafe-inline'; img-src data:" };

for (const [what, code, options] of [
  ['a missing wasm', 'wasm-missing', { missing: [WASM] }],
  ['a wasm that is a page', 'wasm-missing', { pages: { [WASM]: '<!doctype html><p>Not found' } }],
  ['a missing sheet', 'fetch-failed', { missing: [SHEET] }],
  ['a policy without wasm-unsafe-eval', 'wasm-blocked', { headers: POLICY }],
  ['a browser without WebAssembly', 'wasm-blocked', { head: '<script>delete window.WebAssembly</script>' }],
  ['a browser without a canvas', 'no-canvas', { head: '<script>HTMLCanvasElement.prototype.getContext = () => null</script>' }],
  ['an option with a fault', 'bad-option', { attributes: 'data-year="1066"' }],
]) {
  test(`with ${what} the fallback shows, and the page is told ${code}`, async (t) => {
    const { attributes = '', ...rest } = options;
    await open(t, { body: `<p>Before</p>${host(`${CHART} ${attributes}`)}${SCRIPT}`, ...rest });
    await state('.migration-facts', 'error');
    assert.deepEqual(await shown(), FALLBACK);
    assert.equal(await run(() => document.querySelector('.migration-facts').dataset.error), code);
    const [detail, ...more] = await events('error');
    assert.deepEqual(more, []);
    assert.equal(detail.code, code);
    assert.ok(detail.message && detail.hint, JSON.stringify(detail));
    const told = (await complaints()).filter((text) => text.startsWith('error: migration-facts: '));
    assert.equal(told.length, 1, 'the console is told once');
  });
}

test('the fallback shows while the wasm is on its way, and holds nothing up', async (t) => {
  await open(t, { body: host(CHART) + SCRIPT, delays: { [WASM]: 1500 } });
  await state('.migration-facts', 'loading');
  assert.equal(await run(() => document.readyState), 'complete', 'the load event does not wait');
  assert.deepEqual(await shown(), FALLBACK);
  await state();
  assert.deepEqual(await shown(), VIEW);
});

test('a wasm of a wrong type does no harm', async (t) => {
  await open(t, { body: host(CHART) + SCRIPT, types: { [WASM]: 'text/plain' } });
  await state();
  assert.deepEqual(await shown(), VIEW);
});

test("a policy with wasm-unsafe-eval and trusted types is enough, and styles need no word in it", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'";
  await open(t, { body: host(CHART) + SCRIPT, headers: { 'Content-Security-Policy': policy } });
  await state();
  assert.deepEqual(await shown(), VIEW);
  assert.deepEqual(await complaints(), []);
});

test('after a failure a later mount tries again', async (t) => {
  const missing = [WASM];
  await open(t, { body: host(CHART) + SCRIPT, missing });
  await state('.migration-facts', 'error');
  missing.pop();
  await run(() => window.MigrationFacts.mount(document.querySelector('.migration-facts')).then(() => {}));
  await state();
  assert.deepEqual(await shown(), VIEW);
});

test('a trap in one widget brings its fallback; its neighbour goes on', async (t) => {
  await open(t, { body: `<main>${host(CHART)}</main><aside>${host(CHART)}</aside>${SCRIPT}` });
  await state('main > .migration-facts');
  await state('aside > .migration-facts');
  await run(() => {
    const canvas = document.querySelector('main > .migration-facts').shadowRoot.querySelector('canvas');
    const { fillRect, fill } = CanvasRenderingContext2D.prototype;
    const crash = (act) => function draw(...args) {
      if (this.canvas === canvas) throw new WebAssembly.RuntimeError('unreachable');
      return act.apply(this, args);
    };
    Object.assign(CanvasRenderingContext2D.prototype, { fillRect: crash(fillRect), fill: crash(fill) });
    for (const element of document.querySelectorAll('.migration-facts')) element.setAttribute('data-year', '1990');
  });
  await state('main > .migration-facts', 'error');
  assert.equal(await run(() => document.querySelector('main > .migration-facts').dataset.error), 'wasm-crashed');
  assert.deepEqual(await shown('main > .migration-facts'), FALLBACK);
  const year = () => run(() => document.querySelector('aside > .migration-facts').shadowRoot.querySelector('input').ariaValueText);
  await until(async () => (await year()) === '1990', 'the neighbour in 1990');
  assert.deepEqual(await shown('aside > .migration-facts'), VIEW);
});
