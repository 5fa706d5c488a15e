import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { SCRIPT, open } from './browser.mjs';
import { program } from './program.mjs';

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

test('what makers ask of a widget is fetched once it is drawn, and is there when mount resolves', async (t) => {
  const { page, server } = await blank(t);
  const seen = await page.evaluate(async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const desk = () => performance.getEntriesByType('resource').filter(({ name }) => /desk/.test(name)).length;
    const ready = new Promise((resolve) => { host.addEventListener('migration-facts:ready', () => resolve(desk())); });
    const widget = await window.MigrationFacts.mount(host, { sheet: 'iom', widget: 'card' });
    return [await ready, desk(), typeof widget.cite('plain')];
  });
  assert.deepEqual(seen, [0, 2, 'string']);
  const names = server.requests.map((path) => path.replace(/\?.*/, ''));
  assert.ok(names.indexOf('/migration-facts-desk.js') > names.indexOf('/sheets/iom.bin'), names.join());
  assert.deepEqual(names.filter((name) => /data_bg|worker/.test(name)), []);
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

/** The fonts of the command line, for a page. */
const FONTS = [['Noto Sans', 'noto-sans', 'NotoSans'], ['Noto Sans Arabic', 'noto-sans-arabic', 'NotoSansArabic'], ['Noto Sans SC', 'noto-sans-sc', 'NotoSansSC'], ['Noto Sans Math', 'noto-sans-math', 'NotoSansMath']]
  .flatMap(([family, folder, name]) => (folder === 'noto-sans-math' ? ['400Regular'] : ['400Regular', '700Bold'])
    .map((weight) => ({ family, weight: weight.slice(0, 3), file: `${folder}/${weight}/${name}_${weight}.ttf` })));

/** What a language is written with, in the order of the command line. */
const FAMILIES = { ar: ['Noto Sans Arabic', 'Noto Sans', 'Noto Sans SC'], zh: ['Noto Sans SC', 'Noto Sans', 'Noto Sans Arabic'], en: ['Noto Sans', 'Noto Sans Arabic', 'Noto Sans SC'] };

/** A page that has these fonts loaded. */
async function typeset(t) {
  const read = (file) => readFileSync(new URL(`../../node_modules/@expo-google-fonts/${file}`, import.meta.url));
  const pages = Object.fromEntries(FONTS.map(({ file }) => [`/${file}`, read(file)]));
  const faces = FONTS.map(({ family, weight, file }) => `@font-face{font-family:"${family}";font-weight:${weight};src:url(/${file})}`).join('');
  const opened = await open(t, { body: SCRIPT, head: `<style>body{margin:0}${faces}</style>`, pages });
  await opened.page.waitForFunction(() => window.MigrationFacts);
  await opened.page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
  return opened.page;
}

/** In the page: a widget as SVG, in the fonts of its language. */
const exported = (page, { width, ...options }) => page.evaluate(async ([given, wide, families]) => {
  const element = document.body.appendChild(document.createElement('div'));
  element.style.cssText = `width:${wide}px;font-family:${families.map((family) => `"${family}"`).join()},"Noto Sans Math"`;
  const widget = await window.MigrationFacts.mount(element, given);
  const svg = widget.toSVG();
  widget.destroy();
  element.remove();
  return svg;
}, [{ theme: 'light', ...options }, width, FAMILIES[options.lang] ?? FAMILIES.en]);

/** In the page: the texts of a document from back to front, and where they come to stand. */
const standing = (page, svg) => page.evaluate((text) => {
  const element = document.body.appendChild(document.createElement('div'));
  element.innerHTML = text;
  const frame = element.firstElementChild.getBoundingClientRect();
  const round = (length) => Math.round(length * 10) / 10;
  const texts = [...element.querySelectorAll('text')].map((node) => {
    const { left, right, top, height } = node.getBoundingClientRect();
    return { text: node.textContent.trim(), left: round(left - frame.left), right: round(right - frame.left), middle: round(top + height / 2 - frame.top) };
  });
  element.remove();
  return { width: frame.width, height: frame.height, texts };
}, svg);

const COMPARED = [
  ['iom', 'card', 'en', 640], ['undesa-2020', 'totals', 'en', 320], ['iom-honduras', 'members', 'fr', 640], ['undesa-2020', 'share', 'ru', 320],
  ['undesa-2020', 'totals', 'ar', 640], ['undesa-2020', 'trend', 'ar', 320], ['iom-honduras', 'members', 'ar', 320], ['rcm-meetings', 'timeline', 'ar', 640],
  ['undesa-2020', 'totals', 'zh', 320], ['undesa-2020', 'share', 'zh', 640], ['iom', 'card', 'zh', 320], ['rcm-meetings', 'timeline', 'es', 320],
];

test('an export has the lines of the command line, where it has them', async (t) => {
  const page = await typeset(t);
  for (const [sheet, widget, lang, width] of COMPARED) {
    const what = `${sheet} ${widget} ${lang} ${width}`;
    const ours = await standing(page, await exported(page, { sheet, widget, lang, width }));
    const theirs = await standing(page, program('render', '--sheet', sheet, '--widget', widget, '--lang', lang, '--width', `${width}`, '--theme', 'light', '--text'));
    assert.deepEqual(ours.texts.map(({ text }) => text), theirs.texts.map(({ text }) => text), what);
    assert.equal(ours.width, theirs.width, what);
    assert.ok(Math.abs(ours.height - theirs.height) <= 1, `${what}: ${ours.height} px high, ${theirs.height}`);
    for (const [at, { text, ...place }] of ours.texts.entries()) {
      for (const [side, length] of Object.entries(place)) {
        // A canvas has the middle of a font elsewhere than SVG, in Arabic by a sixth of its size.
        assert.ok(Math.abs(length - theirs.texts[at][side]) <= (side === 'middle' ? 4 : 3), `${what}, ${side} of "${text}": ${length}, ${theirs.texts[at][side]}`);
      }
    }
  }
});

test('lines end where the language allows it: nothing closes at the beginning of one, and what is isolated is so in each', async (t) => {
  const page = await typeset(t);
  for (const [sheet, widget] of WIDGETS) {
    for (const lang of ['ar', 'zh']) {
      const { width, texts } = await standing(page, await exported(page, { sheet, widget, lang, width: 320, note: `${'移民组织（IOM）'.repeat(9)}。 ${'m'.repeat(90)}. ${'ประเทศไทย'.repeat(9)}` }));
      for (const { text, left, right } of texts) {
        assert.doesNotMatch(text, /^[\u2066-\u2069]*[),.:;!?\u3001\u3002\u300b\u300d\u300f\uff09\uff0c\uff1a\uff1b\uff1f]/, `${sheet} ${widget} ${lang}`);
        assert.equal(text.match(/[\u2066-\u2068]/g)?.length, text.match(/\u2069/g)?.length, `${sheet} ${widget} ${lang}: ${text}`);
        assert.ok(left > 0 && right < width, `${sheet} ${widget} ${lang}: "${text}" from ${left} to ${right} of ${width}`);
      }
    }
  }
});

test('words of a language that is written from the right stand at the right, on the paper of the page', async (t) => {
  const page = await typeset(t);
  await page.evaluate(() => { document.body.style.background = '#123'; });
  const svg = await exported(page, { sheet: 'undesa-2020', widget: 'totals', lang: 'ar', width: 640, theme: 'auto' });
  assert.match(svg, /<rect x="0" y="0" width="640" height="[\d.]+" fill="#112233"/);
  const { texts } = await standing(page, svg);
  for (const { text, right } of [texts[0], texts[1], texts.at(-1)]) assert.ok(Math.abs(right - 624) < 3, `"${text}" ends at ${right}`);
});
