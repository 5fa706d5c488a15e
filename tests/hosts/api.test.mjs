import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { CHART, SCRIPT, events, host, open, pixelsOf, state } from './browser.mjs';
import { DIST } from './server.mjs';

/** A page with the script and nothing mounted. */
async function blank(t, body = '') {
  const opened = await open(t, { body: `<div id="here"><p>The fallback.</p></div>${body}${SCRIPT}` });
  await opened.page.waitForFunction(() => window.MigrationFacts);
  return opened;
}

test('the module can be imported where there is no DOM', async () => {
  const { MigrationFacts, MigrationFactsError } = await import(pathToFileURL(join(DIST, 'migration-facts.mjs')));
  assert.match(MigrationFacts.version, /^\d+\.\d+\.\d+/);
  assert.ok(new MigrationFactsError({ code: 'bad-option', message: 'm' }) instanceof Error);
});

test('sheets, options and describe answer without drawing', async (t) => {
  const { page } = await blank(t);
  const [sheets, options, description] = await page.evaluate(() => Promise.all([
    window.MigrationFacts.sheets(),
    window.MigrationFacts.options(),
    window.MigrationFacts.describe({ sheet: 'undesa-2020', widget: 'totals', year: 2020 }),
  ]));
  assert.ok(sheets.find(({ id }) => id === 'undesa-2020').widgets.includes('totals'));
  assert.ok(options.find(({ name }) => name === 'highlight').help);
  assert.ok(description.rows.length >= 6);
  assert.match(description.source.url, /^https:/);
});

test('mount resolves to a widget that updates, selects and is destroyed without a trace', async (t) => {
  const { page } = await blank(t);
  const before = await page.evaluate(() => document.body.outerHTML);
  const seen = await page.evaluate(async () => {
    const here = document.querySelector('#here');
    const widget = await window.MigrationFacts.mount(here, { sheet: 'undesa-2020', widget: 'totals', year: 1990 });
    const years = [widget.options.year];
    await widget.update({ year: 2000 });
    years.push(widget.options.year);
    const fault = await widget.update({ year: 1066 }).catch(({ name, code, path }) => ({ name, code, path }));
    years.push(widget.options.year);
    const rows = widget.description.rows.length;
    const state = here.dataset.state;
    widget.destroy();
    return { years, fault, rows, state, inside: here.shadowRoot.querySelectorAll(':not(slot)').length };
  });
  assert.deepEqual(seen.years, ['1990', '2000', '2000']);
  assert.deepEqual(seen.fault, { name: 'MigrationFactsError', code: 'bad-option', path: 'year' });
  assert.ok(seen.rows >= 6);
  assert.equal(seen.state, 'ready', 'a refused update leaves the widget as it was');
  assert.equal(seen.inside, 0);
  assert.equal(await page.evaluate(() => document.body.outerHTML), before);
  assert.ok(await page.getByText('The fallback.').isVisible());
});

test('select tells of the fact, null takes it back without a word', async (t) => {
  const { page } = await blank(t);
  await page.evaluate(async () => {
    const widget = await window.MigrationFacts.mount(document.querySelector('#here'), { sheet: 'undesa-2020', widget: 'totals' });
    const { facts } = (await window.MigrationFacts.sheets()).find(({ id }) => id === 'undesa-2020');
    // Facts of other years are not in the picture.
    for (const { id } of facts) await widget.select(id).catch(() => {});
    await widget.select(null);
  });
  const selected = await events(page, 'select');
  assert.ok(selected.length >= 6, `${selected.length} facts of the picture can be selected`);
  assert.deepEqual(Object.keys(selected[0]).sort(), ['bound', 'fact', 'label', 'source', 'unit', 'value']);
  assert.equal(typeof selected[0].value, 'number');
});

test('a wrong name in a script is an error, with the right one', async (t) => {
  const { page } = await blank(t);
  const fault = await page.evaluate(() => window.MigrationFacts
    .mount(document.querySelector('#here'), { sheet: 'undesa-2020', colour: 'red' })
    .catch((error) => ({ ...error, name: error.name })));
  assert.deepEqual([fault.name, fault.code, fault.path], ['MigrationFactsError', 'unknown-option', 'colour']);
  assert.equal(await page.locator('#here').getAttribute('data-error'), 'unknown-option');
});

test('an element that cannot hold a widget is refused in words', async (t) => {
  const { page } = await blank(t, '<img id="img" alt="">');
  const code = await page.evaluate(() => window.MigrationFacts.mount(document.querySelector('#img'), { sheet: 'iom' }).catch((error) => error.code));
  assert.equal(code, 'bad-option');
});

test("options of a script win over the host's attributes", async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-year="1990" data-v-12ab`) + SCRIPT });
  await state(page, '.migration-facts');
  const year = await page.evaluate(async () => (await window.MigrationFacts.mount(document.querySelector('.migration-facts'), { year: 2010 })).options.year);
  assert.equal(year, '2010');
});

test('scan finds what is in a shadow root of the page', async (t) => {
  const { page } = await blank(t);
  await page.evaluate((html) => {
    const outer = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).innerHTML = html;
    document.body.append(outer);
    window.MigrationFacts.scan(outer.shadowRoot);
    window.MigrationFacts.scan(outer.shadowRoot);
  }, host(CHART));
  await state(page, '.migration-facts');
  assert.equal((await events(page, 'ready')).length, 1, 'events cross the shadow root, once');
});

test('a host returns with the options of its script', async (t) => {
  const { page } = await blank(t);
  const years = await page.evaluate(async () => {
    const here = document.querySelector('#here');
    const widget = await window.MigrationFacts.mount(here, { sheet: 'undesa-2020', widget: 'totals', year: 1990 });
    here.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const away = widget.options ?? null;
    document.body.prepend(here);
    await new Promise((resolve) => here.addEventListener('migration-facts:ready', resolve));
    return [away, widget.options.year];
  });
  assert.deepEqual(years, [null, '1990']);
});

test('an update that fails while it is drawn leaves all as it was', async (t) => {
  const { page } = await blank(t);
  const seen = await page.evaluate(async () => {
    const here = document.querySelector('#here');
    const widget = await window.MigrationFacts.mount(here, { sheet: 'undesa-2020', widget: 'totals', year: 1990, motion: 'none' });
    const shown = () => [here.dataset.state, widget.options.year, here.shadowRoot.querySelector('[part=subtitle]').textContent];
    const before = shown();
    const { fillRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillRect = () => { throw Error('no'); };
    const fault = await widget.update({ year: 2000 }).then(() => 'drawn', () => 'refused');
    CanvasRenderingContext2D.prototype.fillRect = fillRect;
    for (let frames = 0; frames < 4; frames += 1) await new Promise(requestAnimationFrame);
    return { before, fault, after: shown() };
  });
  assert.equal(seen.fault, 'refused');
  assert.deepEqual(seen.after, seen.before);
  assert.notEqual(await pixelsOf(page, 0, '#here'), 7);
});
