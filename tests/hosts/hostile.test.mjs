// Data of strangers: whatever a table or a fact sheet holds is text, and stays text wherever it comes out.

import assert from 'node:assert/strict';
import test from 'node:test';
import { SCRIPT, events, host, open, state } from './browser.mjs';
import { SAID, own, show } from './own.mjs';

const PWN = 'window.pwned=1';
const EVIL = [
  `<img src=x onerror=${PWN}>`, `<script>${PWN}</script>`, `"><svg onload=${PWN}>`, `';${PWN};'`, `</title><script>${PWN}</script>`, `javascript:${PWN}`,
  '=HYPERLINK("https://evil.example","click")', '+1+cmd|\' /C calc\'!A0', '-2+3', '@SUM(1)', '__proto__', 'constructor', 'toString', '{0} {1}', '${1}', '&lt;b&gt;&amp;',
  'a\u202eb\u2066c', '\u200b\u200e\ufeff', '\u0001\u0007\u001f\u001e\u001d', ']]>', '--><script>', 'Ｚ̷̢̛a̶l̷g̸o̵',
];

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const TABLE = ['Place,Year,Migrants', ...EVIL.map((text, at) => `${quoted(`${text} ${at}`)},2020,${1000 + at}`)].join('\n');
const WIDGETS = ['totals', 'card', 'trend', 'members', 'share', 'timeline'];

/** Whether anything of strangers ran, asked, or became an element; every word the widget put into the page. */
async function check(page, { dialogs, requests, server }, selector) {
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.equal(await page.evaluate(() => ({}).polluted ?? Object.prototype.Year ?? Object.prototype.Migrants), undefined);
  assert.deepEqual(dialogs, []);
  assert.deepEqual(requests.filter((url) => !url.startsWith(server.origin) && !url.startsWith('data:')), []);
  const [elements, links] = await page.locator(selector).evaluate(({ shadowRoot }) => [
    [...shadowRoot.querySelectorAll('script,img,svg,iframe,object,[onerror],[onload]')].map(({ outerHTML }) => outerHTML),
    [...shadowRoot.querySelectorAll('a')].map(({ href }) => href),
  ]);
  assert.deepEqual(elements, []);
  assert.deepEqual(links.filter((href) => !href.startsWith('https://')), []);
}

/** Opens a page and notes every dialog. */
async function watch(t, opening) {
  const opened = await opening;
  const dialogs = [];
  opened.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    dialog.dismiss();
  });
  return { ...opened, dialogs };
}

for (const widget of WIDGETS) {
  test(`as ${widget}, words of strangers are words`, async (t) => {
    const opened = await watch(t, show(t, TABLE, { more: `data-widget="${widget}" data-label-column="Place" data-value-column="Migrants"` }));
    const { page } = opened;
    await page.waitForFunction(() => /ready|error/.test(document.querySelector('.migration-facts').dataset.state));
    await check(page, opened, '.migration-facts');
  });
}

test('words of strangers are words in table, tip, copies and exports', async (t) => {
  const opened = await watch(t, open(t, { body: `<div id="here"></div>${SCRIPT}`, context: { permissions: ['clipboard-read', 'clipboard-write'] } }));
  const { page } = opened;
  await page.waitForFunction(() => window.MigrationFacts);
  const [svg, description] = await page.evaluate(async ([rows, said]) => {
    window.held = await window.MigrationFacts.mount(document.querySelector('#here'), { data: rows, labelColumn: 'Place', widget: 'totals', ...said });
    return [window.held.toSVG(), window.held.description];
  }, [[['Place', 'Year', 'Migrants'], ...EVIL.map((text, at) => [`${text} ${at}`, 2020, 1000 + at])], { source: `<b>${PWN}</b>`, title: `<img src=x onerror=${PWN}>`, note: `<script>${PWN}</script>` }]);
  assert.ok(description.rows.some(([label]) => label.includes('<img')), 'the words are there');
  const parsed = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [...document.querySelectorAll('*')].map(({ localName, attributes }) => [localName, ...[...attributes].map(({ name }) => name)].join(' '));
  }, svg);
  assert.deepEqual(parsed.filter((each) => /script|img|onload|onerror|parsererror|foreignObject/i.test(each)), []);
  const body = page.locator('#here >> [part=body]');
  await body.focus();
  for (let at = 0; at < EVIL.length; at += 1) await page.keyboard.press('ArrowDown');
  for (const button of await page.locator('#here >> [part=tip] button').all()) await button.click();
  await check(page, opened, '#here');
});

for (const address of ['javascript:window.pwned=1', 'data:text/html,<script>window.pwned=1</script>', 'http://plain.example/', '//evil.example/', 'java\nscript:window.pwned=1', 'https://a.example/"onmouseover="window.pwned=1']) {
  test(`${JSON.stringify(address)} as address of a source runs nothing`, async (t) => {
    const opened = await watch(t, open(t, { body: `<div id="here"></div>${SCRIPT}` }));
    const { page } = opened;
    await page.waitForFunction(() => window.MigrationFacts);
    const html = await page.evaluate(async (sourceUrl) => {
      const data = [['Country', 'Year', 'Migrants'], ['Peru', 2020, 5]];
      await window.MigrationFacts.mount(document.querySelector('#here'), { data, source: 'x', sourceUrl, population: 'migrants', measure: 'stock' }).catch(() => {});
      return [...document.querySelector('#here').shadowRoot.querySelectorAll('a')].map((link) => [link.protocol, [...link.attributes].map(({ name }) => name).join(' ')]);
    }, address);
    assert.deepEqual(html.filter(([protocol, names]) => protocol !== 'https:' || /on\w/.test(names)), []);
    await check(page, opened, '#here');
  });
}

test('keys of all objects are names like any other', async (t) => {
  const opened = await watch(t, open(t, { body: `<div id="here"></div>${SCRIPT}` }));
  const { page } = opened;
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate(async () => {
    const row = (country, value) => JSON.parse(`{"__proto__": {"polluted": 1}, "constructor": "x", "hasOwnProperty": "y", "Country": "${country}", "Year": 2020, "Migrants": ${value}}`);
    const options = { data: [row('Peru', 5), row('Chile', 6)], labelColumn: 'Country', valueColumn: 'Migrants', source: 'x', population: 'migrants', measure: 'stock' };
    await window.MigrationFacts.mount(document.querySelector('#here'), options).catch(() => {});
    const sheet = JSON.parse('{"__proto__": {"polluted": 1}, "id": "x", "constructor": {"prototype": {"polluted": 1}}}');
    window.code = await window.MigrationFacts.describe({ data: sheet }).catch(({ code }) => code);
  });
  assert.equal(await page.evaluate(() => window.code), 'bad-data');
  await check(page, opened, '#here');
});

for (const [what, value] of [['no number', 'NaN'], ['a number without end', 'Infinity'], ['a very large number', '1e308'], ['a number below zero', '-5'], ['the smallest number', '5e-324'], ['more digits than count', '9'.repeat(400)]]) {
  test(`${what} is drawn or refused, and never hangs`, async (t) => {
    const opened = await watch(t, show(t, `Country,Year,Migrants\nPeru,2020,${value}\nChile,2020,7\n`));
    await opened.page.waitForFunction(() => /ready|error/.test(document.querySelector('.migration-facts').dataset.state));
    const failed = await events(opened.page, 'error');
    assert.ok(failed.every(({ code }) => code === 'bad-data'), JSON.stringify(failed));
    assert.doesNotMatch(await opened.page.locator('.migration-facts').evaluate(({ shadowRoot }) => shadowRoot.textContent), /NaN|Infinity|e\+?308/);
  });
}

for (const [what, text] of [
  ['a megabyte in one cell', `Country,Year,Migrants\n${quoted('x'.repeat(2 ** 20))},2020,7\nPeru,2020,5\n`],
  ['a megabyte of columns', `${'a,'.repeat(2 ** 19)}\n${'1,'.repeat(2 ** 19)}\n`],
  ['a megabyte of quotes', `Country,Year\n${'"'.repeat(2 ** 20)}`],
  ['a megabyte of separators of all kinds', `${',;\t'.repeat(300_000)}\n`],
  ['a megabyte of brackets', `${'['.repeat(2 ** 20)}`],
  ['a megabyte of braces', `${'{"a":'.repeat(2 ** 18)}`],
  ['one word, over and over', 'x\n'.repeat(2 ** 18)],
]) {
  test(`${what} ends, with a picture or an error`, async (t) => {
    const opened = await watch(t, show(t, text));
    await opened.page.waitForFunction(() => /ready|error/.test(document.querySelector('.migration-facts').dataset.state), undefined, { timeout: 60_000 });
    const failed = await events(opened.page, 'error');
    assert.ok(failed.every(({ code }) => /^(bad-data|too-large)$/.test(code)), JSON.stringify(failed));
    assert.ok(failed.every(({ message }) => message.length < 500), 'nobody reads a megabyte');
  });
}

test('a neighbour of hostile data stays as it is', async (t) => {
  const body = own('evil.csv') + host('id="good" data-sheet="undesa-2020" data-widget="totals"') + SCRIPT;
  const opened = await watch(t, open(t, { body, pages: { '/evil.csv': TABLE } }));
  await state(opened.page, '#good');
  await check(opened.page, opened, '#good');
});

test('the preview shows what it found as text', async (t) => {
  const table = `Country,Year,Migrants\n${quoted(EVIL[0])},2020,${quoted(EVIL[1])}\n`;
  const opened = await watch(t, show(t, table, { path: '/host.html?migration-facts-preview', body: `<div class="migration-facts" data-src="table.csv" ${SAID}>The fallback.</div>${SCRIPT}` }));
  await opened.page.locator('.migration-facts >> [part=preview] li').first().waitFor();
  await check(opened.page, opened, '.migration-facts');
});
