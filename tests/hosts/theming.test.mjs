// Colours and font of a page, by custom properties of the host or anything above it; on the canvas as in the text.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, host, open, pixelsOf, settled, state } from './browser.mjs';

const HOST = '.migration-facts';

async function chart(t, { css = '', attributes = '', ...options } = {}) {
  const body = `<main style="width:480px">${host(`${CHART} ${attributes}`)}</main>${SCRIPT}`;
  const { page, messages } = await open(t, { body, head: `<style>${css}</style>`, ...options });
  await state(page, HOST);
  await drawn(page);
  return { page, messages };
}

/** Colours in the widget: by role, of what is seen behind its text, and the ones most frequent on the canvas. */
const colors = (page, selector = HOST) => page.locator(selector).evaluate(({ shadowRoot }) => {
  const figure = shadowRoot.querySelector('figure');
  const canvas = shadowRoot.querySelector('canvas');
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const hex = (parts) => `#${[...parts].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 255) continue;
    const color = hex(data.subarray(at, at + 3));
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const role = (name) => figure.style.getPropertyValue(`--${name}`);
  const css = (element, name) => hex(getComputedStyle(element)[name].match(/\d+/g).slice(0, 3).map(Number));
  return {
    text: role('text'), accent: role('accent'), muted: role('muted'), warn: role('warn'),
    scheme: figure.style.colorScheme,
    painted: [...counts].sort((one, other) => other[1] - one[1]).map(([color]) => color),
    title: css(shadowRoot.querySelector('h3'), 'color'),
    ground: getComputedStyle(figure).backgroundColor,
    font: getComputedStyle(shadowRoot.querySelector('h3')).fontFamily,
  };
});

function contrast(...pair) {
  const [low, high] = pair.map((color) => {
    const [red, green, blue] = color.match(/\w\w/g).map((part) => {
      const light = parseInt(part, 16) / 255;
      return light <= 0.04045 ? light / 12.92 : ((light + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }).sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

test('accent, paper, text and font of the page are those of the picture', async (t) => {
  const css = 'body{--migration-facts-accent:#0f5499;--migration-facts-paper:#fff1e5;--migration-facts-text:#33302e;--migration-facts-font:"Liberation Serif",serif}';
  const { page, messages } = await chart(t, { css });
  const seen = await colors(page);
  assert.deepEqual([seen.accent, seen.text, seen.title, seen.ground, seen.scheme], ['#0f5499', '#33302e', '#33302e', 'rgb(255, 241, 229)', 'light']);
  assert.equal(seen.font, '"Liberation Serif", serif');
  assert.equal(seen.painted[0], '#0f5499', 'the bars');
  assert.ok(seen.painted.includes('#33302e'), 'the labels');
  assert.ok(!seen.painted.includes('#1f5f8b') && !seen.painted.includes('#1a1d21'));
  for (const role of ['text', 'muted', 'warn']) assert.ok(contrast(seen[role], '#fff1e5') >= 4.5, `${role} ${seen[role]}`);
  const inSerif = await pixelsOf(page);
  await page.evaluate(() => document.body.style.setProperty('--migration-facts-font', '"Liberation Sans",sans-serif'));
  await settled(page);
  assert.notEqual(await pixelsOf(page), inSerif);
  assert.deepEqual(messages, []);
});

test('a dark paper takes the dark colours with it; what cannot be read on a paper is corrected', async (t) => {
  const css = `${HOST}{--migration-facts-paper:#0b1b2b;--migration-facts-accent:#102030;--migration-facts-text:#203040}`;
  const seen = await colors((await chart(t, { css })).page);
  assert.equal(seen.scheme, 'dark');
  assert.ok(contrast(seen.accent, '#0b1b2b') >= 3 && seen.painted[0] === seen.accent, seen.accent);
  for (const role of ['text', 'muted', 'warn']) assert.ok(contrast(seen[role], '#0b1b2b') >= 4.5, `${role} ${seen[role]}`);
});

test('any notation, through var() and its fallback; what is no colour is not given', async (t) => {
  const { page } = await chart(t);
  for (const [value, wanted] of [
    ['rebeccapurple', '#663399'], ['rgb(15 84 153)', '#0f5499'], ['hsl(209 82% 33%)', '#0f5599'], ['oklch(0.4447 0.1236 252.6)', '#125595'],
    ['color(srgb 0.0588 0.3294 0.6)', '#0f5499'], ['color(display-p3 .1 .3 .6)', '#004e9d'], ['color-mix(in srgb,#0f5499,#0f5499)', '#0f5499'],
    ['light-dark(#0f5499,#fff)', '#0f5499'], ['var(--none,#0f5499)', '#0f5499'], ['var(--brand)', '#a3195b'],
    ['banana', '#1f5f8b'], ['transparent', '#1f5f8b'], ['', '#1f5f8b'],
  ]) {
    await page.evaluate((color) => {
      document.body.style.cssText = `--brand:#a3195b;--migration-facts-accent:${color}`;
    }, value);
    await settled(page);
    const { accent, painted } = await colors(page);
    const near = accent.match(/\w\w/g).every((part, at) => Math.abs(parseInt(part, 16) - parseInt(wanted.match(/\w\w/g)[at], 16)) <= 3);
    assert.ok(near, `${value} is ${accent}, not ${wanted}`);
    assert.equal(painted[0], accent, value);
  }
});

test('options win: accent over accent, theme over paper', async (t) => {
  const css = 'main{--migration-facts-accent:#0f5499;--migration-facts-paper:#0b1b2b}';
  const seen = await colors((await chart(t, { css, attributes: 'data-accent="#a3195b" data-theme="light"' })).page);
  assert.equal(seen.scheme, 'light');
  assert.ok(contrast(seen.accent, '#0b1b2b') >= 3 && contrast(seen.text, '#0b1b2b') >= 4.5, 'what is behind is still the paper');
  assert.notEqual(seen.accent, '#0f5499');
});

test('colours are corrected against what is seen behind the widget', async (t) => {
  const seen = await colors((await chart(t, { css: 'main{background:#d8c8a8}', attributes: 'data-accent="#c0a070"' })).page);
  assert.equal(seen.scheme, 'light');
  assert.equal(seen.ground, 'rgba(0, 0, 0, 0)');
  assert.ok(contrast(seen.accent, '#d8c8a8') >= 3, seen.accent);
  for (const role of ['text', 'muted', 'warn']) assert.ok(contrast(seen[role], '#d8c8a8') >= 4.5, `${role} ${seen[role]}`);
});

const FLIPS = {
  'a class of html': [':root.dark{--migration-facts-paper:#0b1b2b}', () => document.documentElement.classList.add('dark')],
  'an attribute of anything above it': ['main[data-mode=dark]{--migration-facts-paper:#0b1b2b}', () => { document.querySelector('main').dataset.mode = 'dark'; }],
  'a property in a style': ['', () => document.querySelector('main').style.setProperty('--migration-facts-paper', '#0b1b2b')],
  'a style sheet that comes': ['', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('main{--migration-facts-paper:#0b1b2b}');
    document.adoptedStyleSheets = [sheet];
  }],
  'the text of the page, and the ground with it': ['main.dark{background:#111;color:#eee}', () => document.querySelector('main').classList.add('dark')],
  'a slow transition': ['body{background:#fff;color:#000;transition:.3s}body.dark{background:#111;color:#eee}', () => document.body.classList.add('dark')],
};

for (const [what, [css, act]] of Object.entries(FLIPS)) {
  test(`it follows ${what}, live`, async (t) => {
    const { page } = await chart(t, { css });
    const before = await colors(page);
    assert.equal(before.scheme, 'light');
    await page.evaluate(act);
    await page.waitForFunction(() => document.querySelector('.migration-facts').shadowRoot.querySelector('figure').style.colorScheme === 'dark', null, { timeout: 3000 });
    await settled(page);
    const after = await colors(page);
    assert.ok(after.painted.includes(after.text) && after.text !== before.text);
  });
}

test('it follows the colour scheme of the system', async (t) => {
  const { page } = await chart(t, { css: ':root{color-scheme:light dark;--migration-facts-accent:light-dark(#0f5499,#ffd400)}' });
  assert.equal((await colors(page)).painted[0], '#0f5499');
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const dark = await colors(page);
  assert.deepEqual([dark.scheme, dark.painted[0]], ['dark', '#ffd400']);
});

test('a page that changes something else does not make it draw again', async (t) => {
  const { page } = await chart(t);
  const count = await page.evaluate(async () => {
    const canvas = document.querySelector('.migration-facts').shadowRoot.querySelector('canvas');
    let drawings = 0;
    new MutationObserver(() => { drawings += 1; }).observe(canvas, { attributes: true });
    document.documentElement.classList.add('x');
    document.querySelector('main').style.setProperty('--other', 'red');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return drawings;
  });
  assert.equal(count, 0);
});

test('parts can be styled from outside', async (t) => {
  const parts = ['figure', 'title', 'subtitle', 'controls', 'body', 'notices', 'source', 'table', 'tip', 'more'];
  const css = parts.map((part, at) => `${HOST}::part(${part}){border-left-color:rgb(1,2,${at})}`).join('');
  const { page } = await chart(t, { css });
  const found = await page.locator(HOST).evaluate(({ shadowRoot }, names) => names.map((name) =>
    getComputedStyle(shadowRoot.querySelector(`[part=${name}]`)).borderLeftColor), parts);
  assert.deepEqual(found, parts.map((part, at) => `rgb(1, 2, ${at})`));
});

test('a host in the slot of a component takes the paper of the component', async (t) => {
  const { page } = await open(t, { body: `<my-card>${host(CHART)}</my-card>${SCRIPT}`, head: `<script>
    customElements.define('my-card', class extends HTMLElement {
      connectedCallback() {
        const card = document.createElement('div');
        card.style.background = '#111';
        card.append(document.createElement('slot'));
        this.attachShadow({ mode: 'open' }).append(card);
      }
    });
  </script>` });
  await state(page, '.migration-facts');
  assert.equal(await page.locator('.migration-facts >> [part=figure]').evaluate(({ style }) => style.colorScheme), 'dark');
});
