// The menu of a widget: what a reader takes along, by pointer, keys and touch, in every language and room.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test from 'node:test';
import { CHART, SCRIPT, done, drawn, host, open, settled, state } from './browser.mjs';
import { program } from './program.mjs';

const HOST = '.migration-facts';
const BUTTON = `${HOST} >> [part=menu]`;
const LIST = `${HOST} >> [part=menu-list]`;
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DARK = '<style>body{background:#14171c;color:#eceef0}</style>';
const LANGUAGES = ['en', 'es', 'fr', 'pt', 'ar', 'zh', 'ru'];

/** A page with a widget whose menu is open. */
async function opened(t, attributes = CHART, { before = '', ...options } = {}) {
  const given = { context: { permissions: ['clipboard-read', 'clipboard-write'], ...options.context } };
  const all = await open(t, { body: before + host(attributes) + SCRIPT, ...options, ...given });
  await state(all.page, HOST);
  await all.page.locator(BUTTON).click();
  await all.page.locator(LIST).waitFor();
  return all;
}

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const item = (page, name) => page.locator(`${LIST} >> [role=menuitem]`).filter({ hasText: name });
const status = (page) => page.locator(`${HOST} >> [role=status]`).textContent();
const focus = (page) => page.evaluate(() => {
  const { activeElement } = document.querySelector('.migration-facts').shadowRoot;
  return activeElement?.getAttribute('part') ?? activeElement?.textContent ?? null;
});
const names = (page) => page.locator(`${LIST} >> [role=menuitem]`).evaluateAll((items) => items.map(({ textContent }) => textContent));

/** What is in the clipboard once an item has said that it is. */
async function copied(page, name) {
  await item(page, name).click();
  await page.waitForFunction(() => document.querySelector('.migration-facts').shadowRoot.querySelector('[role=status]').textContent === 'Copied');
  const text = await clipboard(page);
  await page.evaluate(() => { document.querySelector('.migration-facts').shadowRoot.querySelector('[role=status]').textContent = ''; });
  return text;
}

/** The file that an item saves: its name and bytes. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), item(page, name).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('nothing of it is fetched before it is opened', async (t) => {
  const { page, server } = await open(t, { body: host(CHART) + SCRIPT });
  await state(page, HOST);
  assert.deepEqual(server.requests.filter((path) => /desk|makers|vintages/.test(path)), []);
  await page.locator(BUTTON).click();
  await page.locator(LIST).waitFor();
  assert.ok(server.requests.some((path) => path.includes('desk')));
  assert.deepEqual(server.requests.filter((path) => /data_bg|worker/.test(path)), [], 'what reads own data is for own data');
});

test('the button says what it opens, and whether it is open', async (t) => {
  const { page } = await opened(t);
  const said = () => page.locator(BUTTON).evaluate((button) => [button.textContent, button.getAttribute('aria-haspopup'), button.getAttribute('aria-expanded')]);
  assert.deepEqual(await said(), ['Menu', 'menu', 'true']);
  await page.locator(BUTTON).click();
  assert.deepEqual(await said(), ['Menu', 'menu', 'false']);
  assert.equal(await page.locator(LIST).count(), 0);
});

test('arrows go round, Home and End to the ends, letters to an item', async (t) => {
  const { page } = await opened(t);
  const all = await names(page);
  assert.ok(all.length >= 8, all.join(' | '));
  assert.equal(await focus(page), all[0]);
  for (const [key, at] of [['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', all.length - 1], ['ArrowDown', 0], ['End', all.length - 1], ['Home', 0], ['o', all.length - 1]]) {
    await page.keyboard.press(key);
    assert.equal(await focus(page), all[at], key);
  }
});

test('Escape closes it and the focus is on the button again', async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator(LIST).count(), 0);
  assert.equal(await focus(page), 'menu');
});

test('Tab closes it and goes on behind the button', async (t) => {
  const { page } = await opened(t, `${CHART} data-report="https://example.org/"`);
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(LIST).count(), 0);
  assert.equal(await focus(page), 'Report an error');
});

test('a click elsewhere and a scroll of the page close it', async (t) => {
  const { page } = await opened(t, CHART, { head: '<style>body{height:3000px}</style>' });
  await page.mouse.click(700, 5);
  assert.equal(await page.locator(LIST).count(), 0);
  await page.locator(BUTTON).click();
  await page.locator(LIST).waitFor();
  await page.mouse.move(5, 5);
  await page.mouse.wheel(0, 200);
  await page.locator(LIST).waitFor({ state: 'detached' });
});

test('the figure is copied with bound, unit, date, source and address: the first of the picture, or the chosen one', async (t) => {
  const { page } = await opened(t, 'data-sheet="iom-costa-rica" data-widget="card" data-facts="movements-25-million"'.replace('movements-25-million', JSON.parse(program('list', '--json')).find(({ id }) => id === 'iom-costa-rica').facts[0].id));
  assert.match(await copied(page, 'Copy figure'), /≈ 25,000,000 people.*Source: .*https:\/\//);
  const other = await opened(t, CHART);
  assert.match(await copied(other.page, 'Copy figure'), /^Europe: 86,706,068 people, 2020\. Source: United Nations/);
  await other.page.keyboard.press('Escape');
  await other.page.locator(`${HOST} >> [part=body]`).focus();
  for (const key of ['Home', 'ArrowDown', 'Enter']) await other.page.keyboard.press(key);
  await settled(other.page);
  await other.page.locator(BUTTON).click();
  assert.match(await copied(other.page, 'Copy figure'), /^Asia: 85,618,502 people, 2020/);
});

test('citations are those of the command line, in every form and language', async (t) => {
  for (const lang of ['en', 'es', 'ar']) {
    const { page } = await open(t, { body: `<div id="here"></div>${SCRIPT}` });
    await page.waitForFunction(() => window.MigrationFacts);
    const cited = await page.evaluate(async (tag) => {
      const widget = await window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'iom', widget: 'card', lang: tag });
      return ['plain', 'html', 'apa'].map((form) => widget.cite(form));
    }, lang);
    const told = ['plain', 'html', 'apa'].map((form) => program('cite', '--sheet', 'iom', '--widget', 'card', '--lang', lang, '--format', form));
    assert.deepEqual(cited.map((text) => text.replace(/\n/g, ' ')), told.map((text) => text.trimEnd().replace(/\n/g, ' ')));
  }
});

test('cite knows three forms, and says so', async (t) => {
  const { page } = await open(t, { body: `<div id="here"></div>${SCRIPT}` });
  await page.waitForFunction(() => window.MigrationFacts);
  const fault = await page.evaluate(async () => {
    const widget = await window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'iom' });
    try {
      return widget.cite('bibtex');
    } catch ({ code, path, hint }) {
      return { code, path, hint };
    }
  });
  assert.deepEqual(fault, { code: 'bad-option', path: 'form', hint: 'Known: plain html apa' });
});

test('the menu copies what cite gives', async (t) => {
  const { page } = await opened(t);
  for (const [name, form] of [[/^Copy citation$/, 'plain'], ['as HTML', 'html'], ['APA', 'apa']]) {
    const told = program('cite', '--sheet', 'undesa-2020', '--widget', 'totals', '--format', form).trimEnd();
    assert.equal((await copied(page, name)).replace(/\n/g, ' '), told.replace(/\n/g, ' '), form);
  }
});

test('the table is copied and saved as CSV with plain numbers', async (t) => {
  const { page } = await opened(t, `${CHART} data-year="1990"`);
  const text = await copied(page, 'Copy table');
  const lines = text.split('\r\n');
  assert.equal(lines.length, 9);
  assert.match(lines[0], /^Fact,Value,Unit,Bound,Measured,When,How known,Source,Address$/);
  assert.match(lines[1], /^World,152986157,people,exactly as given,"migrants, stock",1990,stated,"United Nations/);
  const { name, bytes } = await saved(page, 'table as CSV'.replace('table', 'Save table'));
  assert.equal(name, 'undesa-2020-totals-1990.csv');
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.equal(bytes.subarray(3).toString(), text);
});

test('a text that a spreadsheet would take for a formula is none, a number stays one', async () => {
  const { toCSV, fileName } = await import('../../www/csv.js');
  const table = { columns: ['=1+1', 'a,b'], rows: [['-5', '@x'], ['-5 people', '+1.5'], ['a "b"', 'c\nd'], ['-', '1e3']], addresses: false };
  assert.equal(toCSV(table, ''), '\'=1+1,"a,b"\r\n-5,\'@x\r\n\'-5 people,+1.5\r\n"a ""b""","c\nd"\r\n\'-,1e3\r\n');
  assert.equal(fileName({ sheet: '../Über uns', widget: 'card' }, 'png'), 'ber-uns-card.png');
});

test('pictures are saved without a network, under the names of what they show', async (t) => {
  const { page, server } = await opened(t);
  const before = server.requests.length;
  const png = await saved(page, 'PNG');
  assert.equal(png.name, 'undesa-2020-totals-2020.png');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  const svg = await saved(page, 'SVG');
  assert.equal(svg.name, 'undesa-2020-totals-2020.svg');
  assert.match(svg.bytes.toString(), /^<svg [^]*<title[^]*International Migrant Stock/);
  assert.equal(server.requests.length, before);
  assert.equal(await status(page), 'Saved');
});

test('in a frame without leave for the clipboard it copies all the same', async (t) => {
  const { page } = await open(t, { body: '<iframe src="/embed.html?sheet=undesa-2020&widget=totals" width="400" height="600"></iframe><textarea></textarea>' });
  const frame = page.frameLocator('iframe');
  await frame.locator('[part=menu]').click();
  await frame.locator('[role=menuitem]').first().click();
  await frame.locator('[role=menuitem]', { hasText: 'Copied' }).waitFor();
  await page.locator('textarea').focus();
  await page.keyboard.press('Control+V');
  assert.match(await page.locator('textarea').inputValue(), /^Europe: 86,706,068 people/);
});

for (const lang of LANGUAGES) {
  test(`in ${lang} every item has words of its own, and nothing leaves a window of 280 px`, async (t) => {
    const { page } = await opened(t, `${CHART} data-lang="${lang}"`, { context: { viewport: { width: 280, height: 640 } } });
    const all = await names(page);
    assert.equal(new Set(all).size, all.length);
    if (lang !== 'en') assert.doesNotMatch(all.join(), /\b(Copy|Save|Open|Menu)\b|undefined/);
    const { left, top, right, bottom, wide } = await page.locator(LIST).evaluate((list) => ({ ...list.getBoundingClientRect().toJSON(), wide: list.scrollWidth - list.clientWidth }));
    assert.ok(left >= 0 && top >= 0 && right <= 280 && bottom <= 640 && wide <= 0, JSON.stringify({ left, top, right, bottom, wide }));
    const low = await page.locator(`${LIST} >> [role=menuitem]`).evaluateAll((items) => items.filter((each) => each.getBoundingClientRect().height < 24).length);
    assert.equal(low, 0, 'items are large enough for a finger');
  });
}

test('its end is that of its button, whichever way is read', async (t) => {
  for (const [lang, end] of [['en', ({ x, width }) => x + width], ['ar', ({ x }) => x]]) {
    const { page } = await opened(t, `${CHART} data-lang="${lang}"`);
    const boxes = await Promise.all([LIST, BUTTON].map((each) => page.locator(each).boundingBox()));
    assert.ok(Math.abs(end(boxes[0]) - end(boxes[1])) < 2, `${lang} ${JSON.stringify(boxes)}`);
  }
});

test('a finger opens it and takes an item', async (t) => {
  const { page } = await open(t, { body: host(CHART) + SCRIPT, context: { hasTouch: true, permissions: ['clipboard-read', 'clipboard-write'] } });
  await state(page, HOST);
  await page.locator(BUTTON).tap();
  await item(page, 'Copy figure').tap();
  await page.waitForFunction(() => document.querySelector('.migration-facts').shadowRoot.querySelector('[role=status]').textContent === 'Copied');
  assert.match(await clipboard(page), /^Europe/);
});

test('without the rest of the build the button says so, and works once it is there', async (t) => {
  const missing = ['/migration-facts-desk.js'];
  const { page } = await open(t, { body: host(CHART) + SCRIPT, missing });
  await state(page, HOST);
  await page.locator(BUTTON).click();
  await page.waitForFunction(() => document.querySelector('.migration-facts').shadowRoot.querySelector('[part=menu]').textContent === 'Not available now');
  assert.equal(await status(page), 'Not available now');
  assert.equal(await page.locator(LIST).count(), 0);
});

test('words that were missing once are asked for again', async (t) => {
  const missing = ['/lang/en.makers.json'];
  const { page } = await open(t, { body: host(CHART) + SCRIPT, missing });
  await state(page, HOST);
  await page.locator(BUTTON).click();
  await page.waitForFunction(() => document.querySelector('.migration-facts').shadowRoot.querySelector('[part=menu]').textContent === 'Not available now');
  missing.pop();
  await page.locator(BUTTON).click();
  await page.locator(LIST).waitFor();
  assert.equal(await page.locator(BUTTON).textContent(), 'Menu');
});

test('in the states fallback and error there is no menu to be seen', async (t) => {
  const { page } = await open(t, { body: host('data-sheet="nowhere"') + SCRIPT });
  await state(page, HOST, 'error');
  assert.equal(await page.locator(BUTTON).filter({ visible: true }).count(), 0);
});

test('it stands in the source row when the widget is folded, and is not printed', async (t) => {
  const { page } = await open(t, { body: host(CHART, '<p style="height:260px;margin:0">Low</p>') + SCRIPT });
  await state(page, HOST);
  assert.ok(await page.locator(BUTTON).isVisible());
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator(BUTTON).isVisible(), false);
});

test('under a policy without inline styles it looks the same', async (t) => {
  const headers = { 'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data:" };
  const { page } = await opened(t, CHART, { headers });
  assert.equal(await page.locator(LIST).evaluate((list) => getComputedStyle(list).position), 'fixed');
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.equal((await saved(page, 'PNG')).bytes.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test('two menus of a page are two: one closes when the other opens', async (t) => {
  const { page } = await open(t, { body: host(`${CHART} id="one"`) + host(`${CHART} id="two"`) + SCRIPT, context: { viewport: { width: 800, height: 2000 } } });
  await done(page);
  for (const id of ['one', 'two']) {
    await page.locator(`#${id} >> [part=menu]`).click();
    await page.locator(`#${id} >> [part=menu-list]`).waitFor();
  }
  assert.equal(await page.locator('#one >> [part=menu-list]').count(), 0);
});

for (const [theme, head, lang] of [['light', '', 'en'], ['dark', DARK, 'en'], ['light', '', 'ar']]) {
  test(`axe-core finds nothing against the open menu: ${theme}, ${lang}`, async (t) => {
    const { page } = await open(t, { body: `<main lang="${lang}"><h1>Article</h1><h2>Section</h2>${host(`${CHART} data-lang="${lang}"`)}</main>${SCRIPT}`, head });
    await state(page, HOST);
    await page.locator(BUTTON).click();
    await page.locator(LIST).waitFor();
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => (await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
      .violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes[0].html} ${nodes[0].failureSummary}`));
    assert.deepEqual(found, []);
    await drawn(page);
  });
}
