import assert from 'node:assert/strict';
import test from 'node:test';
import { SCRIPT, open } from './browser.mjs';

/** Mounts widgets by script and gives their files. */
const files = (page, options, scale) => page.evaluate(async ([given, factor]) => {
  const element = document.body.appendChild(document.createElement('div'));
  const widget = await window.MigrationFacts.mount(element, given);
  const svg = widget.toSVG();
  const blob = await widget.toPNG(factor ? { scale: factor } : undefined);
  const { width, height } = await createImageBitmap(blob);
  return { svg, type: blob.type, width, height, title: widget.description.title, source: widget.description.source.text };
}, [options, scale]);

async function blank(t) {
  const opened = await open(t, { body: SCRIPT });
  await opened.page.waitForFunction(() => window.MigrationFacts);
  return opened;
}

const WIDGETS = [['iom', 'card'], ['undesa-2020', 'totals'], ['undesa-2020', 'share'], ['iom-honduras', 'members'], ['rcm-meetings', 'timeline'], ['undesa-2020', 'trend']];

test('every kind is written as SVG that an XML parser reads, with title, source and all its texts', async (t) => {
  const { page } = await blank(t);
  for (const [sheet, widget] of WIDGETS) {
    const { svg, title, source } = await files(page, { sheet, widget });
    const read = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      const texts = [...root.querySelectorAll('text')].map(({ textContent }) => textContent);
      return { name: root.localName, fault: root.querySelector('parsererror')?.textContent, title: root.querySelector('title').textContent, words: texts.join(' ') };
    }, svg);
    assert.deepEqual([read.name, read.fault, read.title], ['svg', undefined, title], `${sheet} ${widget}`);
    for (const word of `${title} ${source}`.split(' ')) assert.ok(read.words.includes(word), `${sheet} ${widget}: ${word}`);
    assert.doesNotMatch(svg, /NaN|undefined|null|style=/);
  }
});

test('the SVG looks as the PNG', async (t) => {
  const { page } = await blank(t);
  const { svg } = await files(page, { sheet: 'undesa-2020', widget: 'totals', theme: 'light' });
  const apart = await page.evaluate(async (text) => {
    const widget = await window.MigrationFacts.mount(document.body.firstElementChild.nextElementSibling ?? document.body.lastElementChild, { sheet: 'undesa-2020', widget: 'totals', theme: 'light' });
    const png = await createImageBitmap(await widget.toPNG({ scale: 1 }));
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    const pixels = (source) => {
      const pen = new OffscreenCanvas(png.width, png.height).getContext('2d', { willReadFrequently: true });
      pen.drawImage(source, 0, 0);
      return pen.getImageData(0, 0, png.width, png.height).data;
    };
    const [one, other] = [pixels(png), pixels(image)];
    let far = 0;
    for (let at = 0; at < one.length; at += 4) far += Math.abs(one[at] - other[at]) > 96;
    return far / (one.length / 4);
  }, svg);
  // Letters lie on whole pixels in one and between them in the other.
  assert.ok(apart < 0.025, `${(apart * 100).toFixed(2)} % of the pixels are far apart`);
});

test('PNG has the pixels that were asked for', async (t) => {
  const { page } = await blank(t);
  const [one, two, three] = [await files(page, { sheet: 'iom', widget: 'card' }, 1), await files(page, { sheet: 'iom', widget: 'card' }), await files(page, { sheet: 'iom', widget: 'card' }, 3)];
  assert.equal(one.type, 'image/png');
  for (const [scale, { width, height }] of [[2, two], [3, three]]) {
    // The height is no whole number of CSS px: it is rounded once, at the scale.
    assert.equal(width, one.width * scale);
    assert.ok(Math.abs(height - one.height * scale) <= scale / 2, `${height} at ${scale}, ${one.height} at 1`);
  }
});

test('a year that a reader chose is in the export', async (t) => {
  const { page } = await blank(t);
  const svg = await page.evaluate(async () => {
    const element = document.body.appendChild(document.createElement('div'));
    const widget = await window.MigrationFacts.mount(element, { sheet: 'undesa-2020', widget: 'totals' });
    await widget.update({ year: 1990 });
    return widget.toSVG();
  });
  assert.match(svg, /1990/);
  assert.doesNotMatch(svg, />[^<]*people, 2020</);
});

test('without the desk a widget is mounted all the same, and says what is missing when a file is asked for', async (t) => {
  const { page } = await open(t, { body: SCRIPT, missing: ['/migration-facts-desk.js'] });
  await page.waitForFunction(() => window.MigrationFacts);
  const seen = await page.evaluate(async () => {
    const widget = await window.MigrationFacts.mount(document.body.appendChild(document.createElement('div')), { sheet: 'iom', widget: 'card' });
    try {
      return widget.toSVG();
    } catch ({ code, hint }) {
      return [code, hint];
    }
  });
  assert.equal(seen[0], 'fetch-failed');
  assert.ok(seen[1]);
});

test('a hidden widget is exported as wide as it was, and one that is gone says so', async (t) => {
  const { page } = await blank(t);
  const seen = await page.evaluate(async () => {
    const element = document.body.appendChild(document.createElement('div'));
    const widget = await window.MigrationFacts.mount(element, { sheet: 'undesa-2020', widget: 'totals' });
    const widthOf = (svg) => Number(/width="(\d+)"/.exec(svg)[1]);
    const before = widthOf(widget.toSVG());
    element.hidden = true;
    for (let frames = 0; frames < 4; frames += 1) await new Promise(requestAnimationFrame);
    const hidden = widthOf(widget.toSVG());
    widget.destroy();
    const { name, code } = await widget.toPNG().catch((error) => error);
    return { before, hidden, name, code };
  });
  assert.ok(seen.before > 600);
  assert.equal(seen.hidden, seen.before);
  assert.deepEqual([seen.name, seen.code], ['MigrationFactsError', 'bad-option']);
});

test('errors of the part for makers are of the kind that the module exports', async (t) => {
  const module = '<script type="module">import { MigrationFacts, MigrationFactsError } from "/migration-facts.mjs"; Object.assign(window, { facts: MigrationFacts, kind: MigrationFactsError });</script>';
  const { page } = await open(t, { body: module });
  await page.waitForFunction(() => window.kind);
  const kinds = await page.evaluate(async () => {
    const widget = await window.facts.mount(document.body.appendChild(document.createElement('div')), { sheet: 'iom', widget: 'card' });
    const errors = await Promise.all([widget.toPNG({ scale: 0 }), window.facts.describe({ sheet: 'nowhere' })].map((asked) => asked.catch((error) => error)));
    return errors.map((error) => error instanceof window.kind);
  });
  assert.deepEqual(kinds, [true, true]);
});
