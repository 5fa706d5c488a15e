// What servers send in place of data, and how data are encoded: readers see the fallback, makers are told what would be right.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SCRIPT, document, open, state } from './browser.mjs';
import { answering, csv, own, refusal, show, shown } from './own.mjs';

const CSV = { 'Content-Type': 'text/csv' };

for (const [what, answer, message, hint] of [
  ['nothing there', answering(404, {}, 'nothing'), /^HTTP 404$/, /logged in/],
  ['a broken server', answering(500, CSV, csv()), /^HTTP 500$/, /./],
  ['a page with all well', answering(200, { 'Content-Type': 'text/html' }, document('Log in')), /web page/, /login/],
  ['a page that is called a table', answering(200, CSV, `\n${document('Not found')}`), /web page/, /login/],
  ['a line that breaks off', (request, response) => response.writeHead(200, { ...CSV, 'Content-Length': 1000 }).write('a,b\n', () => response.destroy()), /./, /server/],
]) {
  test(`${what} is fetch-failed, with the address and a hint`, async (t) => {
    const { page, server } = await show(t, answer);
    const detail = await refusal(page);
    assert.deepEqual([detail.code, detail.path], ['fetch-failed', `${server.origin}/table.csv`]);
    assert.match(detail.message, message);
    assert.match(detail.hint, hint);
  });
}

test('what another origin does not let pages read is fetch-failed, and the hint says the header', async (t) => {
  const far = await open(t, { body: '', pages: { '/far.csv': csv() } });
  const { page } = await open(t, { body: own(`${far.server.origin}/far.csv`) + SCRIPT });
  const detail = await refusal(page);
  assert.equal(detail.code, 'fetch-failed');
  assert.match(detail.hint, /Access-Control-Allow-Origin.*connect-src/);
});

test('a redirect is followed', async (t) => {
  const { page } = await open(t, { body: own('old.csv') + SCRIPT, redirects: { '/old.csv': '/table.csv' }, pages: { '/table.csv': csv() } });
  await state(page, '.migration-facts');
});

test('a redirect in a circle is fetch-failed', async (t) => {
  const { page } = await open(t, { body: own('round.csv') + SCRIPT, redirects: { '/round.csv': '/round.csv' } });
  assert.equal((await refusal(page)).code, 'fetch-failed');
});

test('after a failure an attribute that changes tries again', async (t) => {
  let status = 404;
  const { page } = await show(t, (request, response) => response.writeHead(status, CSV).end(csv()));
  await refusal(page);
  status = 200;
  await page.locator('.migration-facts').evaluate((element) => { element.dataset.theme = 'dark'; });
  await state(page, '.migration-facts');
});

test('while a slow server thinks the fallback shows, and after thirty seconds of nothing for good', async (t) => {
  const pages = { '/blank.html': ' ', '/host.html': document(own('table.csv') + SCRIPT) };
  const { page, server } = await open(t, { path: '/blank.html', pages, hanging: ['/table.csv'] });
  await page.clock.install();
  const asked = page.waitForRequest(/table\.csv/);
  await page.goto(`${server.origin}/host.html`);
  await asked;
  await state(page, '.migration-facts', 'loading');
  assert.ok(await page.getByText('The fallback.').isVisible());
  await page.clock.fastForward(20_000);
  await state(page, '.migration-facts', 'loading');
  await page.clock.fastForward(11_000);
  const detail = await refusal(page);
  assert.equal(detail.code, 'fetch-failed');
  assert.match(detail.message, /30 seconds/);
  assert.match(detail.hint, /faster/);
});

test('a slow server that goes on is waited for', async (t) => {
  const slow = async (request, response) => {
    response.writeHead(200, CSV);
    for (const line of csv().split('\n')) {
      response.write(`${line}\n`);
      await pause(50);
    }
    response.end();
  };
  const { page } = await show(t, slow);
  await state(page, '.migration-facts');
  assert.match((await shown(page)).join(), /Poland/);
});

test('a widget that is destroyed ends its request, once no other waits for it', async (t) => {
  const { page } = await open(t, { body: `<div id="one"></div><div id="two"></div>${SCRIPT}`, hanging: ['/table.csv'] });
  await page.waitForFunction(() => window.MigrationFacts);
  const asked = page.waitForRequest(/table\.csv/);
  await page.evaluate(() => {
    for (const id of ['one', 'two']) window.MigrationFacts.mount(document.getElementById(id), { src: 'table.csv', source: 'x' }).catch(({ code }) => { window[id] = code; });
  });
  const request = await asked;
  await page.evaluate(() => document.getElementById('one').remove());
  await page.waitForTimeout(200);
  assert.equal(request.failure(), null, 'the other still waits');
  const failed = page.waitForEvent('requestfailed', (each) => each === request);
  await page.evaluate(() => document.getElementById('two').remove());
  await failed;
  await page.waitForFunction(() => window.one && window.two);
  assert.deepEqual(await page.evaluate(() => window.events), [], 'nobody is there to be told');
});

for (const [what, answer] of [
  ['said beforehand', (request, response) => response.writeHead(200, { ...CSV, 'Content-Length': 6_000_000 }).write('Country,Year,Migrants\n')],
  ['not said', (request, response) => {
    response.writeHead(200, CSV);
    const more = () => response.writable && !response.destroyed && response.write('Germany,2020,15762457\n'.repeat(5000), () => setTimeout(more));
    more();
  }],
]) {
  test(`more than five MiB, ${what}, are too-large, and no more is fetched`, async (t) => {
    let closed;
    const ended = new Promise((resolve) => { closed = resolve; });
    const { page } = await show(t, (request, response) => {
      response.on('close', closed);
      answer(request, response);
    });
    const detail = await refusal(page);
    assert.equal(detail.code, 'too-large');
    assert.match(detail.message, /\d\.\d MiB.*5 MiB/);
    assert.match(detail.hint, /aggregate/);
    await ended;
  });
}

for (const [what, body] of [['an empty file', ''], ['blanks', ' \n \n'], ['names alone', 'Country,Year,Migrants\n']]) {
  test(`${what} is bad-data`, async (t) => {
    const { page } = await show(t, body);
    const detail = await refusal(page);
    assert.equal(detail.code, 'bad-data');
    assert.ok(detail.message.length > 5 && detail.hint.length > 5 && detail.remarks.length, JSON.stringify(detail));
  });
}

for (const [what, signs] of [['a workbook', 'PK\x03\x04'], ['an old workbook', '\xd0\xcf\x11\xe0'], ['a PDF', '%PDF-1.7']]) {
  test(`${what} is bad-data, and the hint says how to save it`, async (t) => {
    const { page } = await show(t, Buffer.from(`${signs}${'\0x'.repeat(200)}`, 'latin1'));
    const detail = await refusal(page);
    assert.equal(detail.code, 'bad-data');
    assert.match(detail.hint, /CSV/);
  });
}

const ACCENTS = csv().replaceAll('Poland', 'Türkiye');
const utf16 = Buffer.from(ACCENTS, 'utf16le');

for (const [what, bytes, type = 'text/csv'] of [
  ['UTF-8', Buffer.from(ACCENTS)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${ACCENTS}`)],
  ['UTF-8 that the server calls something else', Buffer.from(ACCENTS), 'text/csv; charset=iso-8859-1'],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${ACCENTS}`, 'utf16le')],
  ['UTF-16, the large end first', Buffer.from(`\ufeff${ACCENTS}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', utf16],
  ['Windows-1252', Buffer.from(ACCENTS, 'latin1')],
  ['Windows-1252 that the server calls UTF-8', Buffer.from(ACCENTS, 'latin1'), 'text/csv; charset=utf-8'],
  ['Windows-1252 in an encoding that nobody knows', Buffer.from(ACCENTS, 'latin1'), 'text/csv; charset=klingon'],
]) {
  test(`${what} is read`, async (t) => {
    const { page } = await show(t, bytes, { types: { '/table.csv': type } });
    await state(page, '.migration-facts');
    assert.match((await shown(page)).join('\n'), /Türkiye.*817,254/);
  });
}

test('an old encoding is read as the server says', async (t) => {
  const cyrillic = Buffer.from(csv().replace(/Poland/g, '?????'), 'latin1');
  for (let at = 0; (at = cyrillic.indexOf('?????', at)) >= 0; at += 1) Buffer.from([0xcf, 0xee, 0xeb, 0xfc, 0xf8]).copy(cyrillic, at);
  const { page } = await show(t, cyrillic, { types: { '/table.csv': 'text/csv; charset=windows-1251' } });
  await state(page, '.migration-facts');
  assert.match((await shown(page)).join('\n'), /Польш/);
});
