// Links in the text of a page point at facts in its widgets.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, host, open, pixelsOf, state, tipOf } from './browser.mjs';

const link = (id, fact, of = 'undesa-2020', tag = 'a') => `<p><${tag} id="${id}" ${tag === 'a' ? `href="#${fact}"` : 'tabindex="0"'} data-migration-facts-for="${of}"><b>${id}</b> text</${tag}></p>`;

async function article(t, links, context) {
  const body = `${links}<p id="away" tabindex="0">Elsewhere</p>
    <main id="one">${host(`${CHART} id="first"`)}</main><main id="two">${host(CHART)}</main>
    <main id="three">${host('data-sheet="iom" data-widget="trend"')}</main>${SCRIPT}`;
  const opened = await open(t, { body, context: { viewport: { width: 800, height: 2400 }, ...context } });
  const { page } = opened;
  for (const id of ['one', 'two', 'three']) await state(page, `#${id} > div`);
  /** Whether anything is on the upper layers. */
  const outlined = async () => {
    await drawn(page);
    await drawn(page);
    return Promise.all(['one', 'two', 'three'].map((id) => page.locator(`#${id} > div`).evaluate(({ shadowRoot }) => {
      const { width, height } = shadowRoot.querySelectorAll('canvas')[1];
      const copy = new OffscreenCanvas(width, height).getContext('2d');
      copy.drawImage(shadowRoot.querySelectorAll('canvas')[1], 0, 0);
      return copy.getImageData(0, 0, width, height).data.some(Boolean);
    })));
  };
  return { ...opened, outlined };
}

test('hover and focus outline the fact in all widgets of its sheet, without a tip, as long as they last', async (t) => {
  const { page, outlined, messages } = await article(t, link('asia', 'asia-2020'));
  const bodies = () => Promise.all(['one', 'two'].map((id) => pixelsOf(page, 0, `#${id} > div`)));
  const before = await bodies();
  await page.locator('#asia').hover();
  assert.deepEqual(await outlined(), [true, true, false]);
  assert.deepEqual(await bodies(), before, 'the body is not drawn again');
  for (const id of ['one', 'two']) assert.equal((await tipOf(page, `#${id}`)).isOpen, false);
  await page.locator('#asia b').hover();
  assert.deepEqual(await outlined(), [true, true, false], 'over what is in the link');
  await page.locator('#away').hover();
  assert.deepEqual(await outlined(), [false, false, false]);
  await page.locator('#asia').focus();
  assert.deepEqual(await outlined(), [true, true, false]);
  await page.locator('#asia').hover();
  await page.locator('#away').hover();
  assert.deepEqual(await outlined(), [true, true, false], 'it has the focus still');
  await page.locator('#away').focus();
  assert.deepEqual(await outlined(), [false, false, false]);
  assert.deepEqual(messages, []);
});

test('a link may name one host', async (t) => {
  const { page, outlined } = await article(t, link('asia', 'asia-2020', 'first'));
  await page.locator('#asia').focus();
  assert.deepEqual(await outlined(), [true, false, false]);
});

test('another sheet, an unknown fact, a year that is not shown, a link that is none: nothing happens, in silence', async (t) => {
  const links = [
    link('sheet', 'asia-2020', 'iom-honduras'), link('fact', 'atlantis'), link('year', 'asia-1990', 'first'),
    link('broken', '%zz'), link('none', '', 'undesa-2020', 'span'),
  ];
  const { page, outlined, messages } = await article(t, links.join(''));
  for (const id of ['sheet', 'fact', 'year', 'broken', 'none']) {
    await page.locator(`#${id}`).hover();
    await page.locator(`#${id}`).focus();
    assert.deepEqual(await outlined(), [false, false, false], id);
  }
  assert.deepEqual(messages, []);
});

test('a link before its widget is there does no harm', async (t) => {
  const { page, messages } = await open(t, { body: `${link('asia', 'asia-2020')}${host(CHART)}${SCRIPT}`, delays: { '/migration_facts_bg.wasm': 500 } });
  await page.waitForFunction(() => window.MigrationFacts);
  await page.locator('#asia').hover();
  await page.locator('#asia').focus();
  await state(page, '.migration-facts');
  assert.deepEqual(messages, []);
});

test('what a reader has chosen stays chosen while a link points elsewhere', async (t) => {
  const { page, outlined } = await article(t, link('africa', 'africa-2020', 'first'));
  await page.evaluate(async () => {
    const widget = await window.MigrationFacts.mount(document.querySelector('#first'));
    await widget.select('asia-2020');
  });
  await page.locator('#away').focus();
  await outlined();
  const chosen = await pixelsOf(page, 1, '#first');
  await page.locator('#africa').focus();
  await outlined();
  assert.notEqual(await pixelsOf(page, 1, '#first'), chosen);
  await page.locator('#away').focus();
  await outlined();
  assert.equal(await pixelsOf(page, 1, '#first'), chosen);
});

test("the tip of what a reader has chosen never says another fact's words while a link points there", async (t) => {
  const { page, outlined } = await article(t, link('africa', 'africa-2020', 'first'));
  const body = await page.locator('#first >> [part=body]').boundingBox();
  // The last one: its tip does not lie over the link.
  await page.mouse.click(body.x + 30, body.y + body.height - 14);
  await outlined();
  const tip = () => tipOf(page, '#first');
  const chosen = await tip();
  assert.ok(chosen.isOpen && chosen.value && !/Africa/.test(chosen.text), chosen.text);
  await page.locator('#africa').hover();
  await outlined();
  const over = await tip();
  assert.ok(!over.isOpen || over.text === chosen.text, over.text);
  assert.doesNotMatch(over.text, /Africa/);
  await page.locator('#away').hover();
  await outlined();
  assert.deepEqual(await tip(), chosen, 'and it comes back');
});
