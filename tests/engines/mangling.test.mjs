// Snippets after what content management systems do to them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, FALLBACK, SCRIPT, VIEW, complaints, events, inkOf, open, run, shown, state, until } from './engine.mjs';

const FIGURE = '<figure><h3>Migrants by region</h3><p>Europe 86.7 million, Asia 85.6 million.</p></figure>';

/** Each is the snippet of the README as a filter leaves it. */
const MANGLED = {
  'paragraphs and line breaks are put in': `<div class="migration-facts" ${CHART}><br />
    <figure><p></p><h3>Migrants by region</h3><br /><p>Europe 86.7 million.</p></figure><p></p></div>
    <p>${SCRIPT}</p><p>&nbsp;</p>`,
  'attributes are lower-cased, in another order, with others among them, and empty': `<DIV data-widget="totals" data-title="" data-lang="" data-id="7" data-sheet="undesa-2020" contenteditable="" id="" class="wp-block migration-facts alignwide">${FIGURE}</DIV>${SCRIPT}`,
  'quotes of attributes are gone': `<div class=migration-facts data-sheet=undesa-2020 data-widget=totals>${FIGURE}</div>${SCRIPT}`,
  'white space is collapsed, or doubled': `<div   class=" x  migration-facts "  data-sheet="undesa-2020"\n\tdata-widget="totals">${FIGURE}</div>${SCRIPT}`,
  'the theme includes the script once, in the head': `<div class="migration-facts" ${CHART}>${FIGURE}</div>`,
  'the theme includes the script, and every snippet as well': `${SCRIPT}<div class="migration-facts" ${CHART}>${FIGURE}</div><p>${SCRIPT}</p>${SCRIPT}`,
};

for (const [what, body] of Object.entries(MANGLED)) {
  test(`${what}: drawn, once`, async (t) => {
    await open(t, { body, head: body.includes('<script') ? '' : SCRIPT });
    await state();
    assert.deepEqual(await shown(), VIEW);
    assert.ok((await inkOf()).marks > 3000);
    assert.equal((await events('ready')).length, 1);
    assert.equal(await run(() => document.querySelector('.migration-facts').shadowRoot.querySelectorAll('figure').length), 1);
    assert.deepEqual(await complaints(), []);
  });
}

test('the custom element is dropped: its figure is left, as a part of the page', async (t) => {
  await open(t, { body: `<main>${FIGURE}</main>${SCRIPT}` });
  await until(() => run(() => !!window.MigrationFacts), 'the script');
  assert.equal(await run(() => document.querySelector('main').innerHTML), FIGURE);
  assert.ok(await run(() => document.querySelector('main p').checkVisibility()));
  assert.deepEqual(await complaints(), []);
});

test('unknown attributes are dropped: the fallback stands, and nothing complains', async (t) => {
  await open(t, { body: `<div class="migration-facts">${FIGURE}</div>${SCRIPT}` });
  await until(() => run(() => !!window.MigrationFacts), 'the script');
  assert.deepEqual(await shown(), FALLBACK);
  assert.deepEqual(await complaints(), []);
});

test('quotes are curled: the widget is drawn', async (t) => {
  await open(t, { body: `<div class="migration-facts" data-sheet=”undesa-2020″ data-widget=”totals”>${FIGURE}</div>${SCRIPT}` });
  await until(() => run(() => document.querySelector('.migration-facts').dataset.state === 'ready'), 'the picture');
  assert.deepEqual(await shown(), VIEW);
});
