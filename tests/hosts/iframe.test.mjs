import assert from 'node:assert/strict';
import test from 'node:test';
import { SCRIPT, open, state } from './browser.mjs';

const QUERY = 'sheet=undesa-2020&widget=totals';

test('the parent gives a frame the height that it asks for, and no other frame', async (t) => {
  const body = `<iframe id="one" src="/embed.html?${QUERY}" width="400" height="150"></iframe><iframe id="two" srcdoc="x" width="400" height="150"></iframe>${SCRIPT}`;
  const { page, messages, failures } = await open(t, { body });
  await page.waitForFunction(() => document.querySelector('#one').offsetHeight > 250);
  const frame = page.frame({ url: /embed\.html/ });
  await state(frame, 'migration-facts');
  await page.waitForTimeout(150);
  const wanted = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  assert.equal(await page.locator('#one').evaluate((element) => element.clientHeight), wanted);
  assert.equal(await page.locator('#two').evaluate((element) => element.clientHeight), 150);
  assert.deepEqual(messages, []);
  assert.deepEqual(failures, []);
});

test('the query says the options', async (t) => {
  const { page } = await open(t, { path: `/embed.html?${QUERY}&year=1990&utm_source=mail` });
  await state(page, 'migration-facts');
  assert.equal(await page.locator('migration-facts >> input').getAttribute('aria-valuetext'), '1990');
});

for (const [name, value] of [['title', 'Lies'], ['note', 'Lies'], ['src', 'https://elsewhere.example/x.json']]) {
  test(`${name} is not taken from an address`, async (t) => {
    const { page, requests, server } = await open(t, { path: `/embed.html?${QUERY}&${name}=${encodeURIComponent(value)}` });
    await page.waitForSelector('[data-error]');
    assert.equal(await page.locator('[data-error]').getAttribute('data-error'), 'bad-option');
    assert.equal(await page.getByText('Lies').count(), 0);
    assert.ok(await page.getByText('cannot be shown').isVisible());
    assert.deepEqual(requests.filter((url) => !url.startsWith(server.origin) && !url.startsWith('data:')), []);
  });
}
