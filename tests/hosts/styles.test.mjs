// Pages that style everything: inside the widget nothing changes, and what a reader points at is what is drawn there.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, events, host, open, pixelsOf, pointedAt, settled, state, tipOf } from './browser.mjs';

const HOST = '.migration-facts';
const OPTIONS = `${CHART} data-height="620" data-theme="light" lang="en"`;
const BASE = '<style>html{font-family:sans-serif}main{width:480px}</style>';

/** Where things are in the widget, from the corner of its figure, CSS px, and a hash of the picture. */
async function shape(page) {
  const parts = await page.locator(HOST).evaluate(({ shadowRoot }) => {
    const figure = shadowRoot.querySelector('figure').getBoundingClientRect();
    return ['figure', '[part=title]', '[part=subtitle]', '[part=controls]', 'input', '[part=body]', 'canvas', '[part=notices]', '[part=source]', 'summary']
      .map((name) => {
        const { x, y, width, height } = shadowRoot.querySelector(name).getBoundingClientRect();
        return [name, ...[x - figure.x, y - figure.y, width, height].map((length) => Math.round(length * 10) / 10)].join(' ');
      });
  });
  return [...parts, await pixelsOf(page)];
}

async function chart(t, { head = '', before = '<main>', after = '</main>', attributes = OPTIONS, context = {} } = {}) {
  const { page, messages } = await open(t, { body: before + host(attributes) + after + SCRIPT, head: BASE + head, context });
  await state(page, HOST);
  await drawn(page);
  return { page, messages };
}

/** Points at the bar of Asia and takes what the tip says. */
async function point(page) {
  const box = await page.locator(`${HOST} >> [part=body]`).boundingBox();
  await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.2);
  await settled(page);
  return { ...(await tipOf(page)), at: await pointedAt(page), box };
}

const RULES = {
  'a reset of everything': '*{all:unset}',
  'a reset that is important': '*{margin:0!important;padding:0!important;border:0!important;font-size:inherit!important;line-height:inherit!important;box-sizing:content-box!important;list-style:none!important}',
  'sizes of type': '*{font-size:33px!important;line-height:3!important;font-weight:900!important;font-style:italic!important}',
  'spaced letters': '*{letter-spacing:9px!important;word-spacing:2em!important;text-indent:5em!important;text-align:justify!important;text-transform:uppercase!important}',
  'white space': '*{white-space:pre!important;hyphens:auto!important;word-break:break-all!important;tab-size:20}',
  'colours, positions and moves': '*{color:red!important;position:relative!important;transition:all 1s!important;animation:none!important;float:none!important;opacity:1!important}@keyframes x{}',
  'a small root': 'html{font-size:8px}body{font-size:62.5%}',
  'a large root': 'html{font-size:40px}',
  'text from right to left': 'main{direction:rtl}',
  'other elements of its names': 'figure,h3,ul,canvas,button,input,aside,details,summary,section,i,p,b,span{display:none!important;width:9px!important;height:9px!important;transform:rotate(9deg)!important}',
  'no selection, small caps, other figures': '*{user-select:none!important;font-variant:small-caps!important;font-feature-settings:"onum"!important;font-kerning:none!important;text-shadow:0 0 9px red!important}',
  'images as wide as possible': 'img,canvas{width:100%!important;height:auto!important;max-width:none!important}',
  'a context of its own': 'main{contain:content;content-visibility:auto;isolation:isolate}',
  'a flexible row': 'body{display:flex}main{display:flex;flex:0 0 480px;flex-direction:column}',
  'a grid': 'main{display:grid;grid-template-columns:minmax(0,1fr)}',
};

let bare;
async function bareShape(t) {
  bare ??= await shape((await chart(t)).page);
  return bare;
}

for (const [what, rules] of Object.entries(RULES)) {
  test(`${what}: inside all is as on a bare page`, async (t) => {
    const wanted = await bareShape(t);
    const width = /unset/.test(rules) ? 'main{display:block!important;width:480px!important}html{font-family:sans-serif!important}' : '';
    const { page, messages } = await chart(t, { head: `<style>${rules}${width}</style>` });
    assert.deepEqual(await shape(page), wanted);
    const { isOpen, isInside, lines } = await point(page);
    assert.deepEqual([isOpen, isInside, lines[0]], [true, true, 'Asia']);
    assert.deepEqual(messages, []);
  });
}

for (const [what, style] of [['zoom', 'zoom:1.5'], ['a small zoom', 'zoom:.7'], ['a transform', 'transform:scale(.8);transform-origin:0 0'], ['a large transform', 'transform:scale(1.5);transform-origin:0 0']]) {
  test(`${what} above it: pointed at is what is there, the tip beside it, and letters are sharp`, async (t) => {
    const { page } = await chart(t, { before: `<main style="width:400px;${style}">`, context: { viewport: { width: 900, height: 1100 } } });
    const { isOpen, isInside, lines, at, box } = await point(page);
    assert.deepEqual([isOpen, isInside, lines[0]], [true, true, 'Asia']);
    const tip = await page.locator(`${HOST} >> [part=tip]`).boundingBox();
    assert.ok(Math.abs(tip.y + tip.height + 8 - at.y) < 2 || Math.abs(at.y + at.height + 8 - tip.y) < 2, JSON.stringify({ tip, at }));
    assert.ok(tip.x <= box.x + box.width * 0.45 && tip.x + tip.width >= box.x + box.width * 0.45, JSON.stringify({ tip, box }));
    const { width, height, pixels } = await page.locator(HOST).evaluate(({ shadowRoot }) => {
      const canvas = shadowRoot.querySelector('canvas');
      const { width: wide, height: high } = canvas.getBoundingClientRect();
      return { width: wide, height: high, pixels: [canvas.width, canvas.height] };
    });
    assert.ok(pixels[0] >= width - 1.5 && pixels[1] >= height - 1.5, `${pixels} pixels on ${width} × ${height}`);
  });
}

for (const [what, css] of [
  ['a float', 'float:left'],
  ['a column of centred things', 'display:flex;flex-direction:column;align-items:center'],
  ['an inline block', 'display:inline-block'],
  ['a cell of a grid that is as wide as its content', 'display:grid;justify-content:center'],
]) {
  test(`in ${what} the widget is as wide as its fallback`, async (t) => {
    const inside = /float|inline/.test(css) ? `<style>${HOST}{${css}}</style>` : '';
    const outside = inside ? '' : css;
    const fallback = '<figure style="margin:0"><img width="420" height="600" alt=""></figure>';
    const { page } = await open(t, { body: `<main style="width:700px;${outside}">${host(CHART, fallback)}</main>`, head: BASE + inside });
    const box = () => page.locator(HOST).evaluate((element) => {
      const { x, width, height } = element.getBoundingClientRect();
      return [x, width, height].map(Math.round);
    });
    const before = await box();
    assert.equal(before[1], 420);
    await page.addScriptTag({ url: '/migration-facts.js' });
    await state(page, HOST);
    await drawn(page);
    assert.deepEqual((await box()).slice(0, 2), before.slice(0, 2));
  });
}

for (const rule of [`div${HOST}{display:none!important}`, `${HOST}{visibility:hidden!important}`, `${HOST}{width:0!important;height:0!important;overflow:hidden!important}`]) {
  test(`a host that is taken out of sight stays so: ${rule}`, async (t) => {
    const { page, messages } = await open(t, { body: `<main>${host(CHART)}</main><aside style="width:400px">${host(OPTIONS)}</aside>${SCRIPT}`, head: `<style>main ${rule.replace('div', '')}</style>` });
    await state(page, 'aside > div');
    await settled(page);
    assert.ok(!await page.locator(`main > div >> [part=figure]`).isVisible().catch(() => false) || rule.includes('width:0'));
    assert.deepEqual(messages, []);
  });
}

test('columns do not cut it', async (t) => {
  const { page } = await chart(t, { before: '<main style="width:900px;column-count:2"><p>Before</p>' });
  const rects = await page.locator(HOST).evaluate(({ shadowRoot }) => shadowRoot.querySelector('figure').getClientRects().length);
  assert.equal(rects, 1);
});

test('where text runs from top to bottom it runs as ever inside', async (t) => {
  const { page, messages } = await chart(t, { before: '<main style="writing-mode:vertical-rl;width:auto;height:700px">' });
  const { width, height, mode } = await page.locator(HOST).evaluate(({ shadowRoot }) => {
    const figure = shadowRoot.querySelector('figure');
    const { width: wide, height: high } = figure.getBoundingClientRect();
    return { width: wide, height: high, mode: getComputedStyle(figure).writingMode };
  });
  assert.equal(mode, 'horizontal-tb');
  assert.ok(width >= 200 && height >= 300, `${width} × ${height}`);
  assert.deepEqual(messages, []);
});

test('with forced colours the canvas has them too', async (t) => {
  const { page } = await chart(t, { attributes: CHART, context: { forcedColors: 'active', colorScheme: 'dark' } });
  const [text, paper] = await page.locator(HOST).evaluate(({ shadowRoot }) => {
    const figure = shadowRoot.querySelector('figure');
    return [figure.style.getPropertyValue('--text'), getComputedStyle(figure).backgroundColor];
  });
  const forced = await page.evaluate(() => {
    document.body.style.cssText = 'color:CanvasText;background:Canvas';
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [`#${color.match(/\d+/g).slice(0, 3).map((part) => (+part).toString(16).padStart(2, '0')).join('')}`, backgroundColor];
  });
  assert.deepEqual([text, paper], forced);
});

test('the fallback and links of the page keep their style and their focus', async (t) => {
  const { page } = await open(t, {
    body: `<main><a id="link" href="#x">Link</a>${host(CHART, '<p id="fall">The fallback.</p>')}</main>${SCRIPT}`,
    head: '<style>#fall{color:rgb(1,2,3)}#link{color:rgb(4,5,6);outline:3px solid rgb(7,8,9)}</style>',
  });
  await page.locator('#link').focus();
  await state(page, HOST);
  const now = await page.evaluate(() => [document.activeElement.id, getComputedStyle(document.querySelector('#fall')).color, getComputedStyle(document.querySelector('#link')).outlineColor]);
  assert.deepEqual(now, ['link', 'rgb(1, 2, 3)', 'rgb(7, 8, 9)']);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('[style]')].length), 0);
  assert.deepEqual((await events(page, 'error')), []);
});
