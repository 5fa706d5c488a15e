// However the script and its hosts come into a page, and leave it: each widget is drawn exactly once, from one wasm.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { done, drawn, events, pixelsOf, seen, settled, state, tipOf, visit } from './browser.mjs';
import { DIST } from './server.mjs';

const HOSTS = '.migration-facts, migration-facts';
const WASM = '/1/migration_facts_bg.wasm';
const TALL = { viewport: { width: 800, height: 6000 } };

const fetched = ({ requests }, ending) => requests.filter((path) => path.endsWith(ending));

/** Fails unless there are that many hosts, each with one picture that shows. */
async function areDrawn(page, count, ready = count) {
  const hosts = await seen(page);
  assert.deepEqual(hosts.map((host) => [host.state, host.shows, host.pictures]), Array(count).fill(['ready', 'picture', 1]));
  assert.equal((await events(page, 'ready')).length, ready, 'events of hosts that are ready');
  return hosts;
}

describe('ways in and out', { concurrency: 2 }, () => {
  test('a script a snippet, classic, deferred and as a module: each widget is drawn once, from one wasm', async (t) => {
    const { page, cdn, messages } = await visit(t, 'twice', { context: TALL });
    await page.waitForLoadState('networkidle');
    await done(page);
    const [first, ...others] = await areDrawn(page, 3);
    for (const other of others) assert.deepEqual(other, first);
    assert.deepEqual([fetched(cdn, '.wasm').length, fetched(cdn, '.bin').length], [1, 1]);
    assert.deepEqual(messages, []);
  });

  test('two versions on a page: the first one draws all, and says so once', async (t) => {
    const script = await readFile(join(DIST, 'migration-facts.js'), 'utf8');
    const pages = { '/0/migration-facts.js': script.replaceAll('"0.1.0"', '"0.0.9"') };
    assert.notEqual(pages['/0/migration-facts.js'], script);
    const { page, cdn, messages } = await visit(t, 'two-versions', { context: TALL, cdn: { pages } });
    await page.waitForLoadState('networkidle');
    await done(page);
    await areDrawn(page, 3);
    assert.equal(await page.evaluate(() => window.MigrationFacts.version), '0.1.0');
    assert.deepEqual(fetched(cdn, '.wasm'), [WASM]);
    assert.deepEqual(messages, ['info: MigrationFacts 0.1.0 is here already']);
  });

  test('twenty widgets share one wasm and one file a sheet; far ones wait', async (t) => {
    const { page, cdn, messages } = await visit(t, 'twenty');
    await state(page, HOSTS);
    await page.waitForLoadState('networkidle');
    const early = await seen(page);
    assert.equal(early.length, 20);
    assert.deepEqual(early.slice(3).map(({ state: of, pictures }) => `${of} ${pictures}`), Array(17).fill('fallback 0'));
    assert.deepEqual(fetched(cdn, '.bin'), ['/1/sheets/undesa-2020.bin']);
    await page.setViewportSize({ width: 800, height: 20_000 });
    await done(page);
    await areDrawn(page, 20);
    assert.deepEqual(fetched(cdn, '.wasm'), [WASM]);
    assert.equal(fetched(cdn, '.bin').length, 5, 'each sheet once');
    assert.deepEqual(messages, []);
  });

  const OPENERS = {
    tab: (element) => { element.hidden = false; },
    details: (element) => { element.open = true; },
    dialog: (element) => element.showModal(),
    popover: (element) => element.showPopover(),
    accordion: (element) => { element.style.height = 'auto'; },
    lazy: () => {},
  };

  test('what is closed is drawn when it is opened, whatever it is; a parent without a box is none', async (t) => {
    const { page, messages } = await visit(t, 'hidden');
    await state(page, '#unboxed .migration-facts');
    await drawn(page);
    for (const [id, open] of Object.entries(OPENERS)) {
      const host = `#${id} .migration-facts`;
      assert.equal(await page.locator(host).getAttribute('data-state'), 'fallback', id);
      await page.locator(`#${id}`).evaluate(open);
      await page.locator(host).evaluate((element) => element.scrollIntoView());
      await state(page, host);
      const [{ shows, pictures, rows }] = await seen(page, host);
      assert.deepEqual([shows, pictures, rows.length], ['picture', 1, 1], id);
    }
    assert.deepEqual(messages, []);
  });

  test('a widget that was closed again is there as it was', async (t) => {
    const { page } = await visit(t, 'hidden');
    const [tab, host] = [page.locator('#tab'), '#tab .migration-facts'];
    await tab.evaluate(OPENERS.tab);
    await state(page, host);
    await settled(page);
    const pixels = await pixelsOf(page, 0, host);
    await tab.evaluate((element) => { element.hidden = true; });
    await drawn(page);
    await tab.evaluate(OPENERS.tab);
    await drawn(page);
    await drawn(page);
    assert.equal(await pixelsOf(page, 0, host), pixels);
    assert.equal((await seen(page, host))[0].state, 'ready');
  });

  /** Ways into a page, each for the host that the page's template holds. */
  const WAYS = {
    'innerHTML': () => {
      document.querySelector('main').innerHTML = document.querySelector('#card').innerHTML;
    },
    'a clone of a template': () => {
      for (const id of ['card', 'element']) document.querySelector('aside').append(document.querySelector(`#${id}`).content.cloneNode(true));
    },
    'another document': () => {
      const html = document.querySelector('#card').innerHTML + document.querySelector('#element').innerHTML;
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      document.querySelector('main').append(...body.children);
    },
    'attributes that come late': () => {
      const element = document.createElement('div');
      document.querySelector('main').append(element);
      Object.assign(element.dataset, { sheet: 'iom-costa-rica', widget: 'share' });
      element.className = 'migration-facts';
      element.replaceWith(element);
      const later = document.createElement('migration-facts');
      document.querySelector('main').append(later);
      later.setAttribute('sheet', 'iom-costa-rica');
    },
  };

  test('hosts that come by document.write, innerHTML, a template, another document, without attributes at first', async (t) => {
    const { page, cdn, messages } = await visit(t, 'later', { context: TALL });
    await done(page);
    let count = 1;
    await areDrawn(page, count);
    for (const [way, act] of Object.entries(WAYS)) {
      const before = await page.locator(HOSTS).count();
      await page.evaluate(act);
      await done(page);
      count += (await page.locator(HOSTS).count()) - before;
      await areDrawn(page, count).catch((error) => assert.fail(`${way}: ${error.message}`));
    }
    assert.equal(count, 8);
    assert.equal(fetched(cdn, '.wasm').length, 1);
    assert.deepEqual(messages, []);
  });

  test('moves and clones, before a widget is ready and after: each is drawn once', async (t) => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    const { page, messages } = await visit(t, 'later', { context: TALL, cdn: { delays: { [WASM]: held } } });
    await state(page, HOSTS, 'loading');
    const act = () => page.evaluate((hosts) => {
      const host = document.querySelector(hosts);
      document.querySelector('aside').append(host.cloneNode(true));
      document.querySelector('main').append(host);
    }, HOSTS);
    await act();
    release();
    await done(page);
    await areDrawn(page, 2);
    await act();
    await page.waitForFunction(() => window.events.length === 3);
    await done(page);
    const [first, ...others] = await areDrawn(page, 3);
    for (const other of others) assert.deepEqual(other, first);
    assert.deepEqual(messages, []);
  });

  test("in other components' shadow roots: the element without a call, the div by scan, and when they return", async (t) => {
    const { page, messages } = await visit(t, 'component', { context: TALL });
    await page.waitForFunction(() => window.MigrationFacts && window.events.length === 2);
    assert.deepEqual((await seen(page)).map(({ state: of }) => of), ['ready', ''], 'the element; nobody has said that the div is one');
    const closed = () => page.evaluate(() => {
      const { dataset, shadowRoot } = document.querySelector('news-closed').root.querySelector('migration-facts');
      return [dataset.state, shadowRoot.querySelectorAll('figure').length];
    });
    assert.deepEqual(await closed(), ['ready', 1]);
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('news-div');
      for (let times = 0; times < 3; times += 1) window.MigrationFacts.scan(shadowRoot);
    });
    await page.waitForFunction(() => window.events.length === 3);
    await areDrawn(page, 2, 3);
    await page.evaluate(async () => {
      const main = document.querySelector('main');
      main.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.body.append(main);
    });
    await page.waitForFunction(() => window.events.length === 6);
    await areDrawn(page, 2, 6);
    assert.deepEqual(await closed(), ['ready', 1]);
    assert.deepEqual(messages, []);
  });

  test('pages that swap their content, and bring back copies of what was there', async (t) => {
    const { page, cdn, messages } = await visit(t, 'swap', { context: TALL });
    const shown = async (name, count, titles) => {
      await page.waitForFunction(([id, hosts, wanted]) => document.body.id === id && document.querySelectorAll(hosts).length === wanted, [name, HOSTS, count]);
      await done(page);
      const hosts = await seen(page);
      assert.deepEqual(hosts.map((host) => [host.state, host.shows, host.pictures]), Array(count).fill(['ready', 'picture', 1]));
      for (const [at, title] of titles.entries()) assert.match(hosts[at].title, title);
    };
    const FIRST = [/migrants/, /member states/];
    const SECOND = [/13%/, /meeting/i];
    await shown('first', 2, FIRST);
    await page.getByText('Second').click();
    await shown('second', 2, SECOND);
    await page.getByText('First').click();
    await shown('first', 2, FIRST);
    await page.goBack();
    await shown('second', 2, SECOND);
    await page.goForward();
    await shown('first', 2, FIRST);
    await settled(page);
    const light = await pixelsOf(page);
    await page.evaluate(() => document.body.classList.add('night'));
    await drawn(page);
    await settled(page);
    assert.notEqual(await pixelsOf(page), light, 'the new body is watched');
    assert.equal(fetched(cdn, '.wasm').length, 1);
    assert.deepEqual(messages, []);
  });

  test('a document that is opened and written anew', async (t) => {
    const { page, messages } = await visit(t, 'twice');
    await done(page);
    await page.evaluate(() => {
      const [script, host] = ['script', '.migration-facts'].map((selector) => document.querySelector(selector).outerHTML);
      document.open();
      document.write(`<!doctype html><body><h1>Anew</h1>${host}${script}`);
      document.close();
    });
    await page.waitForFunction(() => document.querySelector('h1'));
    await done(page);
    const hosts = await seen(page);
    assert.deepEqual(hosts.map((host) => [host.state, host.shows, host.pictures]), [['ready', 'picture', 1]]);
    assert.deepEqual(messages, []);
  });

  test('a reader who comes back to a page that was kept whole finds its widgets alive', async (t) => {
    const { page, cdn, messages } = await visit(t, 'later', { headers: { 'Cache-Control': 'max-age=60' } });
    await done(page);
    const body = () => page.locator('.migration-facts >> [part=body]').boundingBox();
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => { window.isKept = persisted; }));
    await page.goto(`${page.url()}next.html`);
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => window.isKept);
    await areDrawn(page, 1);
    const { x, y } = await body();
    await page.mouse.move(x + 60, y + 20);
    await drawn(page);
    assert.equal((await tipOf(page)).isOpen, true);
    await page.evaluate(WAYS.innerHTML);
    await page.waitForFunction(() => window.events.length === 2);
    await areDrawn(page, 2);
    assert.deepEqual([fetched(cdn, '.wasm').length, messages], [1, []]);
  });

  for (const how of ['text', 'blob']) {
    test(`a script without an address of its own (${how}) says what it misses, and where it looked`, async (t) => {
      const { page, server } = await visit(t, 'inline', { path: `/#${how}` });
      await done(page);
      const [{ state: of, shows }] = await seen(page);
      assert.deepEqual([of, shows], ['error wasm-missing', 'fallback']);
      const [{ path, hint }, ...more] = await events(page, 'error');
      assert.deepEqual(more, []);
      assert.ok(path.startsWith(`${server.origin}/migration_facts_bg.wasm`), path);
      assert.match(hint, /beside the script/);
    });
  }
});
