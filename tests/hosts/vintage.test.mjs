// Pinned sheets in a page: figures stay, newer ones are named, corrections are told. The states are made up for the test.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { SCRIPT, host, open, state, tableOf } from './browser.mjs';
import { folder, program } from './program.mjs';
import { fileURLToPath } from 'node:url';

const HOST = '.migration-facts';
const SHEET = fileURLToPath(new URL('../../data/sheets/undesa-2020.json', import.meta.url));
const [THEN, NOW] = ['0123456789abcdef', 'fedcba9876543210'];
const CHART = 'data-sheet="undesa-2020" data-widget="totals"';

/** Texts by path: the sheet as it is called NOW, and an earlier state in which two facts stand that `corrections` are about. */
function states(t) {
  const made = folder(t);
  const sheet = JSON.parse(readFileSync(SHEET, 'utf8'));
  const write = (hash, content) => {
    const file = join(made, `undesa-2020.${hash}.json`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const then = structuredClone(sheet);
  const europe = then.facts.find(({ id }) => id === 'europe-2020');
  europe.kind.quantity.value = 80_000_000;
  const now = structuredClone(sheet);
  now.facts = now.facts.filter(({ id }) => id !== 'oceania-2020');
  const source = now.sources[0].id;
  now.corrections = [
    { date: '2026-03-03', fact: 'europe-2020', was: 80_000_000, is: 86_706_068, why: 'A slip in a made-up sheet.', source },
    { date: '2026-03-04', fact: 'oceania-2020', was: 9_380_653, why: 'Withdrawn in a made-up sheet.', source },
  ];
  program('files', '--then', write(THEN, then), '--now', write(NOW, now), made);
  const names = ['undesa-2020.bin', `undesa-2020.${THEN}.bin`, 'vintages.json'];
  return Object.fromEntries(names.map((name) => [`/sheets/${name}`, readFileSync(join(made, 'sheets', name), 'utf8')]));
}

const valueOf = async (page, label) => (await tableOf(page, HOST)).find(([name]) => name === label)?.[1];
const notices = (page) => page.locator(`${HOST} >> [part=notices]`).innerText();

/** The notes of the open menu. */
async function menuNotes(page) {
  await page.locator(`${HOST} >> [part=menu]`).click();
  const list = page.locator(`${HOST} >> [part=menu-list]`);
  await list.waitFor();
  return (await list.locator('.notes').count()) ? list.locator('.notes').innerText() : '';
}

test('a widget that is not pinned shows what is newest, and its menu lists what was corrected', async (t) => {
  const { page, server } = await open(t, { body: host(CHART) + SCRIPT, pages: states(t) });
  await state(page, HOST);
  assert.equal(await valueOf(page, 'Europe'), '86,706,068');
  assert.doesNotMatch(await notices(page), /Corrected|Withdrawn/);
  assert.ok(!server.requests.some((path) => path.includes(THEN)));
  const notes = await menuNotes(page);
  assert.match(notes, /Corrected on 3 March 2026\. Europe, 2020: was 80,000,000, is 86,706,068\. A slip in a made-up sheet\./);
  assert.match(notes, /Withdrawn on 4 March 2026: Oceania, 2020\./);
  assert.doesNotMatch(notes, /Newer figures/);
});

test('a pinned widget keeps its figures, tells what was corrected, and its menu says that there are newer ones', async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-vintage="${THEN}"`) + SCRIPT, pages: states(t) });
  await state(page, HOST);
  assert.equal(await valueOf(page, 'Europe'), '80,000,000');
  assert.equal(await valueOf(page, 'Oceania'), undefined);
  assert.match(await notices(page), /Corrected on 3 March 2026\. Europe, 2020: was 80,000,000, is 86,706,068\./);
  assert.match(await notices(page), /Withdrawn on 4 March 2026: Oceania, 2020\. Withdrawn in a made-up sheet\./);
  assert.match(await menuNotes(page), new RegExp(`Newer figures exist\\..*${THEN}`));
});

test('a pin to what is newest fetches nothing more and says nothing', async (t) => {
  const { page, server } = await open(t, { body: host(`${CHART} data-vintage="${NOW}"`) + SCRIPT, pages: states(t) });
  await state(page, HOST);
  assert.deepEqual(server.requests.filter((path) => path.startsWith('/sheets/')), ['/sheets/undesa-2020.bin']);
  assert.doesNotMatch(await menuNotes(page), /Newer figures/);
});

test('a widget that names a withdrawn fact goes on without it', async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-facts="europe-2020 oceania-2020" data-vintage="${THEN}"`) + SCRIPT, pages: states(t) });
  await state(page, HOST);
  assert.deepEqual((await tableOf(page, HOST)).slice(1).map(([name]) => name), ['Europe']);
});

test('a vintage that nobody knows is a bad option, with the known ones', async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-vintage="0000000000000000"`) + SCRIPT, pages: states(t) });
  await state(page, HOST, 'error');
  const [{ detail: { code, path, hint } }] = await page.evaluate(() => window.events);
  assert.deepEqual([code, path, hint], ['bad-option', 'vintage', `Known: ${NOW} ${THEN}`]);
});

test('a state that cannot be fetched leaves the fallback: newer figures never take its place', async (t) => {
  const { [`/sheets/undesa-2020.${THEN}.bin`]: gone, ...pages } = states(t);
  assert.ok(gone);
  const { page } = await open(t, { body: host(`${CHART} data-vintage="${THEN}"`) + SCRIPT, pages });
  await state(page, HOST, 'error');
  assert.equal(await page.locator(HOST).getAttribute('data-error'), 'fetch-failed');
  assert.ok(await page.getByText('The fallback.').isVisible());
});

test('one page holds a pinned and a free widget of one sheet', async (t) => {
  const body = host(`${CHART} id="pinned" data-vintage="${THEN}"`) + host(`${CHART} id="free"`);
  const { page } = await open(t, { body: body + SCRIPT, pages: states(t), context: { viewport: { width: 800, height: 2000 } } });
  await state(page, '#pinned');
  await state(page, '#free');
  const europe = async (id) => (await tableOf(page, id)).find(([name]) => name === 'Europe')[1];
  assert.deepEqual([await europe('#pinned'), await europe('#free')], ['80,000,000', '86,706,068']);
});

test('a script may pin and let go', async (t) => {
  const { page } = await open(t, { body: `<div id="here"></div>${SCRIPT}`, pages: states(t) });
  await page.waitForFunction(() => window.MigrationFacts);
  const seen = await page.evaluate(async (vintage) => {
    const widget = await window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'undesa-2020', widget: 'totals', vintage });
    const europe = () => widget.description.rows.find(([name]) => name === 'Europe')[1];
    const pinned = [europe(), widget.options.vintage, widget.cite('plain').includes(vintage)];
    await widget.update({ vintage: '' });
    return [...pinned, europe(), widget.cite('plain').includes(vintage)];
  }, THEN);
  assert.deepEqual(seen, ['80,000,000', THEN, true, '86,706,068', false]);
});

test('describe knows pins as well', async (t) => {
  const { page } = await open(t, { body: SCRIPT, pages: states(t) });
  await page.waitForFunction(() => window.MigrationFacts);
  const rows = await page.evaluate(async (vintage) => (await window.MigrationFacts.describe({ sheet: 'undesa-2020', widget: 'totals', vintage })).rows, THEN);
  assert.equal(rows.find(([name]) => name === 'Europe')[1], '80,000,000');
});

test('the preview says that newer figures exist', async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-vintage="${THEN}"`) + SCRIPT, path: '/host.html?migration-facts-preview', pages: states(t) });
  await state(page, HOST);
  const items = page.locator(`${HOST} >> [part=preview] li`);
  await items.first().waitFor();
  const said = (await items.allInnerTexts()).join('\n');
  assert.match(said, /vintage Newer figures exist/);
  assert.match(said, /Corrected on 3 March 2026/);
});

test('snippet --pin names the state of the sheet, and every form of it works', async (t) => {
  const [{ vintage }] = JSON.parse(program('list', '--json')).filter(({ id }) => id === 'undesa-2020');
  const snippet = program('snippet', '--sheet', 'undesa-2020', '--widget', 'totals', '--base', '.', '--pin');
  assert.ok(snippet.includes(`data-vintage="${vintage}"`));
  assert.match(snippet, /pictures\/undesa-2020\/totals\.en\./, 'the published picture shows the same');
  const { page } = await open(t, { body: snippet });
  await state(page, HOST);
});
