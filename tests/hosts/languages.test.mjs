// Languages on host pages: which one a widget speaks, what is fetched for it, and how it lies in a page of either direction.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, events, host, open, pointedAt, seen, state, tableOf } from './browser.mjs';

const HOST = '.migration-facts';
const WASM = '/migration_facts_bg.wasm';
const FILES = { es: ['/lang/es.bin', '/sheets/undesa-2020.es.bin'], en: ['/sheets/undesa-2020.bin'] };

/** Titles of the chart of regions. */
const TITLES = {
  en: 'More than six in ten migrants live in Europe or Asia',
  es: 'Más de seis de cada diez migrantes viven en Europa o Asia',
  pt: 'Mais de seis em cada dez migrantes vivem na Europa ou na Ásia',
  zh: '超过六成移民居住在欧洲或亚洲',
};

const page = (html) => `<!doctype html><html ${html}><meta charset="utf-8"><link rel="icon" href="data:,"><title>Host</title><body>`;

const titleOf = (opened, selector = HOST) => opened.page.locator(`${selector} >> [part=title]`).textContent();
const figureOf = (opened, selector = HOST) => opened.page.locator(`${selector} >> [part=figure]`);
const fetched = ({ requests }) => requests.filter((path) => path.endsWith('.bin')).sort();

/** A page whose root element has these attributes, with the chart in it. */
async function chart(t, html, attributes = CHART, more = {}) {
  const opened = await open(t, { path: '/page.html', pages: { '/page.html': `${page(html)}${host(attributes)}${SCRIPT}` }, ...more });
  await state(opened.page, HOST);
  return opened;
}

for (const [html, tag] of [
  ['lang="es"', 'es'],
  ['lang="pt-BR"', 'pt'],
  ['lang="zh_Hans_CN"', 'zh'],
  ['lang="ES-419"', 'es'],
  ['lang="de"', 'en'],
  ['lang=""', 'en'],
  ['', 'en'],
]) {
  test(`<html ${html}>: the widget speaks ${tag}, and the console says nothing`, async (t) => {
    const opened = await chart(t, html);
    assert.equal(await titleOf(opened), TITLES[tag]);
    assert.equal(await figureOf(opened).getAttribute('lang'), tag);
    assert.deepEqual(await events(opened.page, 'ready'), [{ widget: 'totals', sheet: 'undesa-2020', lang: tag }]);
    assert.deepEqual(opened.messages, []);
  });
}

test('the nearest ancestor counts, through shadow roots; what the host says counts more', async (t) => {
  const parts = `<main lang="zh"><section lang="es">${host(`${CHART} id="near"`)}</section>${host(`${CHART} id="far"`)}${host(`${CHART} data-lang="pt-PT" id="own"`)}<x-part></x-part></main>`;
  const script = `<script>customElements.define('x-part', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(host(CHART))}; }
  })</script>`;
  const opened = await open(t, { body: `${parts}${script}${SCRIPT}`, context: { viewport: { width: 800, height: 3000 } } });
  for (const id of ['near', 'far', 'own']) await state(opened.page, `#${id}`);
  assert.deepEqual([await titleOf(opened, '#near'), await titleOf(opened, '#far'), await titleOf(opened, '#own')], [TITLES.es, TITLES.zh, TITLES.pt]);
  await opened.page.evaluate(() => window.MigrationFacts.scan(document.querySelector('x-part').shadowRoot));
  await state(opened.page, `x-part >> ${HOST}`);
  assert.equal(await titleOf(opened, `x-part >> ${HOST}`), TITLES.zh);
});

test('a language that is asked for and not there is a bad option that names those that are', async (t) => {
  const opened = await open(t, { body: host(`${CHART} data-lang="de"`) + SCRIPT });
  await state(opened.page, HOST, 'error');
  const [{ code, path, hint }] = await events(opened.page, 'error');
  assert.deepEqual([code, path], ['bad-option', 'lang']);
  for (const tag of ['en', 'es', 'fr', 'pt', 'ar', 'zh', 'ru']) assert.match(hint, new RegExp(`\\b${tag}\\b`));
  const rejected = await opened.page.evaluate(() => window.MigrationFacts.mount(document.querySelector('.migration-facts'), { lang: 'xx' }).catch(({ code, path }) => [code, path]));
  assert.deepEqual(rejected, ['bad-option', 'lang']);
});

test('English fetches nothing but its sheet; another language its words and its sheet, once a page', async (t) => {
  const english = await chart(t, 'lang="en"');
  assert.deepEqual(fetched(english.server), FILES.en);
  const hosts = host(CHART) + host(CHART.replace('totals', 'share'));
  const spanish = await open(t, { body: `<div lang="es">${hosts}</div>${SCRIPT}`, context: { viewport: { width: 800, height: 3000 } } });
  for (const at of [1, 2]) await state(spanish.page, `:nth-match(${HOST}, ${at})`);
  assert.deepEqual(fetched(spanish.server), FILES.es);
  assert.ok(spanish.page.url());
});

test('the words come along with the wasm, not after it', async (t) => {
  const opened = await open(t, { body: `<div lang="es">${host(CHART)}</div>${SCRIPT}`, delays: { [WASM]: 1500 } });
  const isThere = (files) => files.every((file) => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes(file) && responseEnd));
  await opened.page.waitForFunction(isThere, FILES.es);
  assert.equal(await opened.page.locator(HOST).getAttribute('data-state'), 'loading');
  await state(opened.page, HOST);
});

test('the files of a language carry the number of the build', async (t) => {
  const opened = await chart(t, 'lang="es"');
  const names = await opened.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.(bin|wasm)/.test(name)));
  assert.equal(names.length, 3);
  assert.equal(new Set(names.map((name) => new URL(name).searchParams.get('v'))).size, 1, names.join());
});

for (const [what, broken] of Object.entries({
  'that is missing': { missing: ['/lang/es.bin'] },
  'that is a page of the server': { pages: { '/lang/es.bin': '<!doctype html><p>Not found' } },
})) {
  test(`a language ${what} leaves the fallback, and says fetch-failed`, async (t) => {
    const opened = await open(t, { body: `<div lang="es">${host(CHART)}</div>${host(`${CHART} data-lang="en" id="english"`)}${SCRIPT}`, ...broken });
    await state(opened.page, HOST, 'error');
    await state(opened.page, '#english');
    const [{ code, path }] = await events(opened.page, 'error');
    assert.equal(code, 'fetch-failed');
    assert.match(path, /\/lang\/es\.bin/);
    assert.ok(await opened.page.getByText('The fallback.').first().isVisible());
  });
}

test('the language changes with its attribute, by update, and with that of the page', async (t) => {
  const opened = await chart(t, 'lang="en"');
  const { page } = opened;
  const becomes = (title) => page.waitForFunction((wanted) => document.querySelector('.migration-facts').shadowRoot.querySelector('[part=title]').textContent === wanted, title);
  await page.evaluate(() => { document.documentElement.lang = 'es'; });
  await becomes(TITLES.es);
  await page.locator(HOST).evaluate((element) => element.setAttribute('data-lang', 'zh'));
  await becomes(TITLES.zh);
  const said = await page.evaluate(async () => {
    const host = document.querySelector('.migration-facts');
    const widget = await window.MigrationFacts.mount(host, {});
    await widget.update({ lang: 'pt' });
    return [widget.options.lang, widget.description.title];
  });
  assert.deepEqual(said, ['pt', TITLES.pt]);
});

test('a description is made in any language without a drawing', async (t) => {
  const opened = await open(t, { body: SCRIPT });
  await opened.page.waitForFunction(() => window.MigrationFacts);
  const [described, sheets] = await opened.page.evaluate(async () => [
    await window.MigrationFacts.describe({ sheet: 'undesa-2020', widget: 'totals', lang: 'es' }),
    await window.MigrationFacts.sheets(),
  ]);
  assert.equal(described.title, TITLES.es);
  for (const { languages } of sheets) for (const tag of ['en', 'es', 'fr', 'pt', 'ar', 'zh', 'ru']) assert.ok(languages.includes(tag));
});

test('nothing in the DOM has a soft hyphen, and a title of a publication is marked as English', async (t) => {
  const opened = await chart(t, 'lang="ru"', 'data-sheet="iom-honduras" data-widget="members"');
  const figure = figureOf(opened);
  assert.doesNotMatch(await figure.textContent(), /\u00ad/);
  assert.doesNotMatch(JSON.stringify(await tableOf(opened.page, HOST)), /\u00ad/);
  const cited = figure.locator('[part=source] [lang]');
  assert.equal(await cited.getAttribute('lang'), 'en');
  assert.equal(await cited.textContent(), 'Honduras Hosts Thirteenth Regional Conference on Migration');
});

/** Left and right end of what is not paper on the body's canvas, as parts of its width, in its upper row of bars. */
const inkOf = (opened) => opened.page.locator(HOST).evaluate(({ shadowRoot }) => {
  const canvas = shadowRoot.querySelector('canvas');
  const { width } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, canvas.height);
  // The bars are the only large areas of one colour: where most of them begins.
  const columns = Array.from({ length: width }, () => 0);
  for (let at = 3; at < data.length; at += 4) if (data[at] === 255 && data[at - 1] > 120 && data[at - 3] < 60) columns[((at - 3) / 4) % width] += 1;
  const most = Math.max(...columns);
  const full = columns.map((count, x) => (count > most * 0.9 ? x : -1)).filter((x) => x >= 0);
  return [full[0] / width, full.at(-1) / width];
});

test('Arabic stands from the right: words, bars, keys and pointer', async (t) => {
  const opened = await chart(t, 'lang="ar" dir="rtl"');
  const { page } = opened;
  assert.equal(await figureOf(opened).getAttribute('dir'), 'rtl');
  const { title, body } = await figureOf(opened).evaluate((figure) => {
    const range = document.createRange();
    range.selectNodeContents(figure.querySelector('[part=title]'));
    return { title: range.getBoundingClientRect().right, body: figure.querySelector('[part=body]').getBoundingClientRect().right };
  });
  assert.ok(Math.abs(title - body) < 2, `${title} ${body}`);
  const [start] = await inkOf(opened);
  assert.ok(start > 0.5, `the shortest bars begin at ${start}`);
  // The pointer finds what lies under it.
  const canvas = page.locator(`${HOST} >> [part=body]`);
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width - 40, box.y + 16);
  await drawn(page);
  const first = await pointedAt(page);
  assert.ok(first, 'the first bar answers');
  await canvas.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await drawn(page);
  assert.ok((await pointedAt(page)).y > first.y);
});

test('where Arabic has digits of its own, numbers and years have them', async (t) => {
  const opened = await chart(t, 'lang="ar-SA" dir="rtl"');
  const text = await figureOf(opened).textContent();
  assert.match(text, /[٠-٩]/);
  assert.match(text, /٢٠٢٠/);
  assert.equal(await figureOf(opened).getAttribute('lang'), 'ar-EG');
  const rows = JSON.stringify((await opened.page.evaluate(() => window.MigrationFacts.mount(document.querySelector('.migration-facts'), {}).then(({ description }) => description.rows))).map((row) => row[1]));
  assert.doesNotMatch(rows, /[0-9]/, rows);
});

test('in a page from the right English stands mirrored, and reads from the left', async (t) => {
  const opened = await chart(t, 'lang="he" dir="rtl"');
  assert.equal(await titleOf(opened), TITLES.en);
  assert.equal(await figureOf(opened).getAttribute('dir'), 'rtl');
  const title = figureOf(opened).locator('[part=title]');
  assert.deepEqual(await title.evaluate((element) => { const { direction, textAlign } = getComputedStyle(element); return [direction, textAlign]; }), ['ltr', 'right']);
  const [start] = await inkOf(opened);
  assert.ok(start > 0.5, `the shortest bars begin at ${start}`);
});

test('a page that turns its direction turns its widgets', async (t) => {
  const opened = await chart(t, 'lang="en"');
  assert.equal(await figureOf(opened).getAttribute('dir'), 'ltr');
  await opened.page.evaluate(() => { document.documentElement.dir = 'rtl'; });
  await opened.page.waitForFunction(() => document.querySelector('.migration-facts').shadowRoot.querySelector('[part=figure]').dir === 'rtl');
  assert.ok((await seen(opened.page))[0]);
});
