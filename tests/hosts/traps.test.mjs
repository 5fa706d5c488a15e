// A trap in the middle of a page: the widget that met it falls back, the others answer as if nothing had been.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { done, drawn, events, pixelsOf, seen, state, tableOf, tipOf, visit } from './browser.mjs';
import { DIST } from './server.mjs';
import { limited, trapping } from './wasm.mjs';

const WASM = '/1/migration_facts_bg.wasm';
const TALL = { viewport: { width: 800, height: 2500 } };

/** A request with a title of this length meets the fault, and no other does. */
const LONG = 5000;

const bytes = () => readFile(join(DIST, 'migration_facts_bg.wasm'));

const FAULTS = {
  'a bug (unreachable)': { make: (wasm) => trapping(wasm, 'unreachable', LONG), length: LONG },
  'a panic of Rust (memory of an impossible kind)': { make: (wasm) => trapping(wasm, 'panic', LONG), length: LONG },
  'a read outside of the memory': { make: (wasm) => trapping(wasm, 'bounds', LONG), length: LONG },
  'a recursion without an end': { make: (wasm) => trapping(wasm, 'recursion', LONG), length: LONG },
  'the end of the memory': { make: (wasm) => limited(wasm, 32), length: 8_000_000 },
};

async function three(t, make) {
  const wasm = make(await bytes());
  const opened = await visit(t, 'three', { context: TALL, cdn: { pages: { [WASM]: wasm } } });
  await done(opened.page);
  assert.deepEqual((await seen(opened.page)).map((host) => host.state), ['ready', 'ready', 'ready']);
  // What a script holds of them, from before the trap.
  await opened.page.evaluate(async () => {
    window.held = {};
    for (const host of document.querySelectorAll('.migration-facts')) window.held[`#${host.id}`] = await window.MigrationFacts.mount(host, {});
  });
  return opened;
}

const longTitle = (page, id, length) => page.evaluate(([host, size]) => {
  document.querySelector(host).dataset.title = 'm'.repeat(size);
}, [id, length]);

/** Fails unless a widget's tip, keys and options still work. */
async function answers(page, host, year) {
  const body = page.locator(`${host} >> [part=body]`);
  const blank = await pixelsOf(page, 1, host);
  const { x, y } = await body.boundingBox();
  await page.mouse.move(x + 60, y + 14);
  await drawn(page);
  const tip = await tipOf(page, host);
  assert.ok(tip.isOpen && /\d/.test(tip.value), `${host}: ${tip.text}`);
  assert.notEqual(await pixelsOf(page, 1, host), blank);
  await page.mouse.move(1, 1);
  await drawn(page);
  assert.match(await page.evaluate((selector) => window.held[selector].toSVG(), host), /^<svg [^]*<text [^]*<\/svg>/);
  const before = await tableOf(page, host);
  await page.evaluate(([selector, value]) => { document.querySelector(selector).dataset.year = value; }, [host, year]);
  await page.waitForFunction(([selector, value]) => document.querySelector(selector).shadowRoot.querySelector('table').textContent.includes(value), [host, year]);
  const after = await tableOf(page, host);
  assert.deepEqual(after.map(([name]) => name), before.map(([name]) => name));
  assert.notDeepEqual(after, before, host);
}

describe('traps', { concurrency: 2 }, () => {
  for (const [what, { make, length }] of Object.entries(FAULTS)) {
    test(`${what} in the second of three widgets: it falls back, the others go on, and it may come back`, async (t) => {
      const { page, cdn, messages } = await three(t, make);
      const before = await Promise.all(['#one', '#three'].map((host) => pixelsOf(page, 0, host)));
      await longTitle(page, '#two', length);
      await state(page, '#two', 'error');
      const [{ code, message }, ...more] = await events(page, 'error');
      assert.deepEqual([code, more], ['wasm-crashed', []]);
      assert.match(message, /Error/);
      assert.deepEqual((await seen(page)).map((host) => [host.state, host.shows]), [['ready', 'picture'], ['error wasm-crashed', 'fallback'], ['ready', 'picture']]);
      assert.deepEqual(await Promise.all(['#one', '#three'].map((host) => pixelsOf(page, 0, host))), before, 'the others keep their pixels');
      await answers(page, '#three', '1990');
      await answers(page, '#one', '1995');
      assert.equal(messages.length, 1, 'the console is told once');
      await page.evaluate(() => document.querySelector('#two').removeAttribute('data-title'));
      await state(page, '#two');
      assert.deepEqual((await seen(page, '#two'))[0].rows.length, 1);
      assert.equal(cdn.requests.filter((path) => path === WASM).length, 1);
    });
  }

  test('a trap in an update, a second one at once, and one in the first picture of a widget', async (t) => {
    const { page, messages } = await three(t, FAULTS['a bug (unreachable)'].make);
    const codes = await page.evaluate(async (length) => {
      const codeOf = (promise) => promise.then(() => 'fine', ({ code }) => code);
      const title = 'm'.repeat(length);
      const widget = await window.MigrationFacts.mount(document.querySelector('#two'), {});
      const [first, second, third] = [codeOf(widget.update({ title })), codeOf(widget.update({ title })), codeOf(widget.update({ title: 'Short' }))];
      const mounted = codeOf(window.MigrationFacts.mount(document.querySelector('#three'), { title }));
      return Promise.all([first, second, third, mounted]);
    }, LONG);
    assert.deepEqual(codes, ['wasm-crashed', 'wasm-crashed', 'fine', 'wasm-crashed']);
    assert.deepEqual((await seen(page)).map((host) => [host.state, host.shows]), [['ready', 'picture'], ['ready', 'picture'], ['error wasm-crashed', 'fallback']]);
    assert.equal((await seen(page, '#two'))[0].title, 'Short');
    await answers(page, '#one', '1990');
    assert.equal(messages.length, 1);
  });
});
