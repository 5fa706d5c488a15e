// The snippet where nothing of ours runs: the fact is all there, and the picture is the right one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './browser.mjs';
import { PAIRS, program } from './program.mjs';

const BARE = { javaScriptEnabled: false };

/** What a reader finds of a snippet. */
const found = (page, selector) => page.locator(selector).evaluate((element) => {
  const text = (name) => element.querySelector(name)?.innerText.trim() ?? '';
  const image = element.querySelector('img');
  const box = image?.getBoundingClientRect();
  return {
    heading: text('h3'),
    picture: image && { drawn: image.naturalWidth, width: box.width, height: box.height, ratio: image.naturalWidth / image.naturalHeight, alt: image.alt },
    paragraphs: [...element.querySelectorAll('p')].map(({ innerText }) => innerText),
    links: [...element.querySelectorAll('a')].map(({ href, rel }) => ({ href, rel })),
    isFolded: element.querySelector('details')?.open === false,
    rows: element.querySelectorAll('tbody tr').length,
  };
});

for (const { sheet, widget } of PAIRS) {
  test(`${sheet} as ${widget} is whole on a bare page without scripts`, async (t) => {
    const body = program('snippet', '--sheet', sheet, '--widget', widget, '--base', '.');
    const described = JSON.parse(program('describe', '--sheet', sheet, '--widget', widget, '--format', 'json'));
    const { page, server, failures, requests } = await open(t, { body, context: BARE });
    const { heading, picture, paragraphs, links, isFolded, rows } = await found(page, '.migration-facts figure');
    assert.equal(heading, described.title);
    assert.ok(picture.drawn > 0, 'the picture is drawn');
    assert.ok(Math.abs(picture.ratio - picture.width / picture.height) < 0.01, 'its box has its form');
    assert.ok(picture.alt && picture.alt !== described.summary, 'it is named, and the summary is not said twice');
    assert.equal(paragraphs[0], described.summary);
    for (const note of described.notes) assert.ok(paragraphs.includes(note), note);
    assert.ok(paragraphs.some((text) => text.startsWith('Source: ') && text.includes(described.source.text)));
    assert.ok(paragraphs.some((text) => text.startsWith('Credit: ')));
    assert.ok(!described.source.url || links.some(({ href }) => href === described.source.url));
    assert.ok(isFolded);
    assert.equal(rows, described.rows.length);
    await page.locator('summary').click();
    assert.ok(await page.getByRole('cell').first().isVisible());
    assert.deepEqual(failures, []);
    assert.ok(requests.every((url) => url.startsWith(server.origin) || url.startsWith('data:')));
  });
}

test('a script alone leaves its figure to browsers that run none', async (t) => {
  const body = program('snippet', '--sheet', 'iom', '--form', 'script', '--base', '.');
  const { page } = await open(t, { body, context: BARE });
  const { heading, picture, rows } = await found(page, 'noscript figure');
  assert.ok(heading && picture.drawn && rows);
});

test('a mail shows its picture and figures without table, style or script', async (t) => {
  const base = 'https://cdn.example/1';
  const mail = program('snippet', '--sheet', 'undesa-2020', '--form', 'mail', '--base', base);
  // The release is not there: served from here instead.
  const { page } = await open(t, { body: mail.replaceAll(base, ''), context: BARE });
  const { heading, picture, paragraphs } = await found(page, 'body > div');
  assert.ok(heading && picture.drawn > picture.width, 'two pixels for every px');
  assert.ok(paragraphs.some((text) => text.startsWith('Credit: ')));
  assert.equal(await page.locator('li').count(), 7);
  assert.equal(await page.locator('table,script,style,[style]').count(), 0);
  const [response] = await Promise.all([page.waitForNavigation(), page.locator('a').last().click()]);
  assert.equal(response.status(), 200, 'the page of the figures is there');
});
