import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, events, host, open, pixelsOf, settled, state, tableOf } from './browser.mjs';

const HOST = '.migration-facts';

async function chart(t, more = {}) {
  const opened = await open(t, { body: `${host(CHART)}<p id="away">Elsewhere</p><div style="height:2000px"></div>${SCRIPT}`, ...more });
  await state(opened.page, HOST);
  return { ...opened, body: opened.page.locator(`${HOST} >> [part=body]`) };
}

const tip = (page) => page.locator(`${HOST} >> [part=tip]`).evaluate((element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { text: element.textContent, inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight, isOpen: !!element.offsetHeight };
});

test('arrows and Enter select, and the page is told', async (t) => {
  const { page, body } = await chart(t);
  await body.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await drawn(page);
  const [selected] = await events(page, 'select');
  assert.ok(selected.fact && selected.label && selected.value > 0, JSON.stringify(selected));
  assert.equal((await page.locator(`${HOST} >> [role=status]`).textContent()).length > 0, true, 'the change is announced');
  assert.equal((await tip(page)).isOpen, true);
  await page.keyboard.press('Escape');
  await drawn(page);
  assert.equal((await tip(page)).isOpen, false);
});

test('keys act only inside, and handled ones do not scroll the page', async (t) => {
  const { page, body } = await chart(t);
  await body.focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await body.evaluate((element) => element.blur());
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(400);
  assert.ok(await page.evaluate(() => scrollY) > 0);
  assert.deepEqual(await events(page, 'select'), []);
});

test('hover shows a tip inside the window; leaving, Escape and a scroll close it', async (t) => {
  const { page, body } = await chart(t, { context: { viewport: { width: 320, height: 700 } } });
  const box = await body.boundingBox();
  for (const y of [0.1, 0.5, 0.95]) {
    await page.mouse.move(box.x + box.width - 4, box.y + box.height * y);
    await drawn(page);
    const { text, inside, isOpen } = await tip(page);
    assert.ok(isOpen && inside && /\d/.test(text), `${text} at ${y}, inside: ${inside}`);
  }
  await page.keyboard.press('Escape');
  await drawn(page);
  assert.equal((await tip(page)).isOpen, false, 'Escape');
  await page.mouse.move(box.x + 20, box.y + 20);
  await drawn(page);
  assert.equal((await tip(page)).isOpen, true);
  await page.mouse.move(2, 2);
  await drawn(page);
  assert.equal((await tip(page)).isOpen, false, 'leaving');
  await page.mouse.move(box.x + 20, box.y + 20);
  await drawn(page);
  await page.evaluate(() => scrollBy(0, 1500));
  await drawn(page);
  await drawn(page);
  assert.equal((await tip(page)).isOpen, false, 'scrolling');
});

test('a click selects, a second one takes it back', async (t) => {
  const { page, body } = await chart(t);
  await body.click({ position: { x: 100, y: 20 } });
  await drawn(page);
  await body.click({ position: { x: 100, y: 20 } });
  await drawn(page);
  await body.click({ position: { x: 100, y: 20 } });
  await drawn(page);
  const facts = (await events(page, 'select')).map(({ fact }) => fact);
  assert.equal(facts.length, 2);
  assert.equal(facts[0], facts[1]);
});

test('a tap selects and shows the tip, a tap elsewhere closes it', async (t) => {
  const { page, body } = await chart(t, { context: { hasTouch: true, viewport: { width: 360, height: 900 } } });
  await body.tap({ position: { x: 100, y: 20 } });
  await page.waitForTimeout(100);
  assert.equal((await events(page, 'select')).length, 1);
  assert.equal((await tip(page)).isOpen, true);
  await page.locator('#away').tap();
  await page.waitForTimeout(100);
  assert.equal((await tip(page)).isOpen, false);
  assert.match(await body.evaluate((element) => getComputedStyle(element).touchAction), /pan-y/);
});

test('the year control changes the figures of the table', async (t) => {
  const { page } = await chart(t);
  const latest = await tableOf(page, HOST);
  const slider = page.locator(`${HOST} >> input[type=range]`);
  await page.locator(`${HOST} >> button`).first().click();
  await drawn(page);
  const earlier = await tableOf(page, HOST);
  assert.notDeepEqual(earlier, latest);
  assert.equal(await slider.getAttribute('aria-valuetext'), '2015');
  assert.match(await page.locator(`${HOST} >> [role=status]`).textContent(), /2015/, 'the change is announced');
  await slider.focus();
  await page.keyboard.press('End');
  await drawn(page);
  assert.deepEqual(await tableOf(page, HOST), latest);
});

test('what a reader can press is 24 px at least, and has a name', async (t) => {
  const { page } = await chart(t);
  const small = await page.locator(HOST).evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('button,input,summary,[tabindex="0"]')].map((element) => {
    // "Show all" is there only where something is folded.
    if (element.matches('figure[data-fold=""] [part=more]')) return '';
    const { width, height } = element.getBoundingClientRect();
    const name = element.ariaLabel || element.textContent;
    return width >= 24 && height >= 24 && name ? '' : `${element.localName} "${name}" ${width} x ${height}`;
  }).filter(Boolean));
  assert.deepEqual(small, []);
});

test('the canvas is hidden from assistive technology, the table is not', async (t) => {
  const { page } = await chart(t);
  const hidden = await page.locator(HOST).evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('canvas')].every(({ ariaHidden }) => ariaHidden === 'true'));
  assert.equal(hidden, true);
  await page.locator(`${HOST} >> summary`).click();
  assert.ok(await page.locator(`${HOST} >> table`).isVisible());
  assert.ok((await tableOf(page, HOST)).length >= 7);
});

test('the field of the members says what it has found', async (t) => {
  const { page } = await open(t, { body: host('data-sheet="iom-honduras" data-widget="members"') + SCRIPT });
  await state(page, HOST);
  const field = page.locator(`${HOST} >> input[type=search]`);
  const said = async (text) => {
    await field.fill(text);
    await drawn(page);
    return page.locator(`${HOST} >> [role=status]`).textContent();
  };
  const before = await pixelsOf(page);
  assert.match(await said('hond'), /Honduras/);
  await settled(page);
  assert.notEqual(await pixelsOf(page), before, 'it stands out');
  const several = await said('a');
  for (const name of ['Canada', 'Panama', 'Guatemala']) assert.ok(several.includes(name), several);
  assert.doesNotMatch(several, /Mexico|Belize/);
  assert.notEqual(await said('atlantis'), several);
  await said('');
  await settled(page);
  assert.equal(await pixelsOf(page), before, 'an empty field takes it back');
});
