// Nothing leaves the page but requests for the widget's own files, nothing stays behind, nothing of the page is touched.

import assert from 'node:assert/strict';
import test from 'node:test';
import { done, drawn, events, seen, tipOf, visit } from './browser.mjs';

const TALL = { viewport: { width: 800, height: 5000 } };
const IDS = ['card', 'totals', 'share', 'members', 'timeline', 'trend'];
const OWN = /^\/1\/(migration[-_]facts[\w-]*\.(js|mjs|wasm)|sheets\/[\w-]+\.bin)$/;

/** Keys, pointer, tip, copies, table and controls of one widget. */
async function use(page, id) {
  const host = `#${id}`;
  const body = page.locator(`${host} >> [part=body]`);
  await body.focus();
  for (const key of ['Home', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await drawn(page);
  assert.equal((await tipOf(page, host)).isOpen, true, id);
  for (const button of await page.locator(`${host} >> [part=tip] button`).all()) await button.click();
  await page.keyboard.press('Escape');
  const { x, y, width, height } = await body.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.click(x + 40, y + 20);
  await page.locator(`${host} >> summary`).click();
  for (const control of (await page.locator(`${host} >> [part=controls] button`).all()).slice(0, 2)) await control.click();
  for (const field of await page.locator(`${host} >> input[type=search]`).all()) await field.fill('Hon');
  await page.mouse.move(1, 1);
  await drawn(page);
}

test('a whole session with all six widgets', async (t) => {
  const { page, server, cdn, requests, failures, messages } = await visit(t, 'six', { context: TALL });
  const sockets = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  page.on('worker', (worker) => sockets.push(worker.url()));
  await done(page);
  assert.deepEqual((await seen(page)).map((host) => host.state), Array(6).fill('ready'));
  for (const id of IDS) await use(page, id);
  assert.ok((await events(page, 'select')).length >= 6);

  // The page acts on them, too.
  await page.evaluate(() => { document.querySelector('#totals').dataset.year = '1990'; });
  await page.waitForFunction(() => document.querySelector('#totals').shadowRoot.querySelector('table').textContent.includes('1990'));
  await page.evaluate(() => {
    document.querySelector('main').style.width = '420px';
    document.body.className = 'night';
  });
  await drawn(page);
  await drawn(page);

  await t.test('asks for its own files only, each once', async () => {
    const from = (origin) => requests.filter((url) => url.startsWith(origin)).map((url) => new URL(url).pathname);
    assert.equal(from(server.origin).length + from(cdn.origin).length, requests.filter((url) => !url.startsWith('data:')).length, requests.join(' '));
    assert.deepEqual(from(server.origin), ['/', '/guard.js']);
    assert.deepEqual(from(cdn.origin).filter((path) => !OWN.test(path)), []);
    assert.equal(new Set(cdn.requests).size, cdn.requests.length, cdn.requests.join(' '));
    assert.deepEqual([sockets, failures, messages], [[], [], []]);
    const entries = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.deepEqual(entries.filter((url) => !requests.includes(url)), []);
  });

  await t.test('tries no other door, and keeps nothing', async () => {
    assert.deepEqual(await page.evaluate(() => guard.calls), ['define migration-facts']);
    assert.deepEqual(await page.context().cookies(), []);
    const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
    assert.deepEqual(kept, [0, 0, 0, 0]);
  });

  await t.test('adds one global, and changes no object of the page', async () => {
    assert.deepEqual(await page.evaluate(() => guard.differences()), ['window.MigrationFacts']);
  });

  await t.test('touches nothing outside of its hosts but their state', async () => {
    const changes = await page.evaluate(() => guard.changes);
    const ours = /^attributes of (div|migration-facts) data-state$/;
    assert.ok(changes.filter((change) => ours.test(change)).length >= 12, 'what changes is seen');
    // The page's own three acts.
    assert.deepEqual(changes.filter((change) => !ours.test(change)), ['attributes of div data-year', 'attributes of main style', 'attributes of body class']);
    const styles = await page.evaluate(() => [document.adoptedStyleSheets.length, document.styleSheets.length, document.fonts.size, document.querySelectorAll('[style]:not(main)').length]);
    assert.deepEqual(styles, [0, 1, 0, 0]);
  });

  await t.test('has nothing in its views that could load by itself', async () => {
    const loading = await page.evaluate(() => [...document.querySelectorAll('[data-state]')].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('*')])
      .filter((element) => element.matches('img,link,script,style,iframe,object,embed,video,audio,source,image,[src],[srcset],[ping],[background]') || /url\(/.test(element.getAttribute('style')))
      .map(({ outerHTML }) => outerHTML));
    assert.deepEqual(loading, []);
    const links = await page.evaluate(() => [...document.querySelectorAll('[data-state]')].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('a')].map(({ href, rel }) => `${new URL(href).protocol} ${rel}`)));
    assert.ok(links.length >= 6);
    assert.deepEqual([...new Set(links)], ['https: noopener']);
  });

  await t.test('leaves nothing running when it is taken away', async () => {
    await page.locator('main').evaluate((main) => main.remove());
    await page.waitForFunction(() => !guard.pending.size);
    const { calls, changes } = await page.evaluate(async () => {
      guard.changes.length = 0;
      await new Promise((resolve) => setTimeout(resolve, 400));
      return guard;
    });
    assert.deepEqual([calls.length, changes], [1, []]);
    assert.equal(await page.evaluate(() => guard.pending.size), 0, 'nothing began anew');
  });
});
