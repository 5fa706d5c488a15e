import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, host, open, state } from './browser.mjs';

const PREVIEW = '/host.html?migration-facts-preview';

/** What the preview says at a host, item by item. */
async function said(page, selector) {
  const panel = page.locator(`${selector} >> [part=preview]`);
  await panel.waitFor();
  return panel.locator('li').allInnerTexts();
}

const preview = (t, attributes) => open(t, { body: host(attributes) + SCRIPT, path: PREVIEW });

test('the preview shows all that is wrong with the options, each with what would be right', async (t) => {
  const { page } = await preview(t, `${CHART} data-higlight="africa-2020" data-facts="atlantis" data-tracking="7"`);
  await state(page, '.migration-facts', 'error');
  const items = await said(page, '.migration-facts');
  assert.equal(items.length, 3, items.join(' | '));
  assert.match(items.join('\n'), /higlight.*“highlight”/);
  assert.match(items.join('\n'), /facts.*atlantis/);
  assert.match(items.join('\n'), /tracking.*changes nothing/);
  assert.ok(await page.getByText('The fallback.').isVisible());
});

test('an accent that had to be corrected is told, with what is drawn', async (t) => {
  const { page } = await preview(t, `${CHART} data-accent="#ffff00"`);
  await state(page, '.migration-facts');
  const items = await said(page, '.migration-facts');
  assert.equal(items.length, 1, items.join(' | '));
  assert.match(items[0], /accent .*#[0-9a-f]{6}/);
});

test('where all is well it says so, and the panel follows a change', async (t) => {
  const { page } = await preview(t, CHART);
  await state(page, '.migration-facts');
  assert.deepEqual(await said(page, '.migration-facts'), []);
  await page.evaluate(() => document.querySelector('.migration-facts').setAttribute('data-year', '1066'));
  await page.locator('.migration-facts >> [part=preview] li').waitFor();
  assert.match((await said(page, '.migration-facts'))[0], /year.*1066/);
});

for (const [tag, headline, found] of [
  ['es', /vista previa/i, /«?higlight|higlight/],
  ['ar', /[\u0600-\u06ff]/, /higlight/],
  ['ru', /[\u0400-\u04ff]/, /higlight/],
]) {
  test(`the preview of a widget in ${tag} speaks ${tag}, and leaves the widget as it is`, async (t) => {
    const { page } = await preview(t, `${CHART} data-lang="${tag}" data-higlight="africa-2020" data-accent="#ffff00"`);
    await state(page, '.migration-facts', 'error');
    const items = await said(page, '.migration-facts');
    assert.equal(items.length, 2, items.join(' | '));
    assert.match(items.join('\n'), found);
    assert.doesNotMatch(items.join('\n'), /Did you mean|Known:|There is no|Too little|-option/);
    assert.match(await page.locator('.migration-facts >> [part=preview] b').first().innerText(), headline);
    await page.locator('.migration-facts').evaluate((element) => element.removeAttribute('data-higlight'));
    await state(page, '.migration-facts');
    await page.waitForFunction(() => document.querySelector('.migration-facts').shadowRoot.querySelectorAll('[part=preview] li').length === 1);
    assert.ok(await page.locator('.migration-facts >> [part=source]').isVisible());
  });
}

test('options of a script are looked at as well', async (t) => {
  const { page } = await open(t, { body: `<div id="here"></div>${SCRIPT}`, path: PREVIEW });
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate(() => window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'iom', widget: 'card', accent: '#ffff00' }));
  assert.match((await said(page, '#here')).join(), /accent/);
});

test('a widget that is destroyed takes its preview along', async (t) => {
  const { page } = await open(t, { body: `<div id="here"></div>${SCRIPT}`, path: PREVIEW });
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate(async () => { window.held = await window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'iom', widget: 'card' }); });
  await said(page, '#here');
  await page.evaluate(() => window.held.destroy());
  await page.waitForFunction(() => document.querySelector('#here').shadowRoot.innerHTML === '<slot></slot>');
});

test('readers of the public page see none of it, and nothing is fetched for it', async (t) => {
  const { page, server } = await open(t, { body: host(`${CHART} data-higlight="x"`) + SCRIPT, path: '/host.html?preview=migration-facts' });
  await state(page, '.migration-facts', 'error');
  assert.equal(await page.locator('.migration-facts >> [part=preview]').count(), 0);
  assert.equal(server.requests.some((path) => path.includes('desk')), false);
});

test('a widget that stays drawn is looked at again when it changes', async (t) => {
  const { page } = await preview(t, CHART);
  await state(page, '.migration-facts');
  assert.deepEqual(await said(page, '.migration-facts'), []);
  await page.evaluate(() => document.querySelector('.migration-facts').setAttribute('data-accent', '#ffff00'));
  await page.locator('.migration-facts >> [part=preview] li').waitFor();
  assert.match((await said(page, '.migration-facts'))[0], /accent/);
});

test('the page for frames has no preview: nobody puts words there', async (t) => {
  const { page } = await open(t, { path: '/embed.html?migration-facts-preview&sheet=Words+of+mine' });
  await state(page, '.migration-facts, [data-state]', 'error');
  assert.doesNotMatch(await page.evaluate(() => document.body.innerText + [...document.querySelectorAll('*')].map((element) => element.shadowRoot?.textContent ?? '').join('')), /Words of mine/);
});
