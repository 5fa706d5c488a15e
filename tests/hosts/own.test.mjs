// Own data on a page: from an address or from a script, in every form of a host.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { SCRIPT, document, events, host, open, settled, state, visit } from './browser.mjs';
import { ROWS, SAID, csv, own, refusal, show, shown } from './own.mjs';

const OPTIONS = { source: 'Office of tests', population: 'migrants', measure: 'stock' };
const NAMED = [['Country', 'Year', 'Migrants'], ...ROWS];
const OBJECTS = ROWS.map(([Country, Year, Migrants]) => ({ Country, Year, Migrants }));

/** Has a script of the page mount the host `#here`, and keeps the widget in `window.held`. */
async function mount(page, options) {
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate(async (given) => { window.held = await window.MigrationFacts.mount(document.querySelector('#here'), given); }, options);
}

const PREVIEW = '/host.html?migration-facts-preview';

/** What the preview says, item by item, once it does. */
async function previewed(page) {
  const panel = page.locator('.migration-facts >> [part=preview]');
  await panel.waitFor();
  return { items: await panel.locator('li').allInnerTexts(), head: await panel.locator('b').first().innerText(), isFine: await panel.evaluate(({ classList }) => classList.contains('fine')) };
}

const HERE = `<div id="here"><p>The fallback.</p></div>${SCRIPT}`;

const isDrawn = async (page, selector) => assert.match((await shown(page, selector)).join('\n'), /Germany.*15,762,457/);

for (const [what, body, selector] of [
  ['a div', own('table.csv'), '.migration-facts'],
  ['the element, with plain attributes', `<migration-facts src="table.csv" ${SAID.replaceAll('data-', '')}>The fallback.</migration-facts>`, 'migration-facts'],
  ['the element, with data attributes', `<migration-facts data-src="table.csv" ${SAID}>The fallback.</migration-facts>`, 'migration-facts'],
  ['a script', `<script async src="/migration-facts.js" data-src="table.csv" ${SAID}></script>`, 'div.migration-facts'],
]) {
  test(`${what} shows the table at an address beside the page`, async (t) => {
    const { page, messages, failures } = await show(t, csv(), { body: body + SCRIPT });
    await state(page, selector);
    await isDrawn(page, selector);
    assert.deepEqual([messages, failures], [[], []]);
  });
}

test('an address is relative to the page, not to the script', async (t) => {
  const { page } = await open(t, { path: '/news/today/index.html', pages: { '/news/today/index.html': document(own('../data/table.csv') + SCRIPT), '/news/data/table.csv': csv() } });
  await state(page, '.migration-facts');
  await isDrawn(page);
});

test('an address in which the product is named is an address of data on a host that is no script', async (t) => {
  const { page } = await open(t, { body: own('migration-facts-2020.csv') + SCRIPT, pages: { '/migration-facts-2020.csv': csv() } });
  await state(page, '.migration-facts');
  await isDrawn(page);
});

test('what loads scripts late keeps its address in data-src: that is none of data', async (t) => {
  const { page, messages } = await open(t, { body: '<script async src="/migration-facts.js" data-src="/migration-facts.js" data-sheet="iom" data-widget="card"></script>' });
  await state(page, 'div.migration-facts');
  assert.deepEqual(messages, []);
});

test('data of another origin are read where that origin lets everybody', async (t) => {
  const far = await open(t, { body: '', pages: { '/far.csv': csv() }, headers: { 'Access-Control-Allow-Origin': '*' } });
  const { page } = await open(t, { body: own(`${far.server.origin}/far.csv`) + SCRIPT });
  await state(page, '.migration-facts');
  await isDrawn(page);
});

for (const [what, data] of [['arrays', NAMED], ['objects', OBJECTS]]) {
  test(`an array of ${what} is a table`, async (t) => {
    const { page, messages } = await open(t, { body: HERE });
    await mount(page, { data, ...OPTIONS });
    await state(page, '#here');
    await isDrawn(page, '#here');
    assert.deepEqual(messages, []);
  });
}

test('data change by update, and the widget with them', async (t) => {
  const { page } = await open(t, { body: HERE });
  await mount(page, { data: NAMED, ...OPTIONS });
  await page.evaluate((rows) => window.held.update({ data: rows }), [...NAMED.slice(0, -1), ['Poland', 2020, 900001]]);
  await settled(page);
  assert.match((await shown(page, '#here')).join('\n'), /Poland.*900,001/);
});

test('rows that a script changed in place are read anew', async (t) => {
  const { page } = await open(t, { body: HERE });
  await mount(page, { data: NAMED, ...OPTIONS });
  await page.evaluate(async ([rows, options]) => {
    await window.held.update({ data: rows, ...options });
    rows.at(-1)[2] = 900002;
    await window.held.update({ data: rows });
  }, [NAMED, OPTIONS]);
  await settled(page);
  assert.match((await shown(page, '#here')).join('\n'), /Poland.*900,002/);
});

test('data that cannot be read leave what was shown', async (t) => {
  const { page, messages } = await open(t, { body: HERE });
  await mount(page, { data: NAMED, ...OPTIONS });
  const code = await page.evaluate(() => window.held.update({ data: [['Country', 'Year', 'Migrants']] }).catch((error) => error.code));
  assert.equal(code, 'bad-data');
  await settled(page);
  assert.equal(await page.locator('#here').getAttribute('data-state'), 'ready');
  await isDrawn(page, '#here');
  assert.deepEqual(messages, []);
});

test('what only makers know of errors comes with them: all remarks', async (t) => {
  const { page } = await open(t, { body: HERE });
  await page.waitForFunction(() => window.MigrationFacts);
  const error = await page.evaluate(() => window.MigrationFacts.mount(document.querySelector('#here'), { data: [['Country'], ['x']] }).catch(({ name, code, message, path, hint, remarks }) => ({ name, code, message, path, hint, remarks })));
  assert.deepEqual([error.name, error.code], ['MigrationFactsError', 'bad-data']);
  assert.ok(error.remarks.length && error.remarks.every(({ level, problem, message }) => level && problem && message), JSON.stringify(error));
  const [detail] = await events(page, 'error');
  assert.deepEqual([detail.remarks, detail.message], [error.remarks, error.message]);
});

test('own data are described without being drawn', async (t) => {
  const { page } = await open(t, { body: SCRIPT, pages: { '/table.csv': csv() } });
  await page.waitForFunction(() => window.MigrationFacts);
  const [data, src] = await page.evaluate(async ([rows, options]) => [
    await window.MigrationFacts.describe({ data: rows, ...options, title: 'Mine' }),
    await window.MigrationFacts.describe({ src: 'table.csv', ...options, title: 'Mine' }),
  ], [NAMED, OPTIONS]);
  assert.equal(data.title, 'Mine');
  assert.match(JSON.stringify(data.rows), /Germany.*15,762,457/);
  assert.deepEqual(src, data);
});

test('a mounted widget describes, exports and cites its own data', async (t) => {
  const { page } = await show(t, csv(), { body: HERE });
  await mount(page, { src: 'table.csv', ...OPTIONS, title: 'Mine' });
  const [description, svg, size] = await page.evaluate(async () => [window.held.description, window.held.toSVG(), (await window.held.toPNG()).size]);
  assert.equal(description.title, 'Mine');
  assert.match(svg, /Germany/);
  assert.match(svg, /Office of tests/);
  assert.ok(size > 5000);
});

test('the words around own data are those of the language', async (t) => {
  const { page } = await show(t, csv(), { more: 'data-lang="es"' });
  await state(page, '.migration-facts');
  assert.equal(await page.locator('.migration-facts >> figure').getAttribute('lang'), 'es');
  assert.match((await shown(page)).join('\n'), /15\s?\.?762/);
  assert.match(await page.locator('.migration-facts >> [part=source]').innerText(), /Fuente/);
});

test('one address in several widgets is fetched once', async (t) => {
  const body = own('table.csv') + own('/table.csv#top', 'data-widget="trend"') + own('./table.csv', 'data-theme="dark"') + SCRIPT;
  const { page, server } = await show(t, csv(), { body });
  await page.waitForFunction(() => document.querySelectorAll('[data-state=ready]').length === 3);
  assert.equal(server.requests.filter((path) => path === '/table.csv').length, 1);
});

test('an option changes a widget without asking for the data again', async (t) => {
  const { page, server } = await show(t, csv(), { body: HERE });
  await mount(page, { src: 'table.csv', ...OPTIONS });
  await page.evaluate(() => window.held.update({ theme: 'dark', lang: 'fr' }));
  await page.waitForFunction(() => document.querySelector('#here').shadowRoot.querySelector('figure').lang === 'fr');
  assert.equal(server.requests.filter((path) => path === '/table.csv').length, 1);
});

test('an attribute leads from a sheet to data and to other data', async (t) => {
  const { page } = await show(t, csv(), { body: host('data-sheet="iom" data-widget="card"') + SCRIPT, pages: { '/other.csv': csv(900003) } });
  await state(page, '.migration-facts');
  await page.locator('.migration-facts').evaluate((element) => {
    delete element.dataset.sheet;
    delete element.dataset.widget;
    Object.assign(element.dataset, { src: 'table.csv', source: 'Office of tests', population: 'migrants', measure: 'stock' });
  });
  await page.waitForFunction(() => /Germany/.test(document.querySelector('.migration-facts').shadowRoot.querySelector('table').textContent));
  await page.locator('.migration-facts').evaluate((element) => { element.dataset.src = 'other.csv'; });
  await page.waitForFunction(() => /900,003/.test(document.querySelector('.migration-facts').shadowRoot.querySelector('table').textContent));
});

for (const [what, attributes, path] of [
  ['a script as an address', 'data-src="javascript:alert(1)"', 'src'],
  ['data in an address', 'data-src="data:text/csv,a,b"', 'src'],
  ['a file', 'data-src="file:///etc/passwd"', 'src'],
  ['a blob', 'data-src="blob:http://x/y"', 'src'],
  ['no address at all', 'data-src="http://"', 'src'],
  ['a time that is too short', `data-src="table.csv" data-refresh="9" ${SAID}`, 'refresh'],
  ['a time that is none', `data-src="table.csv" data-refresh="often" ${SAID}`, 'refresh'],
]) {
  test(`${what} is refused, and nothing is fetched`, async (t) => {
    const { page, requests } = await open(t, { body: host(attributes) + SCRIPT });
    const detail = await refusal(page);
    assert.deepEqual([detail.code, detail.path], ['bad-option', path]);
    assert.ok(detail.hint.length > 5);
    assert.deepEqual(requests.filter((url) => /csv|passwd|^(file|blob):/.test(url)), []);
  });
}

test('beside a sheet, an attribute named data-src is somebody else’s, and the preview says so', async (t) => {
  const { page, requests } = await open(t, { body: host('data-src="table.csv" data-sheet="iom" data-widget="card"') + SCRIPT, path: PREVIEW });
  await state(page, '.migration-facts');
  assert.match((await previewed(page)).items.join(), /src .*Beside/);
  assert.deepEqual(requests.filter((url) => /csv/.test(url)), []);
});

test('data from two places are refused where a script gives them', async (t) => {
  const { page, requests } = await open(t, { body: `<div id="here" data-sheet="iom"></div>${SCRIPT}` });
  await page.waitForFunction(() => window.MigrationFacts);
  const codes = await page.evaluate(() => Promise.all([{ src: 'table.csv' }, { src: 'table.csv', sheet: 'iom' }, { src: 'table.csv', data: [], sheet: '' }, { data: [[1]], sheet: 'iom' }]
    .map((options) => window.MigrationFacts.mount(document.createElement('div'), { sheet: 'iom', ...options }).catch(({ code, path }) => `${code} ${path}`))));
  assert.deepEqual(codes, ['bad-option src', 'bad-option src', 'bad-option data', 'bad-option data']);
  assert.deepEqual(requests.filter((url) => /csv/.test(url)), []);
});

test('data are given by scripts alone', async (t) => {
  const { page } = await open(t, { body: `<migration-facts data="x" data-data="y" sheet="iom" widget="card">The fallback.</migration-facts>${SCRIPT}` });
  await state(page, 'migration-facts');
});

test('readers of bundled sheets load nothing for own data', async (t) => {
  const { page, server } = await open(t, { body: host('data-sheet="iom" data-widget="card"') + SCRIPT });
  await state(page, '.migration-facts');
  assert.deepEqual(server.requests.filter((path) => /desk|data_bg|worker/.test(path)), []);
});

test('readers of own data load the wasm that reads them, and not the one for makers of pages', async (t) => {
  const { page, server } = await show(t, csv());
  await state(page, '.migration-facts');
  const wasms = server.requests.map((path) => /\/(\w+_bg\.wasm)/.exec(path)?.[1]).filter(Boolean);
  assert.deepEqual(wasms.sort(), ['migration_facts_bg.wasm', 'migration_facts_data_bg.wasm']);
});

test('a strict policy that allows the data’s origin suffices', async (t) => {
  const { page, messages } = await visit(t, 'own', {});
  await state(page, '.migration-facts');
  await isDrawn(page);
  assert.deepEqual([messages, await page.evaluate(() => window.violations)], [[], []]);
});

test('the preview lists every error of a table with its place', async (t) => {
  const { page } = await show(t, `${csv()}\nChile,2020,many\nPeru,2020,several\n`, { path: PREVIEW });
  await state(page, '.migration-facts', 'error');
  const { items, isFine } = await previewed(page);
  assert.match(items.join('\n'), /line 8, column 3 .*many/);
  assert.match(items.join('\n'), /line 9, column 3 .*several/);
  assert.equal(isFine, false);
  assert.equal(items.filter((item) => /bad-data/.test(item)).length, 0, 'no error is said twice');
});

test('the preview says how a table was read, warnings before notes', async (t) => {
  const table = csv().split('\n').map((line, at) => `${line},${at ? 'men' : 'Sex'}\n${line.replace(/\d+$/, '5')},${at ? 'women' : 'Sex'}`);
  const { page } = await show(t, [table[0].split('\n')[0], ...table.slice(1)].join('\n'), { path: PREVIEW });
  await state(page, '.migration-facts');
  const { items } = await previewed(page);
  const at = (words) => items.findIndex((item) => words.test(item));
  assert.ok(at(/Summed over “Sex”/) > at(/no web address/), items.join('\n'));
  assert.ok(at(/no web address/) >= 0, items.join('\n'));
});

test('of letters that were guessed the preview says so', async (t) => {
  const { page } = await show(t, Buffer.from(csv().replaceAll('Poland', 'Türkiye'), 'latin1'), { path: PREVIEW });
  await state(page, '.migration-facts');
  assert.match((await previewed(page)).items.join('\n'), /windows-1252.*UTF-8/);
});

test('the preview says that data could not be had', async (t) => {
  const { page } = await open(t, { body: own('nowhere.csv') + SCRIPT, path: PREVIEW });
  await state(page, '.migration-facts', 'error');
  assert.match((await previewed(page)).items.join('\n'), /HTTP 404/);
});

test('the first error of a fact sheet has its path', async (t) => {
  const sheet = { id: 'mine', title: 'Mine', widgets: ['card'], sources: [], facts: [{ id: 'a', period: 'yesterday' }] };
  const { page } = await open(t, { body: own('sheet.json') + SCRIPT, pages: { '/sheet.json': JSON.stringify(sheet) } });
  const detail = await refusal(page);
  assert.equal(detail.code, 'bad-data');
  assert.match(detail.path, /^(facts|widgets|sources|title)/);
  assert.ok(detail.remarks.some(({ path }) => path.startsWith('facts[0]')), JSON.stringify(detail.remarks));
});

test('a bundled sheet is a fact sheet of one’s own as well', async (t) => {
  
  const text = await readFile(new URL(`../../data/sheets/undesa-2020.json`, import.meta.url), 'utf8');
  const { page, messages } = await open(t, { body: `${host('id="own" data-src="own.json" data-widget="totals"')}${host('id="bundled" data-sheet="undesa-2020" data-widget="totals"')}${SCRIPT}`, pages: { '/own.json': text } });
  await state(page, '#own');
  await state(page, '#bundled');
  assert.deepEqual(messages, []);
  assert.deepEqual(await shown(page, '#own'), await shown(page, '#bundled'));
});

for (const [query, code] of [['src=/table.csv&source=x&population=migrants&measure=stock&title=Mine&note=Ours', null], ['src=https://elsewhere.example/table.csv', 'bad-option'], ['src=javascript:alert(1)', 'bad-option'], ['src=/table.csv&sheet=iom', 'bad-option']]) {
  test(`a frame with ${query} is ${code ?? 'drawn'}`, async (t) => {
    const { page, requests, server } = await open(t, { path: `/embed.html?${query}`, pages: { '/table.csv': csv() } });
    await page.waitForFunction(() => /ready|error/.test(document.querySelector('[data-state]')?.dataset.state));
    assert.equal(await page.locator('[data-state]').getAttribute('data-error'), code);
    assert.deepEqual(requests.filter((url) => !url.startsWith(server.origin)), []);
    if (!code) assert.equal(await page.locator('migration-facts >> h3').innerText(), 'Mine');
  });
}
