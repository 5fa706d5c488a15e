// Every kind of widget under pointer, touch and keys.

import assert from 'node:assert/strict';
import test from 'node:test';
import { SCRIPT, drawn, events, host, open, pixelsOf, pointedAt, settled, state, tipOf } from './browser.mjs';

const HOST = '.migration-facts';

const PAIRS = [
  ['card', 'iom-costa-rica'],
  ['card', 'iom-honduras'],
  ['totals', 'undesa-2020'],
  ['share', 'undesa-2020'],
  ['share', 'iom-costa-rica'],
  ['members', 'iom-honduras'],
  ['members', 'iom-costa-rica'],
  ['timeline', 'rcm-meetings'],
  ['timeline', 'iom-honduras'],
  ['trend', 'undesa-2020'],
  ['trend', 'iom'],
];

async function show(t, [widget, sheet], context = {}) {
  const body = `<p id="away">Elsewhere</p><a id="before" href="#x">Before</a>
    ${host(`data-sheet="${sheet}" data-widget="${widget}"`)}<a id="after" href="#x">After</a><div style="height:2000px"></div>${SCRIPT}`;
  const opened = await open(t, { body, context });
  await state(opened.page, HOST);
  return { ...opened, body: opened.page.locator(`${HOST} >> [part=body]`) };
}

/** Presses keys with the focus in the body and says where that led. */
async function keys(page, body, ...names) {
  await body.focus();
  for (const name of names) {
    await page.keyboard.press(name);
    await drawn(page);
  }
  return pointedAt(page);
}

/** Where the first thing is, found by the keys, which then leave. */
async function firstThing(page, body) {
  const at = await keys(page, body, 'Home');
  await page.keyboard.press('Escape');
  await body.evaluate((element) => element.blur());
  await drawn(page);
  return at;
}

for (const pair of PAIRS) {
  const name = pair.join(' of ');

  test(`${name}: hover shows one tip and draws nothing but the outline, a click selects once`, async (t) => {
    const { page, body, messages } = await show(t, pair);
    const { middle, center } = await firstThing(page, body);
    assert.equal((await tipOf(page)).isOpen, false);
    const pixels = await pixelsOf(page);
    const blank = await pixelsOf(page, 1);
    await page.mouse.move(middle, center);
    await drawn(page);
    const tip = await tipOf(page);
    assert.ok(tip.isOpen && tip.isInside, `inside the window: ${tip.isInside}`);
    assert.ok(tip.value && tip.lines.length >= 3 && tip.lines[0] !== tip.value, tip.text);
    assert.match(tip.text, /Source/);
    assert.deepEqual(tip.buttons, ['Copy value', 'Copy with source']);
    assert.equal(await pixelsOf(page), pixels, 'the body is not drawn again');
    assert.notEqual(await pixelsOf(page, 1), blank, 'the outline is');
    assert.deepEqual(await events(page, 'select'), []);
    await page.mouse.down();
    await page.mouse.up();
    await settled(page);
    const [detail, ...more] = await events(page, 'select');
    assert.deepEqual(more, []);
    assert.deepEqual(Object.keys(detail).sort(), ['bound', 'fact', 'label', 'source', 'unit', 'value']);
    assert.ok(detail.fact && detail.label && detail.source, JSON.stringify(detail));
    assert.ok(detail.value === null || typeof detail.value === 'number');
    assert.deepEqual(messages, []);
  });

  test(`${name}: a tap selects and shows the tip, a second one takes it back, one elsewhere closes it`, async (t) => {
    const { page, body } = await show(t, pair, { hasTouch: true, viewport: { width: 360, height: 900 } });
    const { middle, center } = await firstThing(page, body);
    await page.touchscreen.tap(middle, center);
    await settled(page);
    assert.equal((await events(page, 'select')).length, 1);
    const tip = await tipOf(page);
    assert.ok(tip.isOpen && tip.isInside, tip.text);
    await page.touchscreen.tap(middle, center);
    await settled(page);
    assert.equal((await tipOf(page)).isOpen, false);
    await page.touchscreen.tap(middle, center);
    await settled(page);
    assert.equal((await tipOf(page)).isOpen, true);
    await page.locator('#away').tap();
    await settled(page);
    assert.equal((await tipOf(page)).isOpen, false);
  });

  test(`${name}: keys walk, select and leave; the buttons of the tip are a Tab away`, async (t) => {
    const { page, body } = await show(t, pair);
    const first = await keys(page, body, 'Home');
    const last = await keys(page, body, 'End');
    const middles = ({ middle, center }) => [middle, center];
    const up = await keys(page, body, 'ArrowUp');
    if (middles(up).join() !== middles(last).join()) assert.ok(up.center < last.center, 'up is up');
    const down = await keys(page, body, 'Home', 'ArrowDown');
    if (middles(down).join() !== middles(first).join()) assert.ok(down.center > first.center, 'down is down');
    const next = await keys(page, body, 'Home', 'ArrowRight');
    const back = await keys(page, body, 'ArrowLeft');
    assert.deepEqual(middles(back), middles(first));
    if (middles(last).join() !== middles(first).join()) assert.notDeepEqual(middles(next), middles(first));
    assert.equal((await tipOf(page)).isOpen, true);
    await keys(page, body, 'Home', 'Enter');
    await settled(page);
    const [selected, ...more] = await events(page, 'select');
    assert.ok(selected.fact && !more.length);
    assert.ok((await page.locator(`${HOST} >> [role=status]`).textContent()).includes(selected.label), 'it is announced');
    const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement.textContent ?? document.activeElement.id);
    await page.keyboard.press('Tab');
    await drawn(page);
    assert.equal(await focused(), 'Copy value');
    assert.equal((await tipOf(page)).isOpen, true);
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Copy with source');
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal((await tipOf(page)).isOpen, false, 'Escape closes');
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement.getAttribute('part')), 'body', 'the focus is not lost');
    await page.keyboard.press('Tab');
    assert.notEqual(await focused(), 'Copy value', 'the buttons of a closed tip are not there');
  });
}

test('a vertical swipe over a widget scrolls the page and selects nothing', async (t) => {
  const { page, body } = await show(t, PAIRS[2], { hasTouch: true, viewport: { width: 360, height: 700 } });
  const { middle, center } = await firstThing(page, body);
  const devtools = await page.context().newCDPSession(page);
  const touch = (type, y) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y == null ? [] : [{ x: middle, y }] });
  await touch('touchStart', center + 100);
  for (let y = center + 90; y > center - 100; y -= 20) await touch('touchMove', y);
  await touch('touchEnd');
  await settled(page);
  assert.ok(await page.evaluate(() => scrollY) > 50);
  assert.deepEqual(await events(page, 'select'), []);
  assert.equal((await tipOf(page)).isOpen, false);
});

test("outside the widget the page's arrow keys are the page's", async (t) => {
  const { page, body } = await show(t, PAIRS[2]);
  await body.focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.locator('#before').focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(300);
  assert.ok(await page.evaluate(() => scrollY) > 0);
});

test('two widgets never show a tip each, and the outline of a tip is the one of its fact', async (t) => {
  const chart = (id) => `<main id="${id}">${host('data-sheet="undesa-2020" data-widget="totals"')}</main>`;
  const { page } = await open(t, { body: chart('one') + chart('two') + SCRIPT });
  for (const id of ['one', 'two']) await state(page, `#${id} > div`);
  const move = async (id) => {
    const box = await page.locator(`#${id} >> [part=body]`).boundingBox();
    await page.mouse.move(box.x + 100, box.y + 20);
    await drawn(page);
    return Promise.all(['one', 'two'].map(async (each) => (await tipOf(page, `#${each}`)).isOpen));
  };
  assert.deepEqual(await move('one'), [true, false]);
  assert.deepEqual(await move('two'), [false, true]);
  // What a click has pinned gives way to the next.
  await page.mouse.down();
  await page.mouse.up();
  await drawn(page);
  await move('one');
  await page.mouse.down();
  await page.mouse.up();
  await drawn(page);
  assert.deepEqual(await Promise.all(['one', 'two'].map(async (each) => (await tipOf(page, `#${each}`)).isOpen)), [true, false]);
});

for (const width of [320, 1280]) {
  test(`at ${width} px the tip is inside the window at every edge`, async (t) => {
    const body = `<style>body{margin:0}</style>${host('data-sheet="iom-honduras" data-widget="members"')}<div style="height:3000px"></div>${SCRIPT}`;
    const { page } = await open(t, { body, context: { viewport: { width, height: 640 } } });
    await state(page, HOST);
    const { x, y, width: wide, height } = await page.locator(`${HOST} >> [part=body]`).boundingBox();
    let seen = 0;
    for (const across of [0.01, 0.4, 0.99]) {
      for (let down = 4; down < height; down += 12) {
        await page.evaluate((top) => scrollTo(0, top), Math.max(0, y + down - 600));
        const top = await page.evaluate(() => scrollY);
        await page.mouse.move(x + wide * across, y + down - top);
        await drawn(page);
        const tip = await tipOf(page);
        if (!tip.isOpen) continue;
        seen += 1;
        assert.ok(tip.isInside, `${tip.text} at ${across}, ${down}`);
      }
    }
    assert.ok(seen > 8, `${seen} tips`);
  });
}

test('a reader can go to the tip, select in it and press its buttons; leaving it closes it', async (t) => {
  const { page, body } = await show(t, PAIRS[2]);
  const { middle, center } = await firstThing(page, body);
  await page.mouse.move(middle, center);
  // Not at once: a pointer that sweeps over the picture is not held up.
  await page.waitForTimeout(400);
  const box = await page.locator(`${HOST} >> [part=tip]`).boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 8 });
  await drawn(page);
  assert.equal((await tipOf(page)).isOpen, true);
  await page.mouse.dblclick(box.x + 16, box.y + 16);
  await drawn(page);
  const chosen = await page.locator(HOST).evaluate(({ shadowRoot }) => String(shadowRoot.getSelection?.() ?? getSelection()));
  assert.match(chosen, /\w/);
  assert.equal((await tipOf(page)).isOpen, true);
  await page.mouse.move(2, 2);
  await drawn(page);
  assert.equal((await tipOf(page)).isOpen, false);
});
