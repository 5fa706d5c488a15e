// The pages of single facts and of sheets: readable without scripts, live with them, named for who finds them.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { open, state } from './browser.mjs';
import { DIST } from './server.mjs';
import { PAIRS } from './program.mjs';

const FACT = '/facts/undesa-2020/world-2020.html';

test('a page of a fact is whole without scripts', async (t) => {
  const { page, failures } = await open(t, { path: FACT, context: { javaScriptEnabled: false } });
  assert.equal(await page.locator('h1').innerText(), 'World, 2020');
  assert.ok(await page.locator('figure img').evaluate(({ naturalWidth }) => naturalWidth));
  assert.ok(await page.getByText('280,598,105 people, 2020').isVisible(), 'how to cite it');
  assert.deepEqual(failures, []);
});

test('a page of a fact is live with scripts, in any folder, and asks nobody else', async (t) => {
  const { page, server, messages, failures, requests } = await open(t, { path: FACT });
  await state(page, '.migration-facts');
  assert.ok(await page.getByText('Licence of the figures: CC BY 3.0 IGO').last().isVisible(), 'the credit stays');
  assert.deepEqual(messages, []);
  assert.deepEqual(failures, []);
  assert.ok(requests.every((url) => url.startsWith(server.origin) || url.startsWith('data:')));
});

test('what a page of a fact names is there', async (t) => {
  const { page, server } = await open(t, { path: FACT });
  const named = await page.evaluate(() => [
    document.querySelector('[property="og:image"]').content,
    ...[...document.querySelectorAll('link[rel=alternate],a[href]:not([href^="https:"])')].map((link) => link.getAttribute('href')),
  ].map((address) => new URL(address, location.href).href));
  assert.ok(named.length >= 4, `${named}`);
  for (const address of named) assert.equal((await fetch(address)).status, 200, address.replace(server.origin, ''));
  const size = await page.evaluate(async () => {
    const content = (name) => document.querySelector(`[property="og:image${name}"]`).content;
    const image = Object.assign(new Image(), { src: content('') });
    await image.decode();
    return [[image.naturalWidth, image.naturalHeight], [Number(content(':width')), Number(content(':height'))]];
  });
  assert.deepEqual(size[0], size[1], 'the picture has the size that is told');
});

test('browsers read the data set of every page', async (t) => {
  const { page } = await open(t, { body: '' });
  const sheets = [...new Set(PAIRS.map(({ sheet }) => sheet))];
  let count = 0;
  for (const sheet of sheets) {
    for (const name of await readdir(join(DIST, 'facts', sheet))) {
      if (!/html$/.test(name) || name === 'index.html') continue;
      const html = await readFile(join(DIST, 'facts', sheet, name), 'utf8');
      const read = await page.evaluate((text) => {
        const scripts = new DOMParser().parseFromString(text, 'text/html').querySelectorAll('script[type="application/ld+json"]');
        return [...scripts].map(({ textContent }) => JSON.parse(textContent)['@type']);
      }, html);
      assert.deepEqual(read, ['Dataset'], `${sheet}/${name}`);
      count += 1;
    }
  }
  assert.ok(count > 100, `${count} pages`);
});

test('the page of a sheet shows every widget of it and names every fact', async (t) => {
  const { widgets, facts } = { widgets: PAIRS.filter(({ sheet }) => sheet === 'iom'), ...PAIRS.find(({ sheet }) => sheet === 'iom') };
  const { page, messages } = await open(t, { path: '/facts/iom/index.html' });
  for (const { widget } of widgets) {
    await page.locator(`h2#${widget}`).scrollIntoViewIfNeeded();
    await state(page, `.migration-facts[data-widget=${widget}]`);
  }
  assert.equal(await page.locator('.facts a').count(), facts.length);
  assert.deepEqual(messages, []);
});

for (const width of [320, 1280]) {
  test(`the page of a fact fits a window of ${width} px`, async (t) => {
    const { page } = await open(t, { path: '/facts/iom-costa-rica/world-total.html', context: { viewport: { width, height: 800 } } });
    await state(page, '.migration-facts');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });
}

test('oEmbed answers hold what the specification asks for, and what they hold is drawn', async (t) => {
  const answers = [];
  for (const { sheet, widget } of PAIRS) answers.push(JSON.parse(await readFile(join(DIST, `oembed/${sheet}/${widget}.en.json`), 'utf8')));
  for (const answer of answers) {
    assert.deepEqual([answer.type, answer.version, typeof answer.html], ['rich', '1.0', 'string']);
    assert.ok(answer.width > 0 && answer.height > 0 && answer.title && answer.provider_name && answer.cache_age);
    assert.equal('thumbnail_url' in answer, 'thumbnail_width' in answer && 'thumbnail_height' in answer);
  }
  const { page, messages } = await open(t, { body: answers[0].html });
  await state(page, '.migration-facts');
  assert.deepEqual(messages, []);
});
