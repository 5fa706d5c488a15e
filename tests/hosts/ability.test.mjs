// For every ability: the focus stays, its ring is seen, words can be found, copied and translated, late fonts are taken on.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test from 'node:test';
import { CHART, SCRIPT, drawn, host, open, pixelsOf, settled, state } from './browser.mjs';
import { contrast } from './contrast.mjs';

const HOST = '.migration-facts';
const CARD = 'data-sheet="iom-costa-rica" data-widget="card"';
const FONT = await readFile(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'));

async function show(t, { attributes = CHART, css = '', fallback, ...options } = {}) {
  const body = `<main style="width:480px"><a id="before" href="#x">Before</a>${host(attributes, fallback)}<a id="after" href="#x">After</a></main>${SCRIPT}`;
  const opened = await open(t, { body, head: `<style>${css}</style>`, ...options });
  await state(opened.page, HOST);
  await settled(opened.page);
  return opened;
}

const inside = (page, selector) => page.locator(`${HOST} >> ${selector}`);

/** The part, or the tag, of what has the focus in the view. */
const focused = (page) => page.locator(HOST).evaluate(({ shadowRoot }) => {
  const { activeElement } = shadowRoot;
  return activeElement && (activeElement.getAttribute('part') ?? activeElement.localName);
});

const update = (page, options) => page.evaluate(async (given) => {
  window.widget ??= await window.MigrationFacts.mount(document.querySelector('.migration-facts'), {});
  await window.widget.update(given);
}, options);

// The focus

test('steps of the year keep the focus, also at their ends', async (t) => {
  const { page } = await show(t);
  const [back, forth] = [inside(page, 'span button').first(), inside(page, 'span button').nth(1)];
  assert.equal(await forth.getAttribute('aria-disabled'), 'true');
  await back.focus();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.equal(await back.evaluate((element) => element.matches(':focus')), true, `step ${step}`);
  }
  assert.equal(await back.getAttribute('aria-disabled'), 'true');
  assert.equal(await forth.getAttribute('aria-disabled'), null);
});

for (const [what, selector] of [
  ['the picture', '[part=body]'], ['the slider', 'input[type=range]'], ['the heading of the table', 'summary'],
  ['the address of the source', '[part=source] a'], ['a button of the tip', '[part=tip] button'],
]) {
  test(`${what} keeps the focus, or the picture has it, whatever is updated`, async (t) => {
    const { page } = await show(t);
    await update(page, {});
    for (const [options, lost] of [
      [{ title: 'Another headline' }, ''],
      [{ year: '1990' }, ''],
      [{ sheet: 'iom-costa-rica', widget: 'card', year: '' }, /input|a|button/],
    ]) {
      if (selector.startsWith('[part=tip]')) {
        await inside(page, '[part=body]').focus();
        await page.keyboard.press('Home');
        await drawn(page);
      }
      await inside(page, selector).first().focus();
      const before = await focused(page);
      await update(page, options);
      await settled(page);
      const after = await focused(page);
      assert.ok(after === before || (after === 'body' && lost !== '') || (after === 'body' && /tip|button/.test(`${selector}${before}`)), `${JSON.stringify(options)}: ${before}, ${after}`);
    }
  });
}

test('a reader of the open table stays in it while other figures come', async (t) => {
  const { page } = await show(t);
  await update(page, {});
  await inside(page, 'summary').focus();
  await page.keyboard.press('Enter');
  await update(page, { year: '1990' });
  await settled(page);
  assert.equal(await focused(page), 'summary');
  assert.equal(await inside(page, 'details').evaluate(({ open: isOpen }) => isOpen), true);
  assert.match(await inside(page, 'tbody').textContent(), /1990/);
});

test('what is unfolded goes on with the focus on the picture', async (t) => {
  const { page } = await show(t, { attributes: `${CHART} data-height="300"` });
  await inside(page, '[part=more]').focus();
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await focused(page), 'body');
});

test('every ring is 2 px thick and has a contrast of 3, on every paper', async (t) => {
  for (const css of ['', 'body{background:#14171c;color:#eee}', `${HOST}{--migration-facts-paper:#777}`, `${HOST}{--migration-facts-paper:#ffd400}`]) {
    const { page } = await show(t, { css });
    await inside(page, '[part=body]').focus();
    await page.keyboard.press('Home');
    await settled(page);
    const rings = await page.locator(HOST).evaluate(({ shadowRoot }) => {
      const figure = shadowRoot.querySelector('figure');
      const ground = figure.style.getPropertyValue('--ground');
      return [...shadowRoot.querySelectorAll('button,input,summary,a,[tabindex="0"]')].filter((element) => element.offsetHeight).map((element) => {
        element.focus({ focusVisible: true });
        const { outlineColor, outlineWidth, outlineStyle } = getComputedStyle(element);
        const tip = element.closest('[popover]');
        return { name: element.localName, ring: `${outlineWidth} ${outlineStyle}`, outlineColor, ground: tip ? getComputedStyle(tip).backgroundColor : ground };
      });
    });
    assert.ok(rings.length >= 6, `${rings.length} rings`);
    for (const { name, ring, outlineColor, ground } of rings) {
      assert.equal(ring, '2px solid', name);
      assert.ok(contrast(outlineColor, ground) >= 3, `${name}: ${outlineColor} on ${ground} with ${css}`);
    }
  }
});

test('the ring on the canvas is 2 px thick, in the colour of the text', async (t) => {
  const { page } = await show(t);
  await inside(page, '[part=body]').focus();
  await page.keyboard.press('Home');
  await settled(page);
  const seen = await page.locator(HOST).evaluate(({ shadowRoot }) => {
    const canvas = shadowRoot.querySelectorAll('canvas')[1];
    const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const column = Array.from({ length: canvas.height }, (_, y) => data[(y * width + (width >> 1)) * 4 + 3] > 0);
    const first = column.indexOf(true);
    const at = (first * width + (width >> 1)) * 4;
    return {
      thick: column.indexOf(false, first) - first,
      color: `#${[...data.subarray(at, at + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
      text: shadowRoot.querySelector('figure').style.getPropertyValue('--text'),
      ground: shadowRoot.querySelector('figure').style.getPropertyValue('--ground'),
    };
  });
  assert.equal(seen.thick, 2);
  assert.equal(seen.color, seen.text);
  assert.ok(contrast(seen.color, seen.ground) >= 3);
});

test('the tip can be read on every paper, and whatever theme is asked for', async (t) => {
  for (const paper of ['#777', '#808080', '#7a7a7a', '#ff0000', '#ffd400', '#0b1b2b', '#c0392b', '#fff1e5']) {
    for (const theme of ['auto', 'light', 'dark']) {
      const { page } = await show(t, { attributes: `${CHART} data-theme="${theme}"`, css: `${HOST}{--migration-facts-paper:${paper}}` });
      await inside(page, '[part=body]').focus();
      await page.keyboard.press('Home');
      await drawn(page);
      const pair = await inside(page, '[part=tip]').evaluate((tip) => [getComputedStyle(tip).color, getComputedStyle(tip).backgroundColor]);
      assert.ok(contrast(...pair) >= 4.5, `${paper}, ${theme}: ${pair}`);
      await page.close();
    }
  }
});

// What is said

test('the summary is in the view for those who do not see the picture, and adds no height', async (t) => {
  for (const attributes of [CHART, CARD, 'data-sheet="undesa-2020" data-widget="trend"', 'data-sheet="rcm-meetings" data-widget="timeline"']) {
    const { page } = await show(t, { attributes });
    const wanted = await page.evaluate(async () => {
      const { sheet, widget } = document.querySelector('.migration-facts').dataset;
      return (await window.MigrationFacts.describe({ sheet, widget })).summary;
    });
    const summary = inside(page, 'figure p:not([role])');
    assert.equal(await summary.textContent(), wanted);
    assert.equal(await summary.evaluate((element) => element.offsetHeight), 1);
    await page.close();
  }
});

test('pointing says nothing, keys say it once and where it is polite; nothing is said on load or by an update', async (t) => {
  const { page } = await show(t);
  const live = () => page.locator(HOST).evaluate(({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('[role=status],[aria-live],[role=alert],output')].map(({ textContent }) => textContent));
  assert.deepEqual(await live(), ['']);
  await update(page, { title: 'Another headline' });
  await settled(page);
  assert.deepEqual(await live(), ['']);
  const box = await inside(page, '[part=body]').boundingBox();
  await page.mouse.move(box.x + 60, box.y + 20);
  await settled(page);
  assert.deepEqual(await live(), ['']);
  assert.equal(await inside(page, '[part=tip]').isVisible(), true);
  await page.mouse.move(1, 1);
  await inside(page, '[part=body]').focus();
  await page.keyboard.press('Home');
  await settled(page);
  const [said, ...more] = await live();
  assert.match(said, /Europe.*86/);
  assert.deepEqual(more, []);
});

test('a button that has copied keeps its name: only the status says so', async (t) => {
  const { page } = await show(t, { context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await inside(page, '[part=body]').focus();
  await page.keyboard.press('Home');
  await drawn(page);
  const button = inside(page, '[part=tip] button').first();
  await button.click();
  await page.waitForTimeout(100);
  assert.equal(await inside(page, '[role=status]').textContent(), 'Copied');
  assert.equal(await button.textContent(), 'Copied');
  assert.equal(await button.getAttribute('aria-label'), 'Copy value');
});

// Found, copied, translated

test("the browser's search finds title, notice, source, tip and table", async (t) => {
  const { page } = await show(t);
  const find = (text) => page.evaluate((wanted) => {
    getSelection().removeAllRanges();
    return window.find(wanted);
  }, text);
  for (const text of ['More than six in ten', 'A stock: all international', 'International Migrant Stock 2020']) assert.equal(await find(text), true, text);
  assert.equal(await find('Copy with source'), false);
  await inside(page, '[part=body]').focus();
  await page.keyboard.press('Home');
  await settled(page);
  assert.equal(await find('Copy with source'), true, 'the tip');
  await inside(page, 'summary').click();
  assert.equal(await find('58,708,795'), true, 'the table');
});

test('what is selected from the title to the source is copied as text', async (t) => {
  const { page } = await show(t, { context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  for (const [selector, text] of [['[part=title]', /six in ten/], ['[part=subtitle]', /mid-year/], ['[part=notices] li', /stock/], ['[part=source]', /United Nations/]]) {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await inside(page, selector).first().click({ clickCount: 3, position: { x: 4, y: 6 } });
    await page.keyboard.press('Control+c');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), text, selector);
  }
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const all = await page.evaluate(() => navigator.clipboard.readText());
  for (const text of ['More than six in ten', 'Highest: Europe', 'A stock:', 'United Nations']) assert.ok(all.includes(text), `${text} in ${all}`);
});

test('a browser that translates puts elements in place of texts: updates go on', async (t) => {
  const { page, messages } = await show(t);
  await inside(page, '[part=body]').focus();
  await page.keyboard.press('Home');
  await inside(page, 'summary').click();
  await settled(page);
  const translate = () => page.locator(HOST).evaluate(({ shadowRoot }) => {
    const texts = [];
    const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter(({ data }) => /\p{L}/u.test(data))) {
      const font = document.createElement('font');
      font.append(`[${text.data}]`);
      text.replaceWith(font);
    }
  });
  await translate();
  const title = inside(page, '[part=title]');
  assert.match(await title.textContent(), /^\[/);
  await inside(page, 'span button').first().click();
  await settled(page);
  assert.match(await inside(page, '[part=subtitle]').textContent(), /2015$/);
  assert.match(await title.textContent(), /^\[/, 'what has not changed stays translated');
  assert.match(await inside(page, '[part=more]').evaluate((element) => element.textContent), /^\[/);
  await translate();
  await update(page, { title: 'Another headline', year: '2020' });
  await settled(page);
  assert.equal(await title.textContent(), 'Another headline');
  assert.doesNotMatch(await inside(page, '[part=subtitle]').textContent(), /\[/);
  assert.doesNotMatch(await inside(page, 'tbody').textContent(), /\[|2015/);
  assert.deepEqual(messages, []);
});

// Fonts of the page

test('a font that comes late is taken on, without a flash and without moving anything', async (t) => {
  const css = 'main{font-family:Late,sans-serif}a{display:block;font:16px/20px monospace}';
  const watch = `<script>
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  </script>`;
  const body = `<main style="width:480px">${host(`${CHART} data-height="420"`, '<div style="height:420px">Fallback</div>')}<a id="after" href="#x">After</a></main>${SCRIPT}`;
  const { page, messages } = await open(t, { body, head: `${watch}<style>${css}</style>`, pages: { '/late.ttf': FONT }, delays: { '/late.ttf': 2000 } });
  await state(page, HOST);
  await page.addStyleTag({ content: '@font-face{font-family:Late;src:url(/late.ttf);font-display:swap}' });
  await settled(page);
  assert.equal(await page.evaluate(() => document.fonts.check('16px Late')), false);
  const before = await pixelsOf(page);
  const measured = () => page.evaluate(() => [document.querySelector('.migration-facts').offsetHeight, document.querySelector('#after').getBoundingClientRect().top]);
  const sizes = await measured();
  // In every picture from now on the canvas has something on it, and the view is there.
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('.migration-facts');
    const canvas = shadowRoot.querySelector('canvas');
    window.inked = [];
    const look = () => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 3; at < data.length; at += 4) count += data[at] > 0;
      window.inked.push(shadowRoot.querySelector('figure').offsetHeight ? count : 0);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.waitForFunction(() => document.fonts.check('16px Late'), null, { timeout: 6000 });
  await settled(page);
  assert.notEqual(await pixelsOf(page), before, 'the body is painted in the new font');
  assert.deepEqual(await measured(), sizes);
  const inked = await page.evaluate(() => window.inked);
  assert.ok(inked.length > 10 && Math.min(...inked) > 0.8 * Math.max(...inked), `${Math.min(...inked)} to ${Math.max(...inked)} of ${inked.length}`);
  assert.deepEqual(await page.evaluate(() => window.shifts.filter((value) => value > 0.01)), []);
  assert.deepEqual(messages, []);
});
