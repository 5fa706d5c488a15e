import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { CHART, SCRIPT, drawn, host, open, state } from './browser.mjs';

const HOST = '.migration-facts';

const sizes = (page) => page.locator(HOST).evaluate(({ shadowRoot }) => {
  const [canvas] = shadowRoot.querySelectorAll('canvas');
  const box = canvas.getBoundingClientRect();
  return { pixels: [canvas.width, canvas.height], width: box.width, height: box.height };
});

/** For every row of a picture, how far pixels of a colour reach from the first to the last; then the bars: rows together. */
async function barsIn(page, png, color) {
  const blank = await page.context().newPage();
  const bars = await blank.evaluate(async ([data, wanted]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, width, height);
    const rgb = wanted.match(/\w\w/g).map((part) => parseInt(part, 16));
    const isBar = (x, y) => rgb.every((part, at) => Math.abs(part - pixels[(y * width + x) * 4 + at]) < 12);
    const spans = Array.from({ length: height }, (_, y) => {
      const xs = Array.from({ length: width }, (__, x) => x).filter((x) => isBar(x, y));
      return xs.length > 3 ? xs.at(-1) - xs[0] + 1 : 0;
    });
    const found = [];
    spans.forEach((span, y) => {
      if (span && !spans[y - 1]) found.push(0);
      if (span) found[found.length - 1] = Math.max(found.at(-1), span);
    });
    return found;
  }, [png.toString('base64'), color]);
  await blank.close();
  return bars;
}

test('the bars of 2020 are as long as the data say, within 2 px', async (t) => {
  const sheet = JSON.parse(await readFile(new URL('../../data/sheets/undesa-2020.json', import.meta.url)));
  const values = sheet.facts
    .filter(({ period, kind }) => period.stated === '2020' && kind.quantity?.['part-of'] === '001')
    .map(({ kind }) => kind.quantity.value)
    .sort((one, other) => other - one);
  assert.equal(values.length, 6);
  const { page } = await open(t, { body: host(`${CHART} data-year="2020" data-theme="light"`) + SCRIPT });
  await state(page, HOST);
  const color = await page.locator(`${HOST} >> [part=figure]`).evaluate((figure) => figure.style.getPropertyValue('--accent'));
  const bars = await barsIn(page, await page.locator(`${HOST} >> [part=body]`).screenshot(), color);
  assert.equal(bars.length, 6, `bars of ${bars.join(', ')} px`);
  for (const [at, value] of values.entries()) {
    const right = (bars[0] * value) / values[0];
    assert.ok(Math.abs(bars[at] - right) <= 2, `bar ${at + 1} is ${bars[at]} px, should be ${right.toFixed(1)}`);
  }
});

test('a narrower container gets a narrower picture', async (t) => {
  const { page } = await open(t, { body: `<main style="width:640px">${host(CHART)}</main>${SCRIPT}` });
  await state(page, HOST);
  const wide = await sizes(page);
  await page.evaluate(() => { document.querySelector('main').style.width = '320px'; });
  await drawn(page);
  await drawn(page);
  const narrow = await sizes(page);
  assert.equal(wide.pixels[0], 640 - 32);
  assert.equal(narrow.pixels[0], 320 - 24);
  assert.equal(narrow.width, 296);
});

test('at a device pixel ratio of 2 the canvas has twice the pixels', async (t) => {
  const { page } = await open(t, { body: host(CHART) + SCRIPT, context: { deviceScaleFactor: 2 } });
  await state(page, HOST);
  const { pixels, width, height } = await sizes(page);
  assert.deepEqual(pixels, [width * 2, height * 2]);
});

test('a change of the device pixel ratio is followed, again and again', async (t) => {
  const head = `<script>
    window.asked = 0;
    const { addEventListener } = MediaQueryList.prototype;
    MediaQueryList.prototype.addEventListener = function (...given) {
      window.asked += this.media.includes('dppx');
      addEventListener.apply(this, given);
    };
  </script>`;
  const { page } = await open(t, { body: `<main style="width:400px">${host(CHART)}</main>${SCRIPT}`, head });
  await state(page, HOST);
  const devtools = await page.context().newCDPSession(page);
  const changes = [[2, 810], [1.5, 820], [2, 830], [1.5, 840], [2, 850], [3, 860]];
  for (const [scale, width] of changes) {
    // The window changes too, or the browser takes no notice; the host does not.
    await devtools.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: scale, mobile: false });
    await page.waitForTimeout(300);
    assert.equal((await sizes(page)).pixels[0], (400 - 32) * scale, `at ${scale}`);
  }
  assert.equal(await page.evaluate(() => window.asked), 1 + changes.length, 'one listener at a time');
});

test('the theme follows the background behind the widget, also when it changes', async (t) => {
  const head = '<style>html.dark main{background:#101418}main{background:#fff}</style>';
  const { page } = await open(t, { body: `<main>${host(CHART)}</main>${SCRIPT}`, head });
  await state(page, HOST);
  const ink = () => page.locator(`${HOST} >> [part=figure]`).evaluate((figure) => figure.style.colorScheme);
  assert.equal(await ink(), 'light');
  await page.evaluate(() => document.documentElement.classList.add('dark'));
  await drawn(page);
  await drawn(page);
  assert.equal(await ink(), 'dark');
});

test('dark backgrounds are seen in any notation, and out of shadow roots', async (t) => {
  const { page } = await open(t, { body: `<main>${host(CHART)}</main>${SCRIPT}` });
  await state(page, HOST);
  const schemes = {};
  for (const color of ['rgb(10 10 10)', 'oklch(0.2 0.02 200)', 'lab(12 0 0)', 'color(srgb 0.1 0.1 0.1)', 'rgb(0 0 0 / 0.1)', 'oklch(0.95 0 0)', '#777']) {
    await page.evaluate((value) => {
      document.querySelector('main').style.background = value;
      document.documentElement.classList.toggle('x');
    }, color);
    await drawn(page);
    await drawn(page);
    schemes[color] = await page.locator(`${HOST} >> [part=figure]`).evaluate((figure) => figure.style.colorScheme);
  }
  // On #777 black is read better than white.
  assert.deepEqual(Object.values(schemes), ['dark', 'dark', 'dark', 'dark', 'light', 'light', 'light'], JSON.stringify(schemes));
});

test('the widget fills the box of a tall fallback, and nothing shifts', async (t) => {
  const fallback = '<figure style="margin:24px 0;height:700px"><p>The fallback.</p></figure>';
  const head = `<script>
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifts += value; })).observe({ type: 'layout-shift', buffered: true });
  </script>`;
  const body = `<p>Before</p>${host(CHART, fallback)}<p id="after">After</p>${SCRIPT}`;
  const { page } = await open(t, { body, head, delays: { '/migration_facts_bg.wasm': 300 } });
  const place = () => page.evaluate(() => ['.migration-facts', '#after'].map((name) => document.querySelector(name).getBoundingClientRect().top));
  const before = await place();
  await state(page, HOST);
  await drawn(page);
  assert.deepEqual(await place(), before);
  assert.equal(await page.evaluate(() => window.shifts), 0);
  assert.equal(await page.locator(`${HOST} >> [part=figure]`).evaluate((figure) => figure.offsetHeight), 700);
});

test('option height is the height of the whole', async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-height="620"`) + SCRIPT });
  await state(page, HOST);
  assert.equal(await page.locator(HOST).evaluate((element) => element.offsetHeight), 620);
});

test("the page's own styles stay out, its font comes in", async (t) => {
  const head = '<style>*{letter-spacing:9px!important;text-transform:uppercase!important}body{font-family:"Liberation Mono",monospace}</style>';
  const { page } = await open(t, { body: host(CHART) + SCRIPT, head });
  await state(page, HOST);
  const style = await page.locator(`${HOST} >> [part=figure]`).evaluate((figure) => {
    const { letterSpacing, textTransform, fontFamily } = getComputedStyle(figure);
    return { letterSpacing, textTransform, fontFamily };
  });
  assert.deepEqual(style, { letterSpacing: 'normal', textTransform: 'none', fontFamily: '"Liberation Mono", monospace' });
});
