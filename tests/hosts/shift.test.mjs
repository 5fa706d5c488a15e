// The fallback's height is the widget's: nothing moves when it takes over, what has no room folds, a reader unfolds it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, drawn, host, open, pixelsOf, pointedAt, settled, state, tipOf } from './browser.mjs';
import { snippets } from './snippets.mjs';

const HOST = '.migration-facts';
const IMAGES = '<style>img{max-width:100%;height:auto}</style>';
const WATCH = `<script>
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
</script>`;

/** The snippet of a sheet and widget. */
const snippet = async (sheet, widget) => (await snippets()).find((code) => code.includes(`"${sheet}" data-widget="${widget}"`));

const MEMBERS = 'data-sheet="iom-honduras" data-widget="members"';

/** Where every element of the page outside the hosts begins, and how high the hosts are. */
const places = (page) => page.evaluate(() => ({
  tops: [...document.querySelectorAll('main > *')].map((element) => element.getBoundingClientRect().top),
  heights: [...document.querySelectorAll('.migration-facts')].map((element) => element.getBoundingClientRect().height),
}));

/** Browsers lay out in 64ths of a pixel: more than a few of them is a difference. */
function same(now, before) {
  for (const kind of ['heights', 'tops']) {
    const moved = now[kind].map((length, at) => length - before[kind][at]);
    assert.ok(moved.length > 1 && moved.every((length) => Math.abs(length) < 0.2), `${kind}: ${moved}`);
  }
}

/** Waits until all hosts are ready. */
const allReady = (page) => page.waitForFunction(() =>
  [...document.querySelectorAll('.migration-facts')].every((element) => element.dataset.state === 'ready'));

for (const [what, rule] of [['with', IMAGES], ['without', '']]) {
  for (const width of [280, 320, 360, 480, 640, 960]) {
    test(`${width} px wide, ${what} a rule for images, no snippet moves anything`, async (t) => {
      const all = await snippets();
      assert.ok(all.length >= 14, `${all.length} snippets`);
      const body = `<main style="width:${width}px">${all.map((code) => `<p>Before</p>${code}`).join('')}<p>After</p></main>`;
      const { page } = await open(t, { body, head: rule + WATCH, context: { viewport: { width: 1000, height: 20000 } } });
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
      const before = await places(page);
      await page.addScriptTag({ url: '/migration-facts.js' });
      await allReady(page);
      await drawn(page);
      same(await places(page), before);
      assert.deepEqual(await page.evaluate(() => window.shifts), []);
    });
  }
}

test('the body ends where its box does, between nothing and the source line', async (t) => {
  const all = await snippets();
  const body = `<main style="width:360px">${all.join('')}</main>${SCRIPT}`;
  const { page } = await open(t, { body, head: IMAGES, context: { viewport: { width: 1000, height: 20000 } } });
  await allReady(page);
  const gaps = await page.locator(HOST).evaluateAll((hosts) => hosts.map(({ shadowRoot }) => {
    const [figure, body, footer] = ['figure', '[part=body]', 'section'].map((name) => shadowRoot.querySelector(name).getBoundingClientRect());
    const { fold } = shadowRoot.querySelector('figure').dataset;
    return { fold, body: body.height, below: figure.bottom - footer.bottom, canvas: shadowRoot.querySelector('canvas').getBoundingClientRect().height };
  }));
  for (const { fold, body: high, below, canvas } of gaps) {
    assert.ok(below >= (fold === 'words' ? 8 : 12) && below <= 17, `${below} px under the footer`);
    assert.ok(high >= 48, `a body of ${high} px`);
    if (!fold || fold === 'notices') assert.ok(canvas >= high - 1 || canvas > high, 'the picture fills the body');
  }
  assert.ok(gaps.some(({ fold }) => fold === 'notices') && gaps.some(({ fold }) => fold === 'body'), JSON.stringify(gaps));
});

/** A folded card, 360 px wide. */
async function folded(t, attributes = '') {
  // Without its picture the fallback is lower than the widget.
  const code = (await snippet('iom-honduras', 'card')).replace('<div class', `<div ${attributes} class`).replace(/<img[^>]*>/, '');
  const { page, messages } = await open(t, { body: `<main style="width:360px">${code}<p>After</p></main>${SCRIPT}`, head: IMAGES });
  await state(page, HOST);
  return { page, messages };
}

const heightOf = (page) => page.locator(HOST).evaluate(({ offsetHeight }) => offsetHeight);
const more = (page) => page.locator(`${HOST} >> [part=more]`);

/** All that the widget has is in its box: body, notices, no button. */
async function assertUnfolded(page, before) {
  const { high, low, isThere } = await page.locator(HOST).evaluate(({ shadowRoot }) => ({
    high: shadowRoot.querySelector('[part=body]').offsetHeight,
    low: shadowRoot.querySelector('canvas').offsetHeight,
    isThere: !!shadowRoot.querySelector('[part=notices]').offsetHeight,
  }));
  assert.ok(Math.abs(high - low) <= 1, `a body of ${high} px around ${low} px`);
  assert.ok(isThere, 'the notices');
  assert.ok(await heightOf(page) > before + 300);
  assert.ok(!await more(page).isVisible());
}

test('a click unfolds, and the focus goes to the picture', async (t) => {
  const { page } = await folded(t);
  const before = await heightOf(page);
  assert.equal(await more(page).textContent(), 'Show all');
  const { width, height } = await more(page).boundingBox();
  assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
  await more(page).click();
  await drawn(page);
  await assertUnfolded(page, before);
  assert.equal(await page.locator(HOST).evaluate(({ shadowRoot }) => shadowRoot.activeElement.getAttribute('part')), 'body');
});

test('so does the button by keys, and it stays so through changes, another width and another theme', async (t) => {
  const { page } = await folded(t);
  const before = await heightOf(page);
  await more(page).focus();
  await page.keyboard.press('Enter');
  await drawn(page);
  await assertUnfolded(page, before);
  for (const change of [
    () => document.querySelector('.migration-facts').setAttribute('data-title', 'Another'),
    () => { document.querySelector('main').style.width = '400px'; },
    () => { document.body.style.background = '#111'; },
  ]) {
    await page.evaluate(change);
    await settled(page);
    await assertUnfolded(page, before);
  }
});

test('keys that move into what is folded unfold it; those that stay in sight do not', async (t) => {
  const { page } = await open(t, { body: `<main style="width:320px">${host(`${CHART} data-height="360"`)}</main>${SCRIPT}` });
  await state(page, HOST);
  await page.locator(`${HOST} >> [part=body]`).focus();
  for (const key of ['Home', 'ArrowDown']) {
    await page.keyboard.press(key);
    await drawn(page);
    assert.equal(await heightOf(page), 360, key);
    assert.ok((await tipOf(page)).isOpen);
  }
  await page.keyboard.press('End');
  await drawn(page);
  await drawn(page);
  assert.ok(await heightOf(page) > 500);
  const { y, height } = await pointedAt(page);
  assert.ok(y > 0 && y + height <= 900, 'the last is in sight');
  assert.ok((await tipOf(page)).isOpen, 'and has its tip');
});

test('what a script selects or an attribute changes does not make it grow', async (t) => {
  const { page } = await folded(t);
  const before = await heightOf(page);
  await page.evaluate(() => document.querySelector('.migration-facts').setAttribute('data-title', 'A title that is so long that it takes two lines of its own'));
  await settled(page);
  assert.equal(await heightOf(page), before);
  await page.evaluate(() => document.querySelector('.migration-facts').setAttribute('data-theme', 'dark'));
  await settled(page);
  assert.equal(await heightOf(page), before);
});

test('a narrower host folds to the height that its fallback has there', async (t) => {
  const code = await snippet('undesa-2020', 'totals');
  const { page } = await open(t, { body: `<main style="width:640px">${code}</main><aside style="width:300px">${code}</aside>`, head: IMAGES });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const wanted = await page.locator('aside > div').evaluate(({ offsetHeight }) => offsetHeight);
  await page.addScriptTag({ url: '/migration-facts.js' });
  await state(page, 'main > div');
  await page.evaluate(() => { document.querySelector('main').style.width = '300px'; });
  await settled(page);
  assert.equal(await page.locator('main > div').evaluate(({ offsetHeight }) => offsetHeight), wanted);
});

test('an open table adds its height, at any width, and takes it back', async (t) => {
  const { page } = await folded(t);
  const before = await heightOf(page);
  const table = page.locator(`${HOST} >> [part=table]`);
  await table.locator('summary').click();
  await page.evaluate(() => { document.querySelector('main').style.width = '361px'; });
  await settled(page);
  assert.ok(await heightOf(page) > before + 100);
  assert.equal(await table.evaluate(({ open: isOpen }) => isOpen), true);
  await table.locator('summary').click();
  await page.evaluate(() => { document.querySelector('main').style.width = '360px'; });
  await settled(page);
  assert.equal(await heightOf(page), before);
});

test('option height folds as well, and unfolds', async (t) => {
  const { page } = await folded(t, 'data-height="400"');
  assert.equal(await heightOf(page), 400);
  await more(page).click();
  await drawn(page);
  await assertUnfolded(page, 400);
});

test('a search unfolds, so that what it finds is in sight', async (t) => {
  const { page } = await open(t, { body: `<main style="width:320px">${host(`${MEMBERS} data-height="500"`)}</main>${SCRIPT}` });
  await state(page, HOST);
  assert.equal(await heightOf(page), 500);
  await page.locator(`${HOST} >> input`).fill('United');
  await settled(page);
  assert.ok(await heightOf(page) > 560);
  assert.ok(!await more(page).isVisible());
});

test('a fallback that is too small for a title and a source line cannot be kept: all shows', async (t) => {
  const { page } = await open(t, { body: `<main style="width:360px">${host(MEMBERS)}</main>${SCRIPT}` });
  await state(page, HOST);
  await assertUnfolded(page, 100);
});

test('margins of a fallback collapse with its neighbours as before, also those of what is in it', async (t) => {
  const kinds = [
    '<figure style="margin:10px 0"><h3 style="margin:30px 0">A</h3><p style="height:700px">B</p><p style="margin:50px 0">C</p></figure>',
    '<h3 style="margin:40px 0">A</h3><p style="height:700px">B</p><p></p><p style="margin-bottom:5px"></p>',
    'Words <b>without</b> a block<div style="height:700px"></div>',
    '<figure style="margin:20px;padding:20px;border:1px solid"><h3>A</h3><p style="height:700px">B</p></figure>',
  ];
  const body = `<main style="width:360px">${kinds.map((fallback) => `<p>Before</p>${host(MEMBERS, fallback)}`).join('')}<p>After</p></main>`;
  const { page } = await open(t, { body, context: { viewport: { width: 1000, height: 6000 } } });
  const before = await places(page);
  await page.addScriptTag({ url: '/migration-facts.js' });
  await allReady(page);
  same(await places(page), before);
});

test('the picture under a fold is the picture that unfolds', async (t) => {
  const { page } = await folded(t);
  const tall = await page.locator(`${HOST} >> canvas`).first().evaluate(({ height }) => height);
  const before = await pixelsOf(page);
  await more(page).click();
  await drawn(page);
  assert.notEqual(await pixelsOf(page), before);
  assert.equal(await pixelsOf(page, 0, HOST, tall), before);
});

/** Bars for a script, some with a note that takes a line more. */
const bars = (count, note = '') => ({
  data: [['Country', 'Migrants'], ...['Germany', 'France', 'Spain', 'Italy', 'Austria', 'Belgium', 'Greece', 'Portugal', 'Sweden', 'Norway', 'Poland', 'Ireland']
    .slice(0, count).map((name, at) => [name, 1_000_000 + 50_000 * at])],
  note,
});

test('new data fill the room, or fold, as they would in a new widget', async (t) => {
  const { page } = await open(t, { body: `<main style="width:360px"></main>${SCRIPT}` });
  await page.waitForFunction(() => window.MigrationFacts);
  const looks = await page.evaluate(async (steps) => {
    const options = { widget: 'totals', height: 420, source: 'Office of tests', sourceUrl: 'https://example.org/', population: 'migrants', measure: 'stock', motion: 'none' };
    const look = (host) => {
      const { shadowRoot } = host;
      const [canvas] = shadowRoot.querySelectorAll('canvas');
      return [host.offsetHeight, shadowRoot.querySelector('[part=figure]').dataset.fold, shadowRoot.querySelector('[part=body]').offsetHeight, canvas.height, canvas.toDataURL()];
    };
    const place = () => document.querySelector('main').appendChild(document.createElement('div'));
    const host = place();
    const widget = await window.MigrationFacts.mount(host, { ...options, ...steps[0] });
    const found = [];
    for (const step of steps) {
      await widget.update(step);
      const other = place();
      const fresh = await window.MigrationFacts.mount(other, { ...options, ...step });
      found.push([look(host), look(other)]);
      fresh.destroy();
      other.remove();
    }
    return found;
  }, [bars(3), bars(2), bars(12), bars(4), bars(4, 'A note of the page, long enough for a second line of its own in a narrow column.'), bars(5)]);
  for (const [updated, fresh] of looks) assert.deepEqual(updated, fresh);
  assert.ok(new Set(looks.map(([[, fold]]) => fold)).size > 1, 'one of them folds');
});
