// Pages under policies, in browsers that lack things, with files that are missing or wrong: no rule is broken, nothing
// throws, and where the widget cannot be drawn the fallback stands.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { done, drawn, events, seen, state, tipOf, visit } from './browser.mjs';
import { DIST } from './server.mjs';
import { renamed, replaced } from './wasm.mjs';

const TALL = { viewport: { width: 800, height: 5000 } };
const WASM = '/1/migration_facts_bg.wasm';
const HOST = '.migration-facts';

/** Fails unless every host shows its picture. */
async function areReady(page, count) {
  await done(page);
  assert.deepEqual((await seen(page)).map((host) => [host.state, host.shows]), Array(count).fill(['ready', 'picture']));
}

/** Fails unless the one host stands as it was written, with an error of this code, which is said once. */
async function hasFailed(page, code) {
  await state(page, HOST, 'error');
  const [detail, ...more] = await events(page, 'error');
  assert.deepEqual(more, []);
  assert.match(detail.code, code);
  const [{ state: of, shows, pictures }] = await seen(page, HOST);
  assert.deepEqual([of, shows, pictures], [`error ${detail.code}`, 'fallback', 0]);
  assert.ok(detail.message, JSON.stringify(detail));
  return detail;
}

/** A reader's session with one widget: keys, hover, tip, a selection, a copy, its control. */
async function use(page, host) {
  const body = page.locator(`${host} >> [part=body]`);
  await body.focus();
  await page.keyboard.press('Home');
  await drawn(page);
  assert.equal((await tipOf(page, host)).isOpen, true);
  await page.keyboard.press('Enter');
  await drawn(page);
  await page.locator(`${host} >> [part=tip] button`).first().click();
  await page.waitForFunction((selector) => /Copied/.test(document.querySelector(selector).shadowRoot.querySelector('[role=status]').textContent), host);
  await page.keyboard.press('Escape');
  const { x, y, width, height } = await body.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.click(x + 40, y + 20);
  await page.locator(`${host} >> summary`).click();
  for (const control of (await page.locator(`${host} >> [part=controls] button`).all()).slice(0, 1)) await control.click();
  for (const field of await page.locator(`${host} >> input[type=search]`).all()) await field.fill('Hon');
  await drawn(page);
}

const ALL = ['#members', '#totals', 'migration-facts', 'script + .migration-facts'];

for (const [what, more, used] of [
  ['a policy that allows the product and nothing else', '', ALL],
  ['enforced Trusted Types without a policy', "; require-trusted-types-for 'script'; trusted-types 'none'", ALL.slice(0, 1)],
]) {
  test(`${what}: not one violation, in a whole session`, async (t) => {
    const policy = JSON.parse(await readFile(new URL('pages/csp-strict/page.json', import.meta.url)));
    const headers = { 'Content-Security-Policy': policy.headers['Content-Security-Policy'] + more };
    const { page, server, messages, failures } = await visit(t, 'csp-strict', { headers, context: TALL });
    await page.waitForSelector('script + .migration-facts', { state: 'attached' });
    await areReady(page, 4);
    for (const host of used) await use(page, host);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(server.requests.filter((path) => path === '/report'), []);
    assert.deepEqual([messages, failures], [[], []]);
  });
}

test('without storage and cookies, and without leave for the clipboard, all works', async (t) => {
  const { page, messages } = await visit(t, 'no-storage');
  await areReady(page, 1);
  await use(page, HOST);
  assert.deepEqual(messages.filter((message) => !/Permissions-Policy|permissions policy/i.test(message)), []);
});

test('built-in objects that old libraries have changed', async (t) => {
  const { page, messages } = await visit(t, 'old-frameworks', { context: TALL });
  await areReady(page, 3);
  const [totals, members] = await seen(page);
  assert.deepEqual([totals.rows.length, members.rows.length], [7, 11]);
  for (const host of ['#totals', '#members', 'migration-facts']) await use(page, host);
  assert.deepEqual((await seen(page)).map((host) => host.state), ['ready', 'ready', 'ready']);
  assert.deepEqual(await page.evaluate(() => window.errors), []);
  assert.deepEqual(messages, []);
  const odd = await page.evaluate(() => [...document.querySelector('#totals').shadowRoot.querySelectorAll('*')]
    .flatMap(({ attributes }) => [...attributes]).filter(({ value }) => /function|undefined/.test(value)).map(({ name }) => name));
  assert.deepEqual(odd, [], 'nothing of theirs ended up in our elements');
});

// These only look: two at a time. A session needs the window's focus, and the clipboard, for itself.
describe('what is seen', { concurrency: 2 }, () => {
  test('a violation would have been seen', async (t) => {
    const { page, server } = await visit(t, 'csp-strict', { context: TALL });
    await areReady(page, 4);
    await page.evaluate(() => document.body.setAttribute('style', 'color:red'));
    await page.waitForFunction(() => window.violations.length);
    assert.match((await page.evaluate(() => window.violations))[0], /style-src/);
    for (let tries = 0; tries < 50 && !server.requests.includes('/report'); tries += 1) await page.waitForTimeout(50);
    assert.ok(server.requests.includes('/report'));
  });

  test('a policy without wasm-unsafe-eval: wasm-blocked, and what to allow', async (t) => {
    const { page } = await visit(t, 'csp-no-wasm');
    const { hint } = await hasFailed(page, /^wasm-blocked$/);
    assert.match(hint, /'wasm-unsafe-eval' in script-src/);
  });

  test('a policy that does not let the script connect: the fallback, and an error', async (t) => {
    const headers = { 'Content-Security-Policy': "default-src 'none'; script-src https://cdn.example 'wasm-unsafe-eval'" };
    const { page } = await visit(t, 'csp-no-wasm', { headers });
    await hasFailed(page, /^(wasm-missing|fetch-failed)$/);
  });

  test('a policy, or a blocker, that does not let the script in: the fallback stands, and nobody is told', async (t) => {
    for (const options of [
      { headers: { 'Content-Security-Policy': "script-src 'self'" } },
      { cdn: { missing: ['/1/migration-facts.js'] } },
    ]) {
      const { page, messages } = await visit(t, 'article', options);
      const [host] = await seen(page);
      assert.deepEqual([host.state, host.shows], ['', 'fallback']);
      assert.equal(messages.filter((message) => /migration-facts: |uncaught/.test(message)).length, 0);
    }
  });

  test('a browser in lockdown, without WebAssembly: wasm-blocked, for every widget, each once', async (t) => {
    const { page, cdn, messages } = await visit(t, 'lockdown');
    await done(page);
    assert.deepEqual((await seen(page)).map((host) => [host.state, host.shows]), Array(2).fill(['error wasm-blocked', 'fallback']));
    assert.equal((await events(page, 'error')).length, 2);
    assert.equal(messages.length, 2);
    assert.ok(cdn.requests.filter((path) => path === WASM).length <= 2);
  });

  /** The number of the build, as the script has it. */
  const build = async () => /\?v=([0-9a-f]{8})/.exec(await readFile(join(DIST, 'migration-facts.js'), 'utf8'))[1];

  /** What comes in place of the wasm, as options of its server, and the error that it leads to. */
  const WRONG = {
    'missing': [() => ({ missing: [WASM] }), /^wasm-missing$/],
    'empty': [() => ({ pages: { [WASM]: '' } }), /^wasm-missing$/],
    'the page that some servers send for all that is missing': [() => ({ pages: { [WASM]: '<!doctype html><title>Home</title>' }, types: { [WASM]: 'text/html' } }), /^wasm-missing$/],
    'cut in the middle': [(bytes) => ({ pages: { [WASM]: bytes.subarray(0, bytes.length / 2) } }), /^wasm-missing$/],
    'of another program': [() => ({ pages: { [WASM]: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) } }), /^wasm-missing$/],
    'not for other origins, nor is the sheet': [() => ({ headers: {} }), /^(wasm-missing|fetch-failed)$/],
    'of a newer build that asks for more': [(bytes) => ({ pages: { [WASM]: renamed(bytes, 'imports') } }), /^wasm-missing$/],
    'of a newer build with another interface': [(bytes) => ({ pages: { [WASM]: renamed(bytes, 'exports') } }), /^wasm-/],
    'of a newer build that looks the same': [async (bytes) => ({ pages: { [WASM]: replaced(bytes, await build(), 'ffffffff') } }), /^wasm-missing$/],
  };

  for (const [what, [cdn, code]] of Object.entries(WRONG)) {
    test(`a wasm that is ${what}: the fallback, and an error`, async (t) => {
      const { page, messages } = await visit(t, 'article', { cdn: await cdn(await readFile(join(DIST, 'migration_facts_bg.wasm'))) });
      const { code: actual, path, hint } = await hasFailed(page, code);
      if (actual !== 'wasm-crashed') assert.ok(path.startsWith('http') && /Access-Control-Allow-Origin/.test(hint), `${path} ${hint}`);
      assert.equal(messages.filter((message) => message.includes('migration-facts: ')).length, 1);
      assert.equal(messages.filter((message) => message.startsWith('uncaught')).length, 0);
    });
  }

  test('a wasm with the wrong type works', async (t) => {
    for (const type of ['text/plain', 'text/html']) {
      const { page, messages } = await visit(t, 'article', { cdn: { types: { [WASM]: type } } });
      await areReady(page, 1);
      assert.deepEqual(messages, [], type);
    }
  });

  test('a sheet that is missing, or a page: the fallback, and an error', async (t) => {
    const SHEET = '/1/sheets/iom-costa-rica.bin';
    for (const [cdn, code] of [
      [{ missing: [SHEET] }, /^fetch-failed$/],
      [{ pages: { [SHEET]: '<!doctype html><title>Home</title>' }, types: { [SHEET]: 'text/html' } }, /^fetch-failed$/],
      [{ pages: { [SHEET]: '' } }, /^unknown-sheet$/],
    ]) {
      const { page } = await visit(t, 'article', { cdn });
      await hasFailed(page, code);
    }
  });

  test('a slow wasm does not hold up the page; the fallback can be read meanwhile', async (t) => {
    let release;
    const { page } = await visit(t, 'article', { cdn: { delays: { [WASM]: new Promise((resolve) => { release = resolve; }) } } });
    const [{ loadEventEnd }] = await page.evaluate(() => performance.getEntriesByType('navigation').map((entry) => entry.toJSON()));
    assert.ok(loadEventEnd > 0, 'the page has loaded');
    await state(page, HOST, 'loading');
    const [{ shows }] = await seen(page);
    assert.equal(shows, 'fallback');
    release();
    await areReady(page, 1);
  });

  test('a wasm that never comes: the page loads, the fallback stays, and taking the widget away is no fault', async (t) => {
    const { page, messages } = await visit(t, 'article', { cdn: { hanging: [WASM] } });
    assert.equal(await page.evaluate(() => document.readyState), 'complete');
    await state(page, HOST, 'loading');
    assert.equal((await seen(page))[0].shows, 'fallback');
    await page.evaluate(async () => {
      const host = document.querySelector('.migration-facts');
      host.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.body.append(host);
    });
    await state(page, HOST, 'loading');
    assert.deepEqual(messages, []);
  });

  test('a page that is isolated from other origins', async (t) => {
    const { page, messages } = await visit(t, 'isolated');
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await areReady(page, 1);
    assert.deepEqual(messages, []);
  });
});
