// On paper: light, whole, with its source, at the resolution of a printer; on the screen afterwards as before.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, host, open, pixelsOf, settled, state, tipOf } from './browser.mjs';

const HOST = '.migration-facts';
const CARD = 'data-sheet="iom-honduras" data-widget="card"';
const DARK = '<style>body{background:#111;color:#eee}</style>';

async function dark(t, { attributes = CHART, width = 480, fallback, context = {} } = {}) {
  const body = `<main style="width:${width}px">${host(attributes, fallback)}</main>${SCRIPT}`;
  const { page, messages } = await open(t, { body, head: DARK, context });
  await state(page, HOST);
  await settled(page);
  return { page, messages };
}

/** What is on the page now, read at once. */
const read = () => {
  const { shadowRoot } = document.querySelector('.migration-facts');
  const figure = shadowRoot.querySelector('figure');
  const canvas = shadowRoot.querySelector('canvas');
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const text = figure.style.getPropertyValue('--text');
  const ink = text.match(/\w\w/g).map((part) => parseInt(part, 16));
  let inked = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && ink.every((part, index) => part === data[at + index])) inked += 1;
  return {
    scale: canvas.width / parseFloat(canvas.style.width), area: canvas.width * canvas.height, inked: inked > 50,
    layout: parseFloat(canvas.style.width), scheme: figure.style.colorScheme, text, paper: figure.style.getPropertyValue('--paper'),
    fold: figure.dataset.fold, high: figure.offsetHeight,
  };
};

/** Sends an event of printing and looks before the browser could draw. */
const send = (page, type) => page.evaluate(([name, code]) => {
  window.dispatchEvent(new Event(name));
  return new Function(`return (${code})()`)();
}, [type, read.toString()]);

test('beforeprint draws at once, light and at four pixels a CSS px; afterprint brings all back', async (t) => {
  const { page, messages } = await dark(t);
  await page.locator(`${HOST} >> [part=body]`).focus();
  await page.keyboard.press('ArrowDown');
  await settled(page);
  const [before, picture, tip] = [await page.evaluate(read), await pixelsOf(page), await tipOf(page)];
  assert.deepEqual([before.scheme, before.scale, tip.isOpen], ['dark', 1, true]);
  const printed = await send(page, 'beforeprint');
  assert.deepEqual([printed.scheme, printed.paper, printed.text, printed.inked], ['light', '#ffffff', '#1a1d21', true]);
  assert.ok(Math.abs(printed.scale - 4) < 0.02, `${printed.scale}`);
  const after = await send(page, 'afterprint');
  assert.deepEqual(after, before);
  assert.equal(await pixelsOf(page), picture);
  assert.deepEqual(await tipOf(page), tip);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.getAttribute('part')), 'body');
  assert.deepEqual(messages, []);
});

test('a theme, a paper and a text of the page do not print, an accent does', async (t) => {
  const style = 'style="--migration-facts-paper:#0b1b2b;--migration-facts-text:#ffd400;--migration-facts-accent:#a3195b"';
  const { page } = await dark(t, { attributes: `${CHART} data-theme="dark" ${style}` });
  const printed = await send(page, 'beforeprint');
  assert.deepEqual([printed.scheme, printed.paper, printed.text], ['light', '#ffffff', '#1a1d21']);
  assert.equal(await page.locator(`${HOST} >> [part=figure]`).evaluate((figure) => figure.style.getPropertyValue('--accent')), '#a3195b');
});

test('what is folded prints, and is folded again', async (t) => {
  const { page } = await dark(t, { attributes: CARD, fallback: '<p style="height:400px">F</p>' });
  const before = await page.evaluate(read);
  assert.equal(before.fold, 'body');
  const printed = await send(page, 'beforeprint');
  assert.equal(printed.fold, '');
  assert.ok(printed.high > before.high + 300);
  assert.deepEqual(await send(page, 'afterprint'), before);
});

test('no canvas is larger than every browser can draw', async (t) => {
  const { page } = await dark(t, { attributes: CARD, width: 280 });
  const { area, scale } = await send(page, 'beforeprint');
  assert.ok(area <= 16.1e6 && scale > 2, `${area} at ${scale}`);
  const { page: wide } = await dark(t, { attributes: 'data-sheet="rcm-meetings" data-widget="timeline"', width: 760 });
  const large = await send(wide, 'beforeprint');
  assert.ok(large.area <= 16.1e6 && large.layout <= 681, `${large.area} at ${large.scale}`);
});

test('on paper there are words, picture and the address of the source, and nothing to press', async (t) => {
  const { page } = await dark(t, { width: 700 });
  await page.locator(`${HOST} >> [part=body]`).focus();
  await page.keyboard.press('ArrowDown');
  await page.emulateMedia({ media: 'print' });
  await settled(page);
  const seen = await page.locator(HOST).evaluate(({ shadowRoot }) => {
    const isSeen = (name) => !!shadowRoot.querySelector(name).getBoundingClientRect().height;
    const canvas = shadowRoot.querySelector('canvas');
    const body = shadowRoot.querySelector('[part=body]');
    return {
      shown: ['[part=title]', '[part=subtitle]', 'canvas', '[part=notices]', '[part=source]'].map(isSeen),
      hidden: ['[part=controls] span', '[part=tip]', '[part=more]', 'summary', 'canvas + canvas'].map(isSeen),
      fits: Math.abs(canvas.offsetWidth - body.offsetWidth) <= 1 && Math.abs(canvas.offsetHeight - body.offsetHeight) <= 5,
      ratio: canvas.width / canvas.height / (canvas.offsetWidth / canvas.offsetHeight),
      scale: canvas.width / canvas.offsetWidth,
      address: getComputedStyle(shadowRoot.querySelector('[part=source] a'), '::after').content,
      ground: getComputedStyle(shadowRoot.querySelector('figure')).backgroundColor,
    };
  });
  assert.deepEqual([seen.shown, seen.hidden], [Array(5).fill(true), Array(5).fill(false)]);
  assert.ok(seen.fits && Math.abs(seen.ratio - 1) < 0.02 && seen.scale > 3.5, JSON.stringify(seen));
  assert.match(seen.address, /https:\/\/www\.un\.org/);
  assert.equal(seen.ground, 'rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen' });
  await settled(page);
  assert.equal((await page.evaluate(read)).scheme, 'dark');
  assert.equal((await page.evaluate(read)).scale, 1);
});

test('a real print has the picture: as drawing or at print resolution', async (t) => {
  const { page } = await dark(t, { width: 600 });
  const before = await pixelsOf(page);
  await page.evaluate(() => {
    window.widths = [];
    const { shadowRoot } = document.querySelector('.migration-facts');
    new MutationObserver(() => window.widths.push(shadowRoot.querySelector('canvas').width)).observe(shadowRoot.querySelector('canvas'), { attributes: true });
  });
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  assert.ok(pdf.length > 20000, `${pdf.length} bytes`);
  await settled(page);
  assert.ok((await page.evaluate(() => window.widths)).length > 0);
  assert.equal(await pixelsOf(page), before);
});

test('a widget that is not drawn yet prints its fallback', async (t) => {
  const { page, messages } = await open(t, { body: `<div style="height:4000px"></div>${host(CHART)}${SCRIPT}` });
  await state(page, HOST, 'fallback');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await drawn(page);
  assert.equal(await page.locator(HOST).getAttribute('data-state'), 'fallback');
  assert.deepEqual(messages, []);
});

test('a print while another sheet is on its way prints what is there', async (t) => {
  const { page, messages } = await open(t, {
    body: `<main style="width:480px">${host(CHART)}</main>${SCRIPT}`, head: DARK, delays: { '/sheets/iom-honduras.bin': 1500 },
  });
  await state(page, HOST);
  await page.evaluate(() => {
    const element = document.querySelector('.migration-facts');
    Object.assign(element.dataset, { sheet: 'iom-honduras', widget: 'members' });
  });
  await drawn(page);
  await send(page, 'beforeprint');
  await send(page, 'afterprint');
  assert.equal(await page.locator(HOST).getAttribute('data-state'), 'ready');
  await page.waitForFunction(() => /members/i.test(document.querySelector('.migration-facts').shadowRoot.querySelector('h3').textContent));
  assert.deepEqual(messages, []);
});
