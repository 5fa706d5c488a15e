// The files of the sheets: what is fetched, when, and what a missing one does.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, events, host, open, state, tableOf } from './browser.mjs';

const FILE = '/sheets/undesa-2020.bin';
const WASM = '/migration_facts_bg.wasm';
const CARD = 'data-sheet="iom" data-widget="card"';

const fetched = ({ requests }, ending) => requests.filter((path) => path.endsWith(ending));

test('a sheet is fetched once a page, for all of its widgets, and no other sheet with it', async (t) => {
  const widgets = ['totals', 'share', 'trend'].map((widget) => host(`data-sheet="undesa-2020" data-widget="${widget}"`));
  const { page, server } = await open(t, { body: `${widgets.join('')}${SCRIPT}`, context: { viewport: { width: 800, height: 3000 } } });
  for (const at of [1, 2, 3]) await state(page, `:nth-match(.migration-facts, ${at})`);
  assert.deepEqual(fetched(server, '.bin'), [FILE]);
  assert.equal(fetched(server, '.wasm').length, 1);
});

test('a sheet comes along with the wasm, not after it', async (t) => {
  const { page, server } = await open(t, { body: host(CHART) + SCRIPT, delays: { [WASM]: 1500 } });
  await page.waitForFunction((file) => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes(file) && responseEnd), FILE);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'loading');
  assert.equal(fetched(server, '.wasm').length, 1);
  await state(page, '.migration-facts');
});

test('a sheet that does not exist is not asked for', async (t) => {
  const { page, server } = await open(t, { body: host('data-sheet="../undesa-2020"') + SCRIPT });
  await state(page, '.migration-facts', 'error');
  assert.equal(await page.locator('.migration-facts').getAttribute('data-error'), 'unknown-sheet');
  assert.deepEqual(fetched(server, '.bin'), []);
});

test('a missing sheet shows the fallback and says fetch-failed, and only to its own widgets; a later mount tries again', async (t) => {
  const missing = [FILE];
  const { page, messages } = await open(t, { body: `<main>${host(CHART)}</main><aside>${host(CARD)}</aside>${SCRIPT}`, missing });
  await state(page, 'main > div', 'error');
  await state(page, 'aside > div');
  assert.ok(await page.locator('main').getByText('The fallback.').isVisible());
  const [detail, ...more] = await events(page, 'error');
  assert.deepEqual(more, []);
  assert.equal(detail.code, 'fetch-failed');
  assert.match(detail.path, /\/sheets\/undesa-2020\.bin\?v=\w+$/);
  assert.match(detail.hint, /Access-Control-Allow-Origin/);
  assert.equal(messages.filter((message) => message.includes('migration-facts: ')).length, 1);
  missing.pop();
  await page.evaluate(() => window.MigrationFacts.mount(document.querySelector('main > div')));
  await state(page, 'main > div');
});

test('a sheet that is no sheet shows the fallback', async (t) => {
  const { page } = await open(t, { body: host(CHART) + SCRIPT, pages: { [FILE]: '<!doctype html><p>Not found' } });
  await state(page, '.migration-facts', 'error');
  assert.ok(await page.getByText('The fallback.').isVisible());
});

test('update fetches the sheet that it names; where that fails, the widget stays as it was', async (t) => {
  const missing = ['/sheets/iom.bin'];
  const { page, server } = await open(t, { body: `<div id="here"><p>The fallback.</p></div>${SCRIPT}`, missing });
  await page.waitForFunction(() => window.MigrationFacts);
  const seen = await page.evaluate(async () => {
    const here = document.querySelector('#here');
    const widget = await window.MigrationFacts.mount(here, { sheet: 'undesa-2020', widget: 'totals' });
    const refused = await widget.update({ sheet: 'iom', widget: 'card' }).catch(({ code }) => code);
    return [refused, here.dataset.state, widget.options.sheet];
  });
  assert.deepEqual(seen, ['fetch-failed', 'ready', 'undesa-2020']);
  missing.pop();
  const after = await page.evaluate(async () => {
    const widget = await window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'undesa-2020', widget: 'totals' });
    await widget.update({ sheet: 'iom', widget: 'card' });
    return [widget.options.sheet, widget.options.widget];
  });
  assert.deepEqual(after, ['iom', 'card']);
  assert.equal(fetched(server, FILE).length, 1);
});

test('a sheet that is still on its way is waited for, whatever else makes the widget draw', async (t) => {
  const { page, messages } = await open(t, { body: `<main>${host(CHART)}</main>${SCRIPT}`, delays: { '/sheets/iom.bin': 600 } });
  await state(page, '.migration-facts');
  await page.evaluate(() => {
    const element = document.querySelector('.migration-facts');
    element.dataset.widget = 'card';
    element.dataset.sheet = 'iom';
    document.querySelector('main').style.width = '400px';
  });
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'ready');
  await page.waitForFunction(() => /member/i.test(document.querySelector('.migration-facts').shadowRoot.querySelector('table').textContent));
  assert.deepEqual(messages, []);
});

/** A card of one sheet; other files take as long as `delays` say. */
async function card(t, delays = {}) {
  const opened = await open(t, { body: host('data-sheet="undesa-2020" data-widget="card"') + SCRIPT, delays });
  await state(opened.page, '.migration-facts');
  return opened;
}

test('two updates with different sheets: the later call is what is shown, whichever sheet comes first', async (t) => {
  for (const [slow, quick] of [['iom', 'rcm-meetings'], ['rcm-meetings', 'iom']]) {
    const { page, messages } = await card(t, { [`/sheets/${slow}.bin`]: 500 });
    const shown = await page.evaluate(async (sheets) => {
      const widget = await window.MigrationFacts.mount(document.querySelector('.migration-facts'), {});
      const after = [];
      await Promise.all(sheets.map((sheet) => widget.update({ sheet }).then(() => after.push([sheet, widget.options.sheet]))));
      return after;
    }, [slow, quick]);
    assert.deepEqual(shown.map(([sheet]) => sheet), [slow, quick], 'in the order of the calls');
    assert.equal(shown.at(-1)[1], quick);
    assert.deepEqual(messages, []);
  }
});

test('an update that fails late leaves the one that was called after it', async (t) => {
  const { page } = await card(t);
  await page.route('**/sheets/iom.bin*', async (route) => {
    await page.waitForResponse('**/sheets/rcm-meetings.bin*');
    await route.fulfill({ status: 404 });
  });
  const shown = await page.evaluate(async () => {
    const widget = await window.MigrationFacts.mount(document.querySelector('.migration-facts'), {});
    const codes = [widget.update({ sheet: 'iom' }), widget.update({ sheet: 'rcm-meetings' })].map((promise) => promise.then(() => 'fine', ({ code }) => code));
    return [...await Promise.all(codes), widget.options.sheet];
  });
  assert.deepEqual(shown, ['fetch-failed', 'fine', 'rcm-meetings']);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'ready');
});

test('an attribute that fails late, and was changed meanwhile, does not take the widget down', async (t) => {
  const { page, messages } = await card(t);
  let answers;
  await page.route('**/sheets/iom.bin*', (route) => { answers = () => route.fulfill({ status: 404 }); });
  const set = (sheet) => page.evaluate((id) => { document.querySelector('.migration-facts').dataset.sheet = id; }, sheet);
  const asked = page.waitForRequest('**/sheets/iom.bin*');
  await set('iom');
  await asked;
  await set('rcm-meetings');
  await page.waitForResponse('**/sheets/rcm-meetings.bin*');
  const answered = page.waitForResponse('**/sheets/iom.bin*');
  await answers();
  await answered;
  await page.waitForFunction(() => /since 1996/.test(document.querySelector('.migration-facts').shadowRoot.querySelector('h3').textContent));
  await drawn(page);
  assert.equal(await page.locator('.migration-facts').getAttribute('data-state'), 'ready');
  assert.deepEqual(await events(page, 'error'), []);
  assert.deepEqual(messages.filter((message) => message.includes('migration-facts: ')), []);
});

test("a new year in the attributes replaces the reader's, whatever else makes the widget draw at that moment", async (t) => {
  const { page } = await open(t, { body: `<main>${host(CHART)}</main>${SCRIPT}` });
  await state(page, '.migration-facts');
  await page.locator('.migration-facts >> button').first().click();
  await drawn(page);
  const years = async () => new Set((await tableOf(page, '.migration-facts')).slice(1).map((row) => row[5]));
  assert.deepEqual(await years(), new Set(['2015']));
  await page.evaluate(() => {
    document.body.style.background = '#111';
    document.body.className = 'night';
    document.querySelector('.migration-facts').dataset.year = '1990';
  });
  await drawn(page);
  await drawn(page);
  assert.deepEqual(await years(), new Set(['1990']));
});

test('sheets() has all of them', async (t) => {
  const { page } = await open(t, { body: SCRIPT });
  await page.waitForFunction(() => window.MigrationFacts);
  const sheets = await page.evaluate(() => window.MigrationFacts.sheets());
  assert.deepEqual(sheets.map(({ id }) => id).sort(), ['iom', 'iom-costa-rica', 'iom-honduras', 'rcm-meetings', 'undesa-2020']);
  for (const { title, widgets, facts } of sheets) assert.ok(title && widgets.length && facts.length && facts.every(({ id, label }) => id && label));
});
