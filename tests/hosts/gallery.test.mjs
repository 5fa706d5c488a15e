import assert from 'node:assert/strict';
import test from 'node:test';
import { open, state } from './browser.mjs';
import { folder, program } from './program.mjs';

test('the gallery draws every entry without a message, a failed request or another origin', async (t) => {
  const { page, server, messages, failures, requests } = await open(t, { path: '/index.html' });
  const entries = page.locator('.stage .migration-facts');
  const count = await entries.count();
  assert.ok(count >= 5, `the gallery has ${count} entries`);
  for (let at = 0; at < count; at += 1) {
    await entries.nth(at).scrollIntoViewIfNeeded();
    await state(page, `:nth-match(.stage .migration-facts, ${at + 1})`);
  }
  assert.deepEqual(messages, []);
  assert.deepEqual(failures, []);
  assert.deepEqual(requests.filter((url) => !/^(data:|blob:)/.test(url) && !url.startsWith(server.origin)), []);
  assert.equal(requests.filter((url) => url.includes('.wasm')).length, 1, 'the wasm is fetched once a page');
});

test('the switches of an entry change the live widget and its snippet', async (t) => {
  const { page } = await open(t, { path: '/index.html' });
  const entry = page.locator('.entry').first();
  await entry.scrollIntoViewIfNeeded();
  await state(page, '.stage .migration-facts');
  await entry.locator('input[value="280"]').check();
  await entry.locator('input[value=dark]').check();
  await page.waitForTimeout(200);
  assert.equal(await entry.locator('.stage').evaluate((stage) => stage.offsetWidth), 280);
  assert.match(await entry.locator('pre').textContent(), /data-theme="dark"/);
  assert.equal(await entry.locator('.stage .migration-facts').getAttribute('data-state'), 'ready');
});

for (const width of [320, 1280]) {
  test(`the gallery fits a window of ${width} px`, async (t) => {
    const { page } = await open(t, { path: '/index.html', context: { viewport: { width, height: 800 } } });
    await page.locator('.stage .migration-facts').first().scrollIntoViewIfNeeded();
    await state(page, '.stage .migration-facts');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });
}

test('what the gallery copies is what the command line prints', async (t) => {
  const { page, server } = await open(t, { path: '/index.html', context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const pictures = folder(t);
  const printed = (data, ...words) => program('snippet', '--sheet', data.sheet, '--widget', data.widget, '--base', server.origin, ...words);
  const entries = page.locator('.entry');
  for (let at = 0; at < await entries.count(); at += 1) {
    const entry = entries.nth(at);
    const { facts, ...data } = await entry.locator('.migration-facts').evaluate(({ dataset: { sheet, widget, facts } }) => ({ sheet, widget, facts }));
    await entry.locator('.copy').click();
    await page.waitForFunction((button) => button.textContent === 'Copied', await entry.locator('.copy').elementHandle());
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, printed(data, ...(facts ? ['--facts', facts, '--pictures', pictures] : [])));
    assert.match(copied, /<img /, 'every entry has a picture');
  }
});

test('the copy follows the choice of a fact and of a theme', async (t) => {
  const { page, server } = await open(t, { path: '/index.html' });
  const printed = (...words) => program('snippet', '--sheet', 'undesa-2020', '--widget', 'card', '--base', server.origin, ...words);
  const entry = page.locator('#undesa-2020-card');
  const text = () => entry.locator('pre').textContent();
  await entry.locator('.facts select').selectOption('asia-2020');
  await page.waitForFunction(() => document.querySelector('#undesa-2020-card pre').textContent.includes('asia-2020'));
  assert.equal(await text(), printed('--facts', 'asia-2020'));
  await entry.locator('input[value=light]').check();
  assert.equal(await text(), printed('--facts', 'asia-2020', '--theme', 'light'));
  await entry.locator('input[value=dark]').check();
  assert.equal(await text(), printed('--facts', 'asia-2020', '--theme', 'dark'), 'without the picture, which is light');
});

test('every entry is offered in seven languages, each in its own name', async (t) => {
  const { page } = await open(t, { path: '/index.html', context: { javaScriptEnabled: false } });
  for (const entry of await page.locator('.entry').all()) {
    const options = await entry.locator('.lang option').evaluateAll((all) => all.map(({ value, lang, textContent }) => [value, lang, textContent]));
    assert.deepEqual(options, [['en', 'English'], ['es', 'español'], ['fr', 'français'], ['pt', 'português'], ['ar', 'العربية'], ['zh', '中文'], ['ru', 'русский']].map(([tag, name]) => [tag, tag, name]));
  }
});

// The second shows several facts at once, which have no oEmbed answer.
for (const id of ['undesa-2020-totals', 'iom-card']) {
  for (const [lang, direction] of [['ar', 'rtl'], ['zh', 'ltr'], ['es', 'ltr']]) {
    test(`the widget and the copy of ${id} follow the choice of ${lang}`, async (t) => {
      const { page, server, messages, failures } = await open(t, { path: '/index.html' });
      const entry = page.locator(`#${id}`);
      const host = entry.locator('.stage .migration-facts');
      await entry.scrollIntoViewIfNeeded();
      await state(page, `#${id} .stage .migration-facts`);
      const { sheet, widget, facts } = await host.evaluate(({ dataset: { sheet, widget, facts } }) => ({ sheet, widget, facts }));
      await entry.locator('.lang select').selectOption(lang);
      await page.waitForFunction(([name, tag]) => document.querySelector(`#${name} pre`).textContent.includes(`<figure lang="${tag}"`), [id, lang]);
      const given = facts ? ['--facts', facts, '--pictures', folder(t)] : [];
      const printed = (...more) => program('snippet', '--sheet', sheet, '--widget', widget, '--lang', lang, '--base', server.origin, ...given, ...more);
      assert.equal(await entry.locator('pre').textContent(), printed());
      const title = printed().match(/<h3>(.*)<\/h3>/)[1];
      await page.waitForFunction(([name, text]) => document.querySelector(`#${name} .migration-facts`).shadowRoot.querySelector('[part=title]')?.textContent === text, [id, title]);
      const figure = host.locator('[part=figure]');
      assert.equal(await figure.evaluate((element) => getComputedStyle(element).direction), direction);
      await entry.locator('input[value="280"]').check();
      await entry.locator('input[value=light]').check();
      assert.equal(await entry.locator('pre').textContent(), printed('--theme', 'light'));
      await entry.locator('.lang select').selectOption('en');
      await page.waitForFunction((name) => document.querySelector(`#${name} pre`).textContent.includes('<figure lang="en"'), id);
      assert.deepEqual(messages, []);
      assert.deepEqual(failures, []);
    });
  }
}

test('every picture of the gallery is there before the widget takes its place', async (t) => {
  const { page, failures } = await open(t, { path: '/index.html', context: { javaScriptEnabled: false } });
  const drawn = await page.locator('.stage img').evaluateAll((images) => images.map(({ naturalWidth }) => naturalWidth));
  assert.equal(drawn.length, await page.locator('.entry').count());
  assert.ok(drawn.every(Boolean), `${drawn}`);
  assert.deepEqual(failures, []);
});
