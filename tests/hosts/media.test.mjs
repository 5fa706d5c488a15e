// What readers ask of their system: their own colours, more contrast, less motion, larger text. The canvas follows as the text does.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, done, drawn, host, open, pixelsOf, settled, state } from './browser.mjs';
import { contrast } from './contrast.mjs';

const HOST = '.migration-facts';
const KINDS = [
  ['undesa-2020', 'totals'], ['undesa-2020', 'share'], ['undesa-2020', 'trend'],
  ['iom-honduras', 'members'], ['iom-honduras', 'timeline'], ['iom-costa-rica', 'card'],
];

async function chart(t, media, { attributes = CHART, css = '', ...options } = {}) {
  const { page, messages } = await open(t, { body: `<main style="width:480px">${host(attributes)}</main>${SCRIPT}`, head: `<style>${css}</style>`, ...options });
  await page.emulateMedia(media);
  await state(page, HOST);
  await settled(page);
  return { page, messages };
}

/** Colours by role, and all opaque ones of a canvas, the most frequent first. */
const colors = (page, layer = 0) => page.locator(HOST).first().evaluate(({ shadowRoot }, at) => {
  const { style } = shadowRoot.querySelector('figure');
  const canvas = shadowRoot.querySelectorAll('canvas')[at];
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map();
  for (let index = 0; index < data.length; index += 4) {
    if (data[index + 3] < 255) continue;
    const color = `#${[...data.subarray(index, index + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const roles = Object.fromEntries(['text', 'muted', 'rule', 'accent', 'ground', 'warn'].map((name) => [name, style.getPropertyValue(`--${name}`)]));
  return { ...roles, painted: [...counts].sort((one, other) => other[1] - one[1]).map(([color]) => color) };
}, layer);

for (const [colorScheme, canvas, text] of [['light', '#ffffff', '#000000'], ['dark', '#000000', '#ffffff']]) {
  test(`forced colours on ${colorScheme} are those of the picture, whatever page and options say`, async (t) => {
    const css = `${HOST}{--migration-facts-paper:#fff1e5;--migration-facts-text:#990f3d;--migration-facts-accent:#0f5499}`;
    const { page, messages } = await chart(t, { forcedColors: 'active', colorScheme }, { attributes: `${CHART} data-accent="#a3195b"`, css });
    const seen = await colors(page);
    assert.deepEqual([seen.ground, seen.text, seen.accent, seen.painted[0]], [canvas, text, text, text]);
    for (const role of ['text', 'muted', 'warn']) assert.ok(contrast(seen[role], canvas) >= 7, `${role} ${seen[role]}`);
    assert.ok(contrast(seen.rule, canvas) >= 3, `rules ${seen.rule}`);
    assert.ok(!seen.painted.includes('#a3195b') && !seen.painted.includes('#0f5499') && !seen.painted.includes('#990f3d'));
    await page.locator(`${HOST} >> [part=body]`).focus();
    await page.keyboard.press('Home');
    await settled(page);
    assert.equal((await colors(page, 1)).painted[0], text, 'the ring');
    const tip = await page.locator(`${HOST} >> [part=tip]`).evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]);
    assert.ok(contrast(...tip) >= 7, `${tip}`);
    assert.deepEqual(messages, []);
  });
}

for (const [theme, css] of [['light', ''], ['dark', 'body{background:#14171c;color:#eee}'], ['a paper', `${HOST}{--migration-facts-paper:#fff1e5}`]]) {
  test(`more contrast on ${theme}: words 7, marks 4.5, rules 3; live, and back again`, async (t) => {
    const { page } = await chart(t, {}, { css });
    const [before, pixels] = [await colors(page), await pixelsOf(page)];
    await page.emulateMedia({ contrast: 'more' });
    await settled(page);
    const more = await colors(page);
    for (const role of ['text', 'muted', 'warn']) assert.ok(contrast(more[role], more.ground) >= 7, `${role} ${more[role]}`);
    assert.ok(contrast(more.accent, more.ground) >= 4.5, more.accent);
    assert.ok(contrast(more.rule, more.ground) >= 3, more.rule);
    assert.ok(contrast(more.painted[0], more.ground) >= 4.5, more.painted[0]);
    assert.notEqual(await pixelsOf(page), pixels);
    await page.emulateMedia({ contrast: 'no-preference' });
    await settled(page);
    assert.deepEqual(await colors(page), before);
    assert.equal(await pixelsOf(page), pixels);
  });
}

test('who wants less motion gets the new picture at once', async (t) => {
  const { page } = await chart(t, { reducedMotion: 'reduce' });
  await page.locator(`${HOST} >> span button`).first().click();
  await drawn(page);
  const at = await pixelsOf(page);
  await settled(page);
  assert.equal(await pixelsOf(page), at);
});

for (const [what, width, scale] of [['400 %', 320, 4], ['200 %', 640, 2]]) {
  test(`1280 px at ${what}: nothing is cut or scrolls sideways, tables aside`, async (t) => {
    const hosts = KINDS.map(([sheet, widget]) => host(`data-sheet="${sheet}" data-widget="${widget}"`)).join('');
    const { page } = await open(t, {
      body: `<style>body{margin:0}</style>${hosts}${SCRIPT}`, context: { viewport: { width, height: 256 }, deviceScaleFactor: scale },
    });
    await page.locator(HOST).evaluateAll((all) => Promise.all(all.map((element) => window.MigrationFacts.mount(element, {}))));
    await done(page);
    const found = await page.evaluate((names) => {
      const all = [...document.querySelectorAll(names)].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('figure *')]);
      const isOut = (element) => {
        const { left, right, width: wide } = element.getBoundingClientRect();
        return wide && !element.closest('p,details,[popover]') && !element.matches('canvas,i') && (left < -1 || right > innerWidth + 1);
      };
      return {
        sideways: document.scrollingElement.scrollWidth - innerWidth,
        out: all.filter(isOut).map(({ localName, textContent }) => `${localName} ${textContent}`),
        ratios: [...document.querySelectorAll(names)].map(({ shadowRoot }) => {
          const canvas = shadowRoot.querySelector('canvas');
          return canvas.width / canvas.offsetWidth;
        }),
      };
    }, HOST);
    assert.equal(found.sideways, 0);
    assert.deepEqual(found.out, []);
    assert.ok(found.ratios.every((ratio) => Math.abs(ratio - scale) < 0.1), `sharp: ${found.ratios}`);
    // The tip stays in the window.
    await page.locator(`${HOST} >> [part=body]`).first().focus();
    await page.keyboard.press('Home');
    await settled(page);
    const tip = await page.locator(`${HOST} >> [part=tip]`).first().boundingBox();
    assert.ok(tip.x >= 0 && tip.x + tip.width <= width, JSON.stringify(tip));
  });
}
