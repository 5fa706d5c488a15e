// From snippet to widget, in every form and place.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, VIEW, boxOf, complaints, drawn, events, host, inkOf, open, run, shown, state, until } from './engine.mjs';

const WASM = '/migration_facts_bg.wasm';

/** The three forms of the snippet, and where their widget is. */
const FORMS = [
  ['a div', host(CHART) + SCRIPT, '.migration-facts'],
  ['the custom element', `<migration-facts sheet="undesa-2020" widget="totals"><p>The fallback.</p></migration-facts>${SCRIPT}`, 'migration-facts'],
  ['the script alone', `<p>Before</p><script async src="/migration-facts.js" ${CHART}></script>`, 'script + .migration-facts'],
];

for (const [what, body, selector] of FORMS) {
  test(`${what} becomes a picture that can be seen`, async (t) => {
    await open(t, { body });
    await state(selector);
    const { view } = await shown(selector);
    assert.ok(view);
    const { marks, colors } = await inkOf(selector);
    assert.ok(marks > 3000, `${marks} px of bars`);
    assert.ok(colors > 20, `${colors} colours: the letters have edges`);
    assert.deepEqual(await events('ready'), [{ widget: 'totals', sheet: 'undesa-2020', lang: 'en' }]);
    assert.deepEqual(await complaints(), []);
  });
}

for (const [widget, sheet] of [['card', 'iom-costa-rica'], ['share', 'undesa-2020'], ['members', 'iom-honduras'], ['timeline', 'rcm-meetings'], ['trend', 'undesa-2020']]) {
  test(`${widget} is drawn, and nothing complains`, async (t) => {
    await open(t, { body: host(`data-sheet="${sheet}" data-widget="${widget}"`) + SCRIPT });
    await state();
    const { colors } = await inkOf();
    assert.ok(colors > 20, `${colors} colours`);
    assert.deepEqual(await complaints(), []);
  });
}

test('nothing around a widget moves when it takes the place of its fallback', async (t) => {
  const fallback = '<figure style="margin:24px 0;height:700px"><p>The fallback.</p></figure>';
  const body = `<p>Before</p>${host(CHART, fallback)}<p id="after">After</p>${SCRIPT}`;
  await open(t, { body, delays: { [WASM]: 300 } });
  const places = () => run(() => ['.migration-facts', '#after'].map((name) => document.querySelector(name).getBoundingClientRect().top));
  const before = await places();
  assert.notEqual(await run(() => document.querySelector('.migration-facts').dataset.state), 'ready');
  await state();
  await drawn();
  assert.deepEqual(await places(), before);
  assert.equal((await boxOf('figure')).height, 700);
});

test('an attribute changes the widget, a wrong one brings the fallback, a right one the widget again', async (t) => {
  await open(t, { body: host(`${CHART} data-year="1990"`) + SCRIPT });
  const set = (value) => run((year) => document.querySelector('.migration-facts').setAttribute('data-year', year), value);
  const year = () => run(() => document.querySelector('.migration-facts').shadowRoot.querySelector('input').ariaValueText);
  await state();
  assert.equal(await year(), '1990');
  await set('2005');
  await until(async () => (await year()) === '2005', 'the year 2005');
  await set('1066');
  await state('.migration-facts', 'error');
  assert.equal((await shown()).fallback, true);
  await set('2020');
  await state();
  assert.equal(await year(), '2020');
});

test('a changed attribute is not lost in a redraw of the same moment', async (t) => {
  await open(t, { body: host(`${CHART} data-year="1990"`) + SCRIPT });
  await state();
  await run(() => {
    document.fonts.dispatchEvent(new Event('loadingdone'));
    document.querySelector('.migration-facts').setAttribute('data-year', '2005');
  });
  const year = () => run(() => document.querySelector('.migration-facts').shadowRoot.querySelector('input').ariaValueText);
  await until(async () => (await year()) === '2005', 'the year 2005');
});

test('a host that leaves in the moment of its drawing does so in silence', async (t) => {
  await open(t, { body: `<main>${host(CHART)}</main>${SCRIPT}` });
  await state();
  await run(() => {
    window.kept = document.querySelector('.migration-facts');
    requestAnimationFrame(() => window.kept.remove());
    document.fonts.dispatchEvent(new Event('loadingdone'));
  });
  await until(() => run(() => window.kept.shadowRoot.innerHTML === '<slot></slot>'), 'nothing is left of it');
  assert.deepEqual(await events('error'), []);
  assert.deepEqual(await complaints(), []);
});

test('hosts that come later, move, leave, return and are cloned need no call', async (t) => {
  await open(t, { body: `<main></main><aside></aside>${SCRIPT}` });
  await until(() => run(() => !!window.MigrationFacts), 'the script');
  await run((html) => document.querySelector('main').insertAdjacentHTML('beforeend', html), host(CHART));
  await state();
  await run(() => document.querySelector('aside').append(document.querySelector('.migration-facts')));
  await drawn();
  assert.deepEqual(await shown(), VIEW, 'a move is no end');
  assert.ok((await inkOf()).marks > 3000, 'its pixels are still there');
  await run(() => {
    const copy = document.querySelector('.migration-facts').cloneNode(true);
    copy.id = 'clone';
    document.querySelector('main').append(copy);
  });
  await until(() => run(() => document.querySelector('#clone').shadowRoot?.querySelector('canvas')?.width > 1), 'the clone');
  await state('#clone');
  assert.ok((await inkOf('#clone')).marks > 3000);
  await run(() => {
    window.kept = document.querySelector('aside > .migration-facts');
    window.kept.remove();
  });
  await until(() => run(() => window.kept.shadowRoot.innerHTML === '<slot></slot>'), 'nothing is left of it');
  assert.equal(await run(() => window.kept.outerHTML), host(CHART));
  await run(() => document.querySelector('aside').append(window.kept));
  await state('aside > .migration-facts');
  assert.deepEqual(await complaints(), []);
});

for (const [what, body, reveal] of [
  ['tab', `<div id="tab" hidden>${host(CHART)}</div>`, () => { document.querySelector('#tab').hidden = false; }],
  ['details', `<details id="tab"><summary>More</summary>${host(CHART)}</details>`, () => { document.querySelector('#tab').open = true; }],
  ['dialog', `<dialog id="tab">${host(CHART)}</dialog>`, () => document.querySelector('#tab').showModal()],
]) {
  test(`a host in a closed ${what} is drawn when it is opened`, async (t) => {
    const server = await open(t, { body: `${body}<main>${host('data-sheet="iom" data-widget="card"')}</main>${SCRIPT}` });
    // By the time that its neighbour is ready, it has been looked at as well.
    await state('main > .migration-facts');
    assert.equal(await run(() => document.querySelector('#tab .migration-facts').dataset.state), 'fallback');
    assert.ok(!server.requests.includes('/sheets/undesa-2020.bin'));
    await run(reveal);
    await state('#tab .migration-facts');
    assert.ok((await inkOf('#tab .migration-facts')).marks > 1000);
    assert.deepEqual(await complaints(), []);
  });
}

test('twenty widgets share one wasm and one sheet, and all are drawn', async (t) => {
  const body = `<main style="display:grid;grid-template-columns:repeat(4,1fr)">${host(CHART).repeat(20)}</main>${SCRIPT}`;
  const server = await open(t, { body });
  const all = () => run(() => document.querySelectorAll('[data-state=ready]').length);
  // Those out of sight wait until they are near.
  await until(async () => (await run(() => { scrollBy(0, 400); }), (await all()) === 20), async () => `twenty widgets, ${await all()} are ready`);
  const fetched = (ending) => server.requests.filter((path) => path.endsWith(ending)).length;
  assert.deepEqual([fetched('.wasm'), fetched('.bin')], [1, 1]);
  const blank = await run(() => [...document.querySelectorAll('.migration-facts')].filter(({ shadowRoot }) => {
    const canvas = shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return !data.some((byte) => byte);
  }).length);
  assert.equal(blank, 0);
  assert.deepEqual(await complaints(), []);
});

test('nothing is fetched before a widget comes near', async (t) => {
  const server = await open(t, { body: `<div style="height:3000px"></div>${host(CHART)}${SCRIPT}` });
  await until(() => run(() => document.querySelector('.migration-facts').dataset.state === 'fallback'), 'the script has run');
  await drawn();
  assert.ok(!server.requests.includes(WASM));
  await run(() => document.querySelector('.migration-facts').scrollIntoView());
  await state();
  assert.ok(server.requests.includes(WASM));
});

test('on a dark page the widget is dark, also when the page turns so', async (t) => {
  const head = '<style>html.dark body{background:#101418}body{background:#fff}</style>';
  await open(t, { body: host(CHART) + SCRIPT, head });
  await state();
  const look = () => run(() => {
    const { style } = document.querySelector('.migration-facts').shadowRoot.querySelector('figure');
    return `${style.colorScheme} ${style.getPropertyValue('--paper')}`;
  });
  const light = await look();
  assert.match(light, /^light /);
  await run(() => document.documentElement.classList.add('dark'));
  await until(async () => /^dark /.test(await look()), 'the dark picture');
  await drawn();
  assert.ok((await inkOf()).marks > 3000, 'bars in the accent of the dark theme');
});

test("the page's own styles stay out", async (t) => {
  const head = '<style>*{letter-spacing:9px!important;text-transform:uppercase!important;font-weight:900!important}</style>';
  await open(t, { body: host(CHART) + SCRIPT, head });
  await state();
  const style = await run(() => {
    const { letterSpacing, textTransform, fontWeight } = getComputedStyle(document.querySelector('.migration-facts').shadowRoot.querySelector('[part=subtitle]'));
    return { letterSpacing, textTransform, fontWeight };
  });
  assert.deepEqual(style, { letterSpacing: 'normal', textTransform: 'none', fontWeight: '400' });
});

test('destroy leaves the page as it was', async (t) => {
  await open(t, { body: `<div id="here"><p>The fallback.</p></div>${SCRIPT}` });
  await until(() => run(() => !!window.MigrationFacts), 'the script');
  const before = await run(() => document.body.outerHTML);
  const inside = await run(async () => {
    const here = document.querySelector('#here');
    const widget = await window.MigrationFacts.mount(here, { sheet: 'undesa-2020', widget: 'totals' });
    await widget.update({ year: 2000 });
    widget.destroy();
    return here.shadowRoot.innerHTML;
  });
  assert.equal(inside, '<slot></slot>');
  assert.equal(await run(() => document.body.outerHTML), before);
  assert.equal((await shown('#here')).fallback, true);
});
