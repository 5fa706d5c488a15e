import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, events, host, open, state } from './browser.mjs';

const shown = (page, selector) => page.locator(selector).evaluate((element) => {
  const isSeen = (node) => !!node?.offsetHeight;
  return { fallback: isSeen(element.firstElementChild), view: isSeen(element.shadowRoot?.querySelector('figure')) };
});

test('the div form becomes ready and takes the place of its fallback', async (t) => {
  const { page, messages } = await open(t, { body: host(CHART) + SCRIPT });
  await state(page, '.migration-facts');
  assert.deepEqual(await shown(page, '.migration-facts'), { fallback: false, view: true });
  assert.deepEqual(await events(page, 'ready'), [{ widget: 'totals', sheet: 'undesa-2020', lang: 'en' }]);
  assert.deepEqual(messages, []);
});

test('the custom element reads plain and data- attributes', async (t) => {
  const { page } = await open(t, { body: `<migration-facts sheet="undesa-2020" data-widget="totals" class="x" id="y"><p>F</p></migration-facts>${SCRIPT}` });
  await state(page, 'migration-facts');
  assert.deepEqual(await shown(page, 'migration-facts'), { fallback: false, view: true });
});

test('the script form draws where the script stands', async (t) => {
  const { page } = await open(t, { body: `<p>a</p><script async src="/migration-facts.js" ${CHART}></script><p>b</p>` });
  await page.waitForSelector('script + .migration-facts');
  await state(page, 'script + .migration-facts');
  assert.equal(await page.locator('.migration-facts').count(), 1);
});

test('a script that is included twice draws once', async (t) => {
  const { page, messages } = await open(t, { body: host(CHART) + SCRIPT + SCRIPT });
  await state(page, '.migration-facts');
  await drawn(page);
  assert.equal((await events(page, 'ready')).length, 1);
  assert.equal(await page.evaluate(() => document.querySelector('.migration-facts').shadowRoot.querySelectorAll('figure').length), 1);
  assert.deepEqual(messages, []);
});

test('classic script and module on one page are one', async (t) => {
  const module = '<script type="module">import { MigrationFacts } from "/migration-facts.mjs"; window.same = () => MigrationFacts === window.MigrationFacts;</script>';
  const { page } = await open(t, { body: host(CHART) + SCRIPT + module });
  await state(page, '.migration-facts');
  await page.waitForFunction(() => window.same);
  assert.equal(await page.evaluate(() => window.same()), true);
  assert.equal((await events(page, 'ready')).length, 1);
});

test('hosts that come later, move, leave and return need no call', async (t) => {
  const { page } = await open(t, { body: `<main></main><aside></aside>${SCRIPT}` });
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate((html) => document.querySelector('main').insertAdjacentHTML('beforeend', html), host(CHART));
  await state(page, '.migration-facts');
  await page.evaluate(() => document.querySelector('aside').append(document.querySelector('.migration-facts')));
  await page.waitForTimeout(100);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'ready', 'a move is no end');
  const left = await page.evaluate(async () => {
    window.kept = document.querySelector('.migration-facts');
    window.kept.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return [window.kept.outerHTML, window.kept.shadowRoot.innerHTML];
  });
  assert.deepEqual(left, [host(CHART), '<slot></slot>']);
  await page.evaluate(() => document.querySelector('main').append(window.kept));
  await state(page, '.migration-facts');
});

test('a clone is a widget of its own', async (t) => {
  const { page } = await open(t, { body: host(CHART) + SCRIPT });
  await state(page, '.migration-facts');
  await page.evaluate(() => {
    const clone = document.querySelector('.migration-facts').cloneNode(true);
    clone.id = 'clone';
    document.body.append(clone);
  });
  await page.waitForFunction(() => document.querySelector('#clone').shadowRoot?.querySelector('canvas')?.width > 1);
  await state(page, '#clone');
});

test('a host in a hidden tab is drawn when the tab is opened', async (t) => {
  const { page } = await open(t, { body: `<div id="tab" hidden>${host(CHART)}</div>${SCRIPT}` });
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'fallback');
  await page.evaluate(() => { document.querySelector('#tab').hidden = false; });
  await state(page, '.migration-facts');
});

test('nothing is fetched before a widget comes near', async (t) => {
  const { page, server } = await open(t, { body: `<div style="height:3000px"></div>${host(CHART)}${SCRIPT}` });
  await page.waitForTimeout(400);
  assert.equal(server.requests.some((path) => path.endsWith('.wasm')), false);
  await page.locator('.migration-facts').scrollIntoViewIfNeeded();
  await state(page, '.migration-facts');
});

test('a changed attribute changes the widget, a wrong one brings the fallback, a right one the widget again', async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-year="1990"`) + SCRIPT });
  await state(page, '.migration-facts');
  const set = (value) => page.evaluate((year) => document.querySelector('.migration-facts').setAttribute('data-year', year), value);
  await set('1066');
  await state(page, '.migration-facts', 'error');
  assert.deepEqual(await shown(page, '.migration-facts'), { fallback: true, view: false });
  await set('2020');
  await state(page, '.migration-facts');
  assert.equal(await page.locator('.migration-facts').getAttribute('data-error'), null);
});
