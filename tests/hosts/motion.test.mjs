// Changes move: from one picture to the next in less than a quarter of a second, and never through a blank one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, events, host, open, pixelsOf, settled, state, tipOf } from './browser.mjs';

const HOST = '.migration-facts';

async function chart(t, { attributes = '', more = '', ...options } = {}) {
  const body = `<main style="width:600px">${host(`${CHART} data-theme="light" ${attributes}`)}</main>${more}${SCRIPT}`;
  const opened = await open(t, { body, ...options });
  await state(opened.page, HOST);
  await settled(opened.page);
  return opened;
}

/**
 * Does something to the page and looks at every picture for half a second: how many pixels have the colour of bars,
 * and in which rows the bars are. Only pictures that differ from the one before are kept.
 */
const film = (page, act) => page.evaluate(async (code) => {
  const element = document.querySelector('.migration-facts');
  const [canvas] = element.shadowRoot.querySelectorAll('canvas');
  const ink = element.shadowRoot.querySelector('figure').style.getPropertyValue('--accent').match(/\w\w/g).map((part) => parseInt(part, 16));
  const look = () => {
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let bars = 0;
    const rows = [];
    for (let y = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1) if (ink.every((part, at) => Math.abs(part - data[(y * width + x) * 4 + at]) < 12)) row += 1;
      bars += row;
      if (row) rows.push(y);
    }
    return { bars, rows: rows.join(), all: data.reduce((hash, byte) => (hash * 31 + byte) | 0, 7) };
  };
  const pictures = [look()];
  const start = performance.now();
  let last = start;
  new Function(code)();
  while (performance.now() - start < 700) {
    await new Promise(requestAnimationFrame);
    const picture = look();
    if (picture.all === pictures.at(-1).all) continue;
    pictures.push(picture);
    last = performance.now();
  }
  return { pictures, took: last - start };
}, act);

const set = (name, value) => `document.querySelector('.migration-facts').setAttribute('data-${name}', '${value}')`;
const year = (value) => set('year', value);
const between = ({ pictures }) => pictures.slice(1, -1);

test('bars grow on the way from one year to another, and end where they belong', async (t) => {
  const more = `<aside style="width:600px">${host(`${CHART} data-theme="light" data-year="2020"`)}</aside>`;
  const { page, messages } = await chart(t, { attributes: 'data-year="1990"', more });
  await state(page, 'aside > div');
  const { pictures, took } = await film(page, year(2020));
  const [first, last] = [pictures[0].bars, pictures.at(-1).bars];
  assert.ok(last > first * 1.3, `${first} to ${last}`);
  assert.ok(pictures.length > 3, `${pictures.length} pictures`);
  for (const { bars } of between({ pictures })) assert.ok(bars > first * 0.98 && bars < last * 1.02, `${bars} between ${first} and ${last}`);
  assert.ok(between({ pictures }).some(({ bars }) => bars > first * 1.05 && bars < last * 0.95));
  // What is waited for before the first picture is not motion.
  assert.ok(took < 600, `${took} ms`);
  assert.equal(await pixelsOf(page), await pixelsOf(page, 0, 'aside > div'), 'as if it had been so from the start');
  assert.deepEqual(messages, []);
});

for (const [what, act] of [['by order', set('sort', 'name')], ['by year', year(2015)]]) {
  test(`what changes its place moves there, ${what}`, async (t) => {
    const { page } = await chart(t);
    const { pictures } = await film(page, act);
    const [from, to] = [pictures[0].rows, pictures.at(-1).rows];
    assert.equal(from, to, 'the same rows');
    assert.ok(between({ pictures }).some(({ rows }) => rows !== from), 'bars between the rows');
  });
}

test('a script moves it as well: the order, the facts', async (t) => {
  const { page } = await open(t, { body: `<div id="here" class="migration-facts"></div>${SCRIPT}` });
  await page.waitForFunction(() => window.MigrationFacts);
  await page.evaluate(async () => {
    window.chart = await window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'undesa-2020', widget: 'totals', theme: 'light' });
  });
  for (const options of ['{ sort: "name" }', '{ facts: "africa-2020 asia-2020 oceania-2020" }']) {
    const { pictures } = await film(page, `window.chart.update(${options})`);
    assert.ok(between({ pictures }).length > 1, `${options}: ${pictures.length} pictures`);
    for (const { bars } of pictures) assert.ok(bars > 100, 'never blank');
  }
});

test('the control of the year moves the bars', async (t) => {
  const { page } = await chart(t);
  const press = "document.querySelector('.migration-facts').shadowRoot.querySelector('button').click()";
  const { pictures } = await film(page, press);
  assert.ok(between({ pictures }).length > 1, `${pictures.length} pictures`);
});

for (const [what, options] of [
  ['for a reader who wants less motion', { context: { reducedMotion: 'reduce' } }],
  ['with data-motion="none"', { attributes: 'data-motion="none"' }],
]) {
  test(`${what} the first picture is the last`, async (t) => {
    const { page } = await chart(t, options);
    const { pictures } = await film(page, year(1990));
    assert.equal(pictures.length, 2);
  });
}

test('a second change on the way ends right', async (t) => {
  const more = `<aside style="width:600px">${host(`${CHART} data-theme="light" data-year="2005"`)}</aside>`;
  const { page } = await chart(t, { attributes: 'data-year="1990"', more });
  await state(page, 'aside > div');
  const { pictures } = await film(page, `${year(2020)}; setTimeout(() => { ${year(2005)} }, 120)`);
  assert.ok(pictures.length > 3);
  for (const { bars } of pictures) assert.ok(bars > 100, 'never blank');
  assert.equal(await pixelsOf(page), await pixelsOf(page, 0, 'aside > div'));
});

test('another kind of picture on the way ends the motion', async (t) => {
  const more = `<aside style="width:600px">${host('data-sheet="undesa-2020" data-widget="share" data-theme="light" data-year="2020"')}</aside>`;
  const { page } = await chart(t, { attributes: 'data-year="1990"', more });
  await state(page, 'aside > div');
  await film(page, `${year(2020)}; setTimeout(() => { ${set('widget', 'share')} }, 60)`);
  assert.equal(await pixelsOf(page), await pixelsOf(page, 0, 'aside > div'));
});

test('a widget that is destroyed on the way is silent', async (t) => {
  const { page, messages } = await open(t, { body: `<div id="here"><p>The fallback.</p></div>${SCRIPT}` });
  await page.waitForFunction(() => window.MigrationFacts);
  const inside = await page.evaluate(async () => {
    const here = document.querySelector('#here');
    const widget = await window.MigrationFacts.mount(here, { sheet: 'undesa-2020', widget: 'totals', year: 1990 });
    await widget.update({ year: 2020 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    widget.destroy();
    await new Promise((resolve) => setTimeout(resolve, 400));
    return here.shadowRoot.innerHTML;
  });
  assert.equal(inside, '<slot></slot>');
  assert.deepEqual(messages, []);
});

for (const [what, change] of [
  ['by the control', (page) => page.locator(`${HOST} >> button`).first().click()],
  ['by an attribute', (page) => page.evaluate(year(2015))],
]) {
  test(`the same place stays selected in another year, ${what}`, async (t) => {
    const { page } = await chart(t);
    const body = page.locator(`${HOST} >> [part=body]`);
    /** Walks to a place and presses Enter there. */
    const choose = async (name) => {
      await body.focus();
      await page.keyboard.press('Home');
      await drawn(page);
      for (let steps = 0; (await tipOf(page)).lines[0] !== name; steps += 1) {
        assert.ok(steps < 6, `${name} is not there`);
        await page.keyboard.press('ArrowDown');
        await drawn(page);
      }
      await page.keyboard.press('Enter');
      await settled(page);
    };
    const facts = async () => (await events(page, 'select')).map(({ fact }) => fact);
    await choose('Asia');
    assert.deepEqual(await facts(), ['asia-2020']);
    await change(page);
    await settled(page);
    const before = (await facts()).length;
    await choose('Asia');
    assert.equal((await facts()).length, before, 'the first Enter takes back what was chosen still');
    await choose('Asia');
    assert.deepEqual((await facts()).slice(before), ['asia-2015']);
  });
}
