// Data that are asked for again while a reader sees them.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { SCRIPT, document, events, open, pixelsOf, settled, state } from './browser.mjs';
import { csv, own, shown } from './own.mjs';

/** A page with a clock of its own; `table` is what the server has, and what it was asked with. */
async function watched(t, { body = own('table.csv', 'data-refresh="10"'), text = csv() } = {}) {
  const table = { text, status: 200, asked: [] };
  const answer = (request, response) => {
    const tag = `"${createHash('sha1').update(table.text).digest('hex')}"`;
    const isKnown = request.headers['if-none-match'] === tag;
    table.asked.push({ isKnown, cache: request.headers['cache-control'] });
    response.writeHead(isKnown && table.status === 200 ? 304 : table.status, { 'Content-Type': 'text/csv', ETag: tag, 'Cache-Control': 'max-age=3600' });
    response.end(isKnown ? '' : table.text);
  };
  const opened = await open(t, { path: '/blank.html', pages: { '/blank.html': ' ', '/host.html': document(body + SCRIPT), '/table.csv': answer } });
  await opened.page.clock.install();
  await opened.page.goto(`${opened.server.origin}/host.html`);
  /** Lets so many seconds go by, and what is asked for then come. */
  const later = async (seconds) => {
    await opened.page.clock.runFor(seconds * 1000);
    await settled(opened.page).catch(() => {});
    await opened.page.clock.runFor(500);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await opened.page.clock.runFor(500);
  };
  return { ...opened, table, later };
}

const text = async (page) => (await shown(page)).join('\n');

test('nothing is asked again unless that is wanted', async (t) => {
  const { page, table, later } = await watched(t, { body: own('table.csv') });
  await state(page, '.migration-facts');
  await later(120);
  assert.equal(table.asked.length, 1);
});

test('what has not changed is not sent again, and not drawn again', async (t) => {
  const { page, table, later } = await watched(t);
  await state(page, '.migration-facts');
  await later(1);
  await page.locator('.migration-facts').evaluate(({ shadowRoot }) => {
    window.changes = [];
    new MutationObserver((records) => window.changes.push(...records.map(({ target, type }) => `${type} ${target.outerHTML}`))).observe(shadowRoot, { childList: true, subtree: true, attributes: true, characterData: true });
  });
  await later(10);
  assert.equal(table.asked.length, 2);
  assert.ok(table.asked[1].isKnown, 'the server is asked whether it is new');
  assert.deepEqual(await page.evaluate(() => window.changes), []);
});

test('new data are shown, and the reader’s year and choice stay', async (t) => {
  const { page, table, later } = await watched(t);
  await state(page, '.migration-facts');
  await page.locator('.migration-facts >> input[type=range]').press('ArrowLeft');
  await page.clock.runFor(600);
  assert.match(await text(page), /Poland.*611,855/);
  table.text = csv().replace('611855', '611999');
  await later(11);
  assert.match(await text(page), /Poland.*611,999/);
  assert.equal(await page.locator('.migration-facts >> input[type=range]').getAttribute('aria-valuetext'), '2015');
  assert.deepEqual((await events(page, 'ready')).length, 1);
});

test('a failure leaves the picture, and is said once until it is another', async (t) => {
  const { page, table, later } = await watched(t);
  await state(page, '.migration-facts');
  table.status = 500;
  for (let times = 0; times < 3; times += 1) await later(11);
  assert.ok(table.asked.length >= 4, `${table.asked.length}`);
  assert.deepEqual((await events(page, 'error')).map(({ message }) => message), ['HTTP 500']);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'ready');
  table.status = 404;
  await later(11);
  assert.deepEqual((await events(page, 'error')).map(({ message }) => message), ['HTTP 500', 'HTTP 404']);
  Object.assign(table, { status: 200, text: csv(900004) });
  await later(11);
  assert.match(await text(page), /Poland.*900,004/);
});

test('data that became bad leave the picture', async (t) => {
  const { page, table, later } = await watched(t);
  await state(page, '.migration-facts');
  table.text = 'Country,Year,Migrants\n';
  await later(11);
  await later(11);
  const [detail, ...more] = await events(page, 'error');
  assert.deepEqual([detail?.code, more], ['bad-data', []]);
  assert.match(await text(page), /Poland.*817,254/);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'ready');
});

test('data that come late start the widget', async (t) => {
  const { page, table, later } = await watched(t, { text: 'Country,Year,Migrants\n' });
  await state(page, '.migration-facts', 'error');
  table.text = csv();
  await later(11);
  await state(page, '.migration-facts');
});

test('what no reader sees is not asked for: out of sight, in a hidden page', async (t) => {
  const { page, table, later } = await watched(t, { body: `${own('table.csv', 'data-refresh="10"')}<div style="height:5000px"></div>` });
  await state(page, '.migration-facts');
  await page.evaluate(() => scrollTo(0, 4000));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await later(40);
  assert.equal(table.asked.length, 1, 'out of sight');
  await page.evaluate(() => scrollTo(0, 0));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await later(1);
  assert.equal(table.asked.length, 2, 'it is time when it comes back');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await later(40);
  assert.equal(table.asked.length, 2, 'hidden');
  await page.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await later(1);
  assert.equal(table.asked.length, 3);
});

test('two widgets of one address ask together', async (t) => {
  const { page, table, later } = await watched(t, { body: own('table.csv', 'data-refresh="10"') + own('table.csv', 'data-refresh="20" data-widget="trend"') });
  await page.waitForFunction(() => document.querySelectorAll('[data-state=ready]').length === 2);
  table.text = csv(900005);
  await later(11);
  assert.equal(table.asked.length, 2);
  const all = await page.evaluate(() => [...document.querySelectorAll('.migration-facts')].map(({ shadowRoot }) => shadowRoot.querySelector('table').textContent));
  assert.ok(all.every((each) => /900,005/.test(each)), all.join('\n'));
});

test('with its widget the asking ends', async (t) => {
  const { page, table, later } = await watched(t);
  await state(page, '.migration-facts');
  await page.locator('.migration-facts').evaluate((element) => element.remove());
  await later(40);
  assert.equal(table.asked.length, 1);
});

test('a script sets and ends it', async (t) => {
  const { page, table, later } = await watched(t, { body: '<div id="here"></div>' });
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate(async () => {
    window.held = await window.MigrationFacts.mount(document.querySelector('#here'), { src: 'table.csv', refresh: 30, source: 'Office of tests', population: 'migrants', measure: 'stock' });
  });
  await later(31);
  assert.equal(table.asked.length, 2);
  await page.evaluate(() => window.held.update({ refresh: '' }));
  await later(61);
  assert.equal(table.asked.length, 2);
});

/** The pictures on the way to new data. */
async function way(t, next) {
  const { page, table } = await watched(t);
  await state(page, '.migration-facts');
  await page.clock.runFor(1000);
  const before = await pixelsOf(page);
  const came = page.waitForResponse(/table\.csv/);
  table.text = next;
  await page.clock.runFor(10_000);
  await came;
  const seen = new Set();
  for (let step = 0; step < 20; step += 1) {
    await page.clock.runFor(30);
    seen.add(await pixelsOf(page));
  }
  seen.delete(before);
  return { page, pictures: seen.size };
}

test('changed data are drawn at once: what was there may not be what is there now', async (t) => {
  const { page, pictures } = await way(t, csv(9_000_000));
  assert.match(await text(page), /9,000,000/);
  assert.equal(pictures, 1);
});
