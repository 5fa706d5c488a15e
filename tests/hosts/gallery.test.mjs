import assert from 'node:assert/strict';
import test from 'node:test';
import { open, state } from './browser.mjs';

test('the gallery draws every entry without a message, a failed request or another origin', async (t) => {
  const { page, server, messages, failures, requests } = await open(t, { path: '/index.html' });
  const entries = page.locator('.stage .migration-facts');
  const count = await entries.count();
  assert.ok(count >= 5, `the gallery has ${count} entries`);
  for (let at = 0; at < count; at += 1) {
    await entries.nth(at).scrollIntoViewIfNeeded();
    await state(page, `:nth-match(.stage .migration-facts, ${at + 1})`);
  }
  assert.deepEqual(messages, []);
  assert.deepEqual(failures, []);
  assert.deepEqual(requests.filter((url) => !/^(data:|blob:)/.test(url) && !url.startsWith(server.origin)), []);
  assert.equal(requests.filter((url) => url.includes('.wasm')).length, 1, 'the wasm is fetched once a page');
});

test('the switches of an entry change the live widget and its snippet', async (t) => {
  const { page } = await open(t, { path: '/index.html' });
  const entry = page.locator('.entry').first();
  await entry.scrollIntoViewIfNeeded();
  await state(page, '.stage .migration-facts');
  await entry.locator('input[value="280"]').check();
  await entry.locator('input[value=dark]').check();
  await page.waitForTimeout(200);
  assert.equal(await entry.locator('.stage').evaluate((stage) => stage.offsetWidth), 280);
  assert.match(await entry.locator('pre').textContent(), /data-theme="dark"/);
  assert.equal(await entry.locator('.stage .migration-facts').getAttribute('data-state'), 'ready');
});

for (const width of [320, 1280]) {
  test(`the gallery fits a window of ${width} px`, async (t) => {
    const { page } = await open(t, { path: '/index.html', context: { viewport: { width, height: 800 } } });
    await page.locator('.stage .migration-facts').first().scrollIntoViewIfNeeded();
    await state(page, '.stage .migration-facts');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });
}
