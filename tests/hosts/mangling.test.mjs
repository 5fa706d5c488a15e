// What content management systems make of the snippet: the right picture, or the fallback and words to the makers of the
// page. Never a wrong picture.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { done, drawn, events, pixelsOf, seen, settled, visit } from './browser.mjs';

const REGIONS = ['World', 'Europe', 'Asia', 'Northern America', 'Africa', 'Latin America and the Caribbean', 'Oceania'];
const SHARE = 'More than 13 per cent of the world’s migrants';
const NOTHING = { pictures: 0, title: '', rows: [] };

/** Fails unless the hosts show the share of the conference's sheet, each once. */
function areShares(hosts, title) {
  for (const [at, { state, shows, pictures, rows, ...host }] of hosts.entries()) {
    assert.deepEqual([state, shows, pictures, rows.length], ['ready', 'picture', 1, 1], `host ${at}`);
    assert.match(rows[0], /share of the world’s migrants/);
    assert.equal(host.title, title ?? hosts[0].title);
  }
}

/** Fails unless the hosts stand as they were written, with an error of this code. */
function haveFailed(hosts, code) {
  for (const host of hosts) assert.deepEqual(host, { ...NOTHING, state: `error ${code}`, shows: 'fallback' });
}

const pick = async (page, selector) => seen(page, `${selector} .migration-facts, ${selector} migration-facts`);

const WAYS = [
  ['in the head, where all wait for it', 'theme-script-head'],
  ['at the end, with a version behind its address', 'theme-script-end'],
  ['deferred, through a redirect, under a base of another path', 'theme-script-defer'],
  ['made a module', 'theme-script-module'],
  ['as the module, imported from another origin', 'theme-module'],
];

describe('what is left of the snippet', { concurrency: 2 }, () => {
  for (const [way, name] of WAYS) {
    test(`the script stands in the theme ${way}: the snippet of the article is drawn`, async (t) => {
      const { page, cdn, messages, failures } = await visit(t, name);
      await done(page);
      const [host, ...more] = await seen(page);
      assert.deepEqual(more, []);
      assert.deepEqual([host.state, host.shows, host.pictures, host.rows], ['ready', 'picture', 1, REGIONS]);
      assert.equal(cdn.requests.filter((path) => path.endsWith('.wasm')).length, 1);
      assert.deepEqual([messages, failures], [[], []]);
    });
  }

  test('a script in the head follows a page that turns dark by a class of its body', async (t) => {
    const { page } = await visit(t, 'theme-script-head');
    await done(page);
    await settled(page);
    const light = await pixelsOf(page);
    await page.evaluate(() => document.body.classList.add('night'));
    await drawn(page);
    await settled(page);
    assert.notEqual(await pixelsOf(page), light);
  });

  test('paragraphs and line breaks in and around the snippet do no harm, whichever form it has', async (t) => {
    const { page, messages } = await visit(t, 'autop');
    await page.waitForSelector('script + .migration-facts', { state: 'attached' });
    await done(page);
    const [share, trend, ...more] = await seen(page);
    assert.deepEqual(more, []);
    areShares([share]);
    assert.deepEqual([trend.state, trend.shows, trend.pictures], ['ready', 'picture', 1]);
    assert.match(trend.title, /member states/);
    assert.deepEqual(messages, []);
  });

  test('attributes in any order and case, emptied, with blanks around, among those of others: one picture', async (t) => {
    const { page, messages } = await visit(t, 'attributes', { context: { viewport: { width: 800, height: 4000 } } });
    await done(page);
    const hosts = await seen(page);
    assert.equal(hosts.length, 6);
    areShares(hosts);
    assert.deepEqual(messages, []);
  });

  test('curled quotes: what is whole is drawn, what was cut is not', async (t) => {
    const { page, messages } = await visit(t, 'curled', { context: { viewport: { width: 800, height: 6000 } } });
    await done(page);
    const right = await pick(page, '.right');
    assert.equal(right.length, 4);
    areShares(right.slice(0, 3));
    haveFailed(right.slice(3), 'unknown-sheet');
    const cut = await pick(page, '.cut');
    assert.equal(cut.length, 6);
    haveFailed(cut, 'bad-option');
    const details = (await events(page, 'error')).filter(({ code }) => code === 'bad-option');
    assert.deepEqual(details.map(({ path }) => path).sort(), ['facts', 'facts', 'facts', 'highlight', 'note', 'title']);
    for (const { message, hint } of details) assert.ok(/[”“″]\w/.test(message) && /quotes/.test(hint), `${message} ${hint}`);
    const meant = await pick(page, '.meant');
    areShares(meant.slice(0, 1), '“No wall holds”, says “La Nación”');
    areShares(meant.slice(1), '“The road north” in one figure');
    assert.equal(messages.length, 7, 'each is told of once');
  });

  test('what filters leave of a snippet is drawn, or stands as it is', async (t) => {
    const { page, messages, cdn } = await visit(t, 'stripped', { context: { viewport: { width: 800, height: 5000 } } });
    await done(page, '[data-sheet].migration-facts');
    assert.ok(await page.locator('#dropped').getByText('The fallback.').isVisible());
    for (const part of ['#thin', '#empty', '#lazy']) areShares(await pick(page, part));
    const [section, item, figure] = await pick(page, '#retagged');
    areShares([section]);
    haveFailed([item, figure], 'bad-option');
    for (const { path, message, hint } of await events(page, 'error')) assert.ok(path === 'element' && /<(li|figure)>/.test(message) && /div/.test(hint));
    assert.deepEqual(await pick(page, '#silent'), [{ ...NOTHING, state: '', shows: 'fallback' }]);
    assert.equal(await page.locator('#silent > *').count(), 3, 'a script that a plugin moved makes no host');
    assert.equal(messages.length, 2, 'of the two elements that cannot hold a widget');
    assert.equal(cdn.requests.filter((path) => path.endsWith('.wasm')).length, 1);
  });

  test('code that was pasted as text is text; what was encoded twice is refused, or only words', async (t) => {
    const { page, messages } = await visit(t, 'escaped');
    await done(page);
    const [ids, words, ...more] = await seen(page);
    assert.deepEqual(more, []);
    haveFailed([ids], 'unknown-sheet');
    areShares([words], 'Routes &amp; borders');
    assert.match(await page.locator('#code').textContent(), /<div class=”migration-facts”/);
    assert.equal(messages.length, 1);
  });

  test('where no script ever comes the fact can be read', async (t) => {
    const { page, messages } = await visit(t, 'feed');
    const [host] = await seen(page);
    assert.deepEqual(host, { ...NOTHING, state: '', shows: 'fallback' });
    for (const text of [SHARE, 'Source: IOM']) assert.ok(await page.getByText(text).first().isVisible());
    await page.locator('img').evaluate((image) => image.decode());
    await page.getByText('Table').click();
    assert.ok(await page.getByRole('cell', { name: /> 13.?%/ }).isVisible());
    assert.deepEqual(messages, []);
  });

  test('in the frames of a page builder, with and without a sandbox, the snippet is drawn', async (t) => {
    const { page, messages } = await visit(t, 'page-builder', { context: { viewport: { width: 800, height: 2000 } } });
    for (const frame of page.frames().slice(1)) {
      await done(frame);
      areShares(await seen(frame));
    }
    assert.equal(page.frames().length, 4);
    assert.deepEqual(messages, []);
  });
});
