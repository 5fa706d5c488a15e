import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { SCRIPT, drawn, open, state } from './browser.mjs';
import { program } from './program.mjs';
import { DIST } from './server.mjs';

const QUERY = 'sheet=undesa-2020&widget=totals';

/** The frame of ours, once it is there. */
async function frameOf(page) {
  for (let tries = 0; tries < 100; tries += 1) {
    const frame = page.frame({ url: /embed\.html/ });
    if (frame) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error('no frame of embed.html');
}

test('the parent gives a frame the height that it asks for, and no other frame', async (t) => {
  const body = `<iframe id="one" src="/embed.html?${QUERY}" width="400" height="150"></iframe><iframe id="two" srcdoc="x" width="400" height="150"></iframe>${SCRIPT}`;
  const { page, messages, failures } = await open(t, { body });
  await page.waitForFunction(() => document.querySelector('#one').offsetHeight > 250);
  const frame = await frameOf(page);
  await state(frame, 'migration-facts');
  await page.waitForTimeout(150);
  const wanted = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  assert.equal(await page.locator('#one').evaluate((element) => element.clientHeight), wanted);
  assert.equal(await page.locator('#two').evaluate((element) => element.clientHeight), 150);
  assert.deepEqual(messages, []);
  assert.deepEqual(failures, []);
});

test('the query says the options', async (t) => {
  const { page } = await open(t, { path: `/embed.html?${QUERY}&year=1990&utm_source=mail` });
  await state(page, 'migration-facts');
  assert.equal(await page.locator('migration-facts >> input').getAttribute('aria-valuetext'), '1990');
});

/** The error that a query gives, and what the page asked for on the way. */
async function refusal(t, query, options = {}) {
  const { page, requests, server } = await open(t, { path: `/embed.html?${query}`, ...options });
  await page.waitForSelector('[data-error]', { state: 'attached' });
  const error = await page.locator('[data-error]').getAttribute('data-error');
  return { page, error, elsewhere: requests.filter((url) => !url.startsWith(server.origin) && !url.startsWith('data:')) };
}

for (const query of [
  `${QUERY}&title=Lies`,
  `${QUERY}&note=Lies`,
  `${QUERY}&src=https://elsewhere.example/x.json`,
  'src=https://elsewhere.example/x.json',
  'src=//elsewhere.example/x.json',
  'src=data:application/json,{}',
  'src=blob:https://elsewhere.example/x',
  'src=http://[',
  'src=https://elsewhere.example/x.json&title=Lies',
  // Words for data of one's own do not stand over ours.
  `${QUERY}&src=/x.json&title=Lies`,
  // What is looked at and what is set would be two.
  `${QUERY}&title=&title=Lies`,
  'src=/x.json&src=https://elsewhere.example/x.json',
]) {
  test(`${query} is refused`, async (t) => {
    const { page, error, elsewhere } = await refusal(t, query);
    assert.equal(error, 'bad-option');
    assert.equal(await page.getByText('Lies').count(), 0);
    assert.ok(await page.getByText('cannot be shown').isVisible());
    assert.deepEqual(elsewhere, []);
  });
}

test('data of this origin, or of one that is listed, pass the door with their words', async (t) => {
  const embed = await readFile(join(DIST, 'embed.html'), 'utf8');
  const listed = embed.replace('name="migration-facts-sources" content=""', 'name="migration-facts-sources" content="https://a.example https://b.example:8443"');
  assert.notEqual(listed, embed);
  const options = { pages: { '/embed.html': listed } };
  for (const src of ['/x.json', 'x.json', 'https://a.example/x.json', 'https://b.example:8443/x.csv']) {
    const { error } = await refusal(t, `src=${encodeURIComponent(src)}&title=Mine`, options);
    assert.notEqual(error, 'bad-option', `${src} is for the core to read`);
  }
  for (const src of ['https://a.example.evil.example/x.json', 'http://a.example/x.json', 'https://b.example/x.csv', 'https://c.example/']) {
    const { error } = await refusal(t, `src=${encodeURIComponent(src)}`, options);
    assert.equal(error, 'bad-option', src);
  }
});

test('a state is not for an address to say', async (t) => {
  const { page } = await open(t, { path: `/embed.html?${QUERY}&state=ready&error=x` });
  await state(page, 'migration-facts');
  assert.equal(await page.locator('migration-facts').getAttribute('data-error'), null);
});

for (const [query, answer] of [
  ['sheet=undesa-2020', 'undesa-2020/totals.en.json'],
  ['sheet=undesa-2020&widget=card&facts=asia-2020&lang=en-GB', 'undesa-2020/card.asia-2020.en.json'],
  ['sheet=iom-honduras&widget=members', 'iom-honduras/members.en.json'],
]) {
  test(`${query} is named after its figures and says where its oEmbed answer is`, async (t) => {
    const { page, messages } = await open(t, { path: `/embed.html?${query}` });
    await state(page, 'migration-facts');
    const [title, heading, address, language] = await page.evaluate(() => [
      document.title,
      document.querySelector('migration-facts').shadowRoot.querySelector('h3').textContent,
      document.querySelector('link[type="application/json+oembed"]').href,
      document.documentElement.lang,
    ]);
    assert.equal(title, heading);
    assert.ok(address.endsWith(`/oembed/${answer}`), address);
    assert.equal((await (await fetch(address)).json()).title, title);
    assert.equal(language, 'en');
    assert.deepEqual(messages, []);
  });
}

for (const [lang, tag, direction, fallback] of [
  ['es', 'es', 'ltr', 'Estas cifras no se pueden mostrar aquí.'],
  ['ar', 'ar', 'rtl', 'لا يمكن عرض هذه الأرقام هنا.'],
  ['zh-Hans-CN', 'zh', 'ltr', '这些数据无法在此处显示。'],
  ['pt_BR', 'pt', 'ltr', 'Estes números não podem ser exibidos aqui.'],
]) {
  test(`a frame in ${lang} is so from its document to its oEmbed answer, and when it fails`, async (t) => {
    const { page, messages } = await open(t, { path: `/embed.html?${QUERY}&lang=${lang}` });
    await state(page, 'migration-facts');
    const [own, dir, title, heading, address] = await page.evaluate(() => [
      document.documentElement.lang,
      document.documentElement.dir,
      document.title,
      document.querySelector('migration-facts').shadowRoot.querySelector('h3').textContent,
      document.querySelector('link[type="application/json+oembed"]').href,
    ]);
    assert.deepEqual([own, dir, title], [tag, direction, heading]);
    assert.ok(address.endsWith(`/oembed/undesa-2020/totals.${tag}.json`), address);
    assert.equal((await (await fetch(address)).json()).title, title);
    assert.deepEqual(messages, []);
    const { page: failed, error } = await refusal(t, `${QUERY}&lang=${lang}&title=Lies`);
    assert.equal(error, 'bad-option');
    assert.ok(await failed.getByText(fallback).isVisible());
    assert.deepEqual(await failed.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [tag, direction]);
  });
}

test('a frame in a language that is not there says so in English', async (t) => {
  const { page, error } = await refusal(t, `${QUERY}&lang=tlh`);
  assert.equal(error, 'bad-option');
  assert.ok(await page.getByText('These figures cannot be shown here.').isVisible());
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});

const CORS = { headers: { 'Access-Control-Allow-Origin': '*' } };

test('in a sandbox with scripts only, the frame is drawn and gets its height', async (t) => {
  const body = `<iframe sandbox="allow-scripts" src="/embed.html?${QUERY}" width="400" height="150"></iframe>${SCRIPT}`;
  const { page, messages, failures } = await open(t, { body, ...CORS });
  await page.waitForSelector('iframe');
  const frame = await frameOf(page);
  await state(frame, 'migration-facts');
  assert.equal(await frame.evaluate(() => self.origin), 'null', 'it is nobody');
  await page.waitForFunction(() => document.querySelector('iframe').offsetHeight > 250);
  assert.deepEqual(messages, []);
  assert.deepEqual(failures, []);
});

test('the form for frames is drawn as it is pasted, and keeps its picture’s height until then', async (t) => {
  const body = program('snippet', '--sheet', 'undesa-2020', '--form', 'iframe', '--base', '.');
  const { page, messages } = await open(t, { body, ...CORS });
  await state(await frameOf(page), 'migration-facts');
  assert.equal(await page.locator('iframe').getAttribute('title'), 'More than six in ten migrants live in Europe or Asia');
  assert.ok(await page.getByText('Credit: United Nations').isVisible());
  assert.deepEqual(messages, []);
});

test('a source opens in a page of its own, out of the sandbox', async (t) => {
  const body = program('snippet', '--sheet', 'undesa-2020', '--form', 'iframe', '--base', '.');
  const { page } = await open(t, { body, ...CORS });
  const frame = await frameOf(page);
  await state(frame, 'migration-facts');
  await page.context().route('https://www.un.org/**', (route) => route.fulfill({ contentType: 'text/html', body: '<script>document.title = self.origin</script>' }));
  const [opened] = await Promise.all([page.context().waitForEvent('page'), frame.locator('[part=source] a').click()]);
  await opened.waitForFunction(() => document.title);
  assert.equal(await opened.title(), 'https://www.un.org');
  assert.equal(frame.isDetached(), false, 'the frame stays');
  assert.match(frame.url(), /embed\.html/);
});

test('a script that comes late still learns the height', async (t) => {
  const { page } = await open(t, { body: `<iframe src="/embed.html?${QUERY}" width="400" height="150"></iframe>` });
  await state(await frameOf(page), 'migration-facts');
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('script'), { src: '/migration-facts.js' })));
  await page.waitForFunction(() => document.querySelector('iframe').offsetHeight > 250);
});

test('the height is said again when it changes', async (t) => {
  const { page } = await open(t, { body: `<iframe src="/embed.html?${QUERY}" width="640" height="150"></iframe>${SCRIPT}` });
  const frame = await frameOf(page);
  await state(frame, 'migration-facts');
  const fits = () => page.waitForFunction(() => {
    const { clientHeight, contentDocument } = document.querySelector('iframe');
    return clientHeight === Math.ceil(contentDocument.documentElement.getBoundingClientRect().height);
  });
  await fits();
  const before = await page.locator('iframe').evaluate(({ clientHeight }) => clientHeight);
  await frame.locator('[part=table] summary').click();
  await page.waitForFunction((height) => document.querySelector('iframe').clientHeight > height, before);
  await fits();
});

/** A page that says heights to the page around it, in its own frame or in one further in. */
const saying = (target, values) => `<!doctype html><script>
  for (const height of [${values}]) ${target}.postMessage({ type: 'migration-facts:height', height }, '*');
  ${target}.postMessage('done', '*');
</script>`;

/** Opens a page that waits for all messages to have come. */
async function told(t, { body, pages, times = 1 }) {
  const head = '<script>window.done = 0; addEventListener("message", ({ data }) => { if (data === "done") done += 1; });</script>';
  // The script is there before a frame says anything.
  const start = `<script src="/migration-facts.js"></script>${body}`;
  const { page, messages } = await open(t, { body: start, head, pages });
  await page.waitForFunction((count) => window.done >= count, times);
  await drawn(page);
  return { page, messages, heights: await page.locator('iframe').evaluateAll((frames) => frames.map(({ style }) => style.height)) };
}

test('what is no height is not taken for one', async (t) => {
  const forged = '"1e9", "300", "", "100%;display:none", NaN, Infinity, -Infinity, -5, 0, -0, 1e9, 20001, null, undefined, [300], { valueOf: 300 }, true, 300n, new Date(300)';
  const { heights, messages } = await told(t, {
    body: '<iframe src="/forged/embed.html"></iframe>',
    pages: { '/forged/embed.html': saying('parent', forged) },
  });
  assert.deepEqual(heights, ['']);
  assert.deepEqual(messages, []);
});

test('a height of ours is taken', async (t) => {
  const { heights } = await told(t, { body: '<iframe src="/true/embed.html"></iframe>', pages: { '/true/embed.html': saying('parent', '321.5') } });
  assert.deepEqual(heights, ['321.5px'], 'or the tests of what is not taken prove nothing');
});

test('other messages are other people’s', async (t) => {
  const other = `<!doctype html><script>
    for (const data of [null, undefined, 7, 'migration-facts:height', [], { height: 300 }, { type: 'height', height: 300 }]) parent.postMessage(data, '*');
    parent.postMessage('done', '*');
  </script>`;
  const { heights, messages } = await told(t, { body: '<iframe src="/other/embed.html"></iframe>', pages: { '/other/embed.html': other } });
  assert.deepEqual(heights, ['']);
  assert.deepEqual(messages, []);
});

test('neither the page itself nor a frame of others sets a height', async (t) => {
  const { heights } = await told(t, {
    body: `<iframe src="/quiet/embed.html"></iframe><iframe src="/advert.html"></iframe>
      <script>postMessage({ type: 'migration-facts:height', height: 400 }, '*'); postMessage('done', '*');</script>`,
    pages: { '/quiet/embed.html': '<!doctype html>', '/advert.html': saying('parent', '500') },
    times: 2,
  });
  assert.deepEqual(heights, ['', ''], 'an advert’s own frame is not ours either');
});

test('a frame inside a frame of ours does not speak for it', async (t) => {
  const { heights } = await told(t, {
    body: '<iframe src="/outer/embed.html"></iframe>',
    pages: { '/outer/embed.html': '<!doctype html><iframe src="/inner/embed.html"></iframe>', '/inner/embed.html': saying('top', '500') },
  });
  assert.deepEqual(heights, ['']);
});

test('of several frames of ours each gets its own height', async (t) => {
  const { heights } = await told(t, {
    body: '<iframe src="/a/embed.html"></iframe><iframe src="/b/embed.html"></iframe><iframe src="/c/embed.html"></iframe>',
    pages: { '/a/embed.html': saying('parent', '301'), '/b/embed.html': saying('parent', '302'), '/c/embed.html': '<!doctype html>' },
    times: 2,
  });
  assert.deepEqual(heights, ['301px', '302px', '']);
});
