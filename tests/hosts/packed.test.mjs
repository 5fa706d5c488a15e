// Own data that were packed before they were published: drawn as a bundled sheet is, without the reader of tables.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { SCRIPT, events, host, open, state } from './browser.mjs';
import { csv, refusal, shown } from './own.mjs';
import { folder, program } from './program.mjs';

/** A table as `migration-facts pack` makes it. */
function packed(t, table = csv(), ...more) {
  const file = join(folder(t), 'table.csv');
  writeFileSync(file, table);
  return program('pack', file, '--source', 'Office of tests', '--source-url', 'https://example.org/', '--population', 'migrants', '--measure', 'stock', ...more);
}

const HOST = host('data-src="table.bin" data-widget="totals"', '<p>The fallback.</p>');
const MADE = /desk|worker|places|problems/;

/** Opens a page with hosts, and `text` at `/table.bin`. */
const show = (t, text, body = HOST) => open(t, { body: body + SCRIPT, pages: { '/table.bin': text }, types: { '/table.bin': 'application/octet-stream' } });

test('a packed table is drawn, and nothing that reads tables is fetched', async (t) => {
  const { page, server } = await show(t, packed(t));
  await state(page, '.migration-facts');
  assert.match((await shown(page)).join('\n'), /Germany.*15,762,457/);
  assert.deepEqual(server.requests.filter((path) => MADE.test(path)), []);
  assert.equal(server.requests.filter((path) => /table\.bin/.test(path)).length, 1);
});

test('two widgets and their changes fetch it once, and every year is there', async (t) => {
  const { page, server } = await show(t, packed(t), HOST + HOST);
  await state(page, '.migration-facts >> nth=1');
  await page.locator('.migration-facts').first().evaluate((element) => { element.dataset.year = '2015'; });
  await page.waitForFunction(() => /10,220,418/.test(document.querySelector('.migration-facts').shadowRoot.textContent));
  assert.equal(server.requests.filter((path) => /table\.bin/.test(path)).length, 1);
});

for (const [what, change] of [
  ['of another version', (text) => text.replace('migration-facts 1', 'migration-facts 99')],
  ['that is a table', () => csv()],
  ['of nothing', () => ''],
]) {
  test(`a file ${what} is bad-data, with what to do`, async (t) => {
    const { page } = await show(t, change(packed(t)));
    const detail = await refusal(page);
    assert.deepEqual([detail.code, detail.path], ['bad-data', 'src']);
    assert.match(detail.hint, /migration-facts pack/);
  });
}

test('a file that is cut off leaves the fallback, and the page lives', async (t) => {
  const { page } = await show(t, packed(t).slice(0, 60), HOST + host('data-sheet="iom-honduras"'));
  assert.ok((await refusal(page)).code);
  await state(page, '.migration-facts >> nth=1');
});

test('a script gives the text, and other text later; what is no such text changes nothing', async (t) => {
  const [first, later] = [packed(t), packed(t, csv(999_999))];
  const { page } = await show(t, first, '<div id="here"></div>');
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate(async (data) => { window.held = await window.MigrationFacts.mount(document.querySelector('#here'), { data, widget: 'totals' }); }, first);
  assert.match((await shown(page, '#here')).join('\n'), /Poland.*817,254/);
  await page.evaluate((data) => window.held.update({ data }), later);
  assert.match((await shown(page, '#here')).join('\n'), /Poland.*999,999/);
  const code = await page.evaluate(() => window.held.update({ data: 'a,b\n1,2' }).catch((error) => error.code));
  assert.equal(code, 'bad-data');
  assert.match((await shown(page, '#here')).join('\n'), /Poland.*999,999/);
  assert.deepEqual(await events(page, 'error'), []);
});
