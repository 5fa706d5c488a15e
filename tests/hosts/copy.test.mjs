// What a reader takes along: the value, or all of it with its source.

import assert from 'node:assert/strict';
import test from 'node:test';
import { SCRIPT, drawn, host, open, state, tipOf } from './browser.mjs';

const HOST = '.migration-facts';

/** A widget with its first fact focused, and what the page's clipboard was told. */
async function focused(t, attributes, { head = '', permissions = ['clipboard-read', 'clipboard-write'] } = {}) {
  const opened = await open(t, { body: host(attributes) + SCRIPT, head, context: { permissions } });
  const { page } = opened;
  await state(page, HOST);
  await page.locator(`${HOST} >> [part=body]`).focus();
  await page.keyboard.press('Home');
  await drawn(page);
  const button = (name) => page.locator(`${HOST} >> [part=tip] button`, { hasText: name });
  const status = () => page.locator(`${HOST} >> [role=status]`).textContent();
  return { ...opened, button, status };
}

/** A server at 127.0.0.1 is a secure context, so the clipboard is there. */
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** It has had its time. */
const asked = (page) => page.waitForTimeout(200);

test('the value is copied with its bound and unit', async (t) => {
  const { page, button, status } = await focused(t, 'data-sheet="iom-costa-rica" data-widget="card"');
  const { value } = await tipOf(page);
  await button('Copy value').click();
  await asked(page);
  assert.equal(await clipboard(page), value);
  assert.match(value, /^≈ 25.* people$/);
  assert.equal(await status(), 'Copied', 'it is announced');
  assert.ok((await tipOf(page)).buttons.includes('Copied'), 'and seen');
  assert.equal((await tipOf(page)).isOpen, true);
});

test('the citation has label, value, period, publisher, title and address', async (t) => {
  const { page, button } = await focused(t, 'data-sheet="undesa-2020" data-widget="totals"');
  const { lines: [label], value } = await tipOf(page);
  await button('Copy with source').focus();
  await page.keyboard.press('Enter');
  await asked(page);
  const text = await clipboard(page);
  for (const part of [label, value, '2020', 'United Nations Department of Economic and Social Affairs', 'International Migrant Stock', 'https://']) {
    assert.ok(text.includes(part), `"${part}" in "${text}"`);
  }
});

test('another fact has buttons of its own again', async (t) => {
  const { page, button } = await focused(t, 'data-sheet="undesa-2020" data-widget="totals"');
  await button('Copy value').click();
  await asked(page);
  await page.locator(`${HOST} >> [part=body]`).focus();
  await page.keyboard.press('ArrowDown');
  await drawn(page);
  assert.deepEqual((await tipOf(page)).buttons, ['Copy value', 'Copy with source']);
});

const REFUSE = "<script>navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))</script>";

for (const [what, head] of [
  ['where the clipboard is refused', REFUSE],
  ['where there is no clipboard', "<script>Object.defineProperty(navigator, 'clipboard', { value: undefined })</script>"],
]) {
  test(`${what} the old way of copying works, and the focus stays`, async (t) => {
    const recorded = `${head}<script>
      document.addEventListener('copy', () => { const { activeElement: host } = document; window.copied = host.shadowRoot.activeElement.value; });
    </script>`;
    const { page, button, status, messages } = await focused(t, 'data-sheet="undesa-2020" data-widget="totals"', { head: recorded });
    const { value } = await tipOf(page);
    await button('Copy value').click();
    await asked(page);
    assert.equal(await page.evaluate(() => window.copied), value);
    assert.equal(await status(), 'Copied');
    assert.equal((await tipOf(page)).isOpen, true);
    assert.equal(await page.locator(HOST).evaluate(({ shadowRoot }) => shadowRoot.activeElement.textContent), 'Copied');
    assert.deepEqual(messages, []);
  });
}

test('what could not be copied is not called copied', async (t) => {
  const head = `${REFUSE}<script>document.execCommand = () => false</script>`;
  const { page, button, status } = await focused(t, 'data-sheet="undesa-2020" data-widget="totals"', { head });
  await button('Copy value').click();
  await asked(page);
  assert.notEqual(await status(), 'Copied');
  assert.deepEqual((await tipOf(page)).buttons, ['Copy value', 'Copy with source']);
});
