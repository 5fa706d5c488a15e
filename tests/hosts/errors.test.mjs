import assert from 'node:assert/strict';
import test from 'node:test';
import { CHART, SCRIPT, events, host, open, state } from './browser.mjs';

const FAULTS = [
  ['an unknown sheet', 'data-sheet="undesa-2019"', 'unknown-sheet', 'sheet'],
  ['an unknown widget', 'data-sheet="undesa-2020" data-widget="pie"', 'unknown-widget', 'widget'],
  ['an unknown fact', 'data-sheet="undesa-2020" data-widget="card" data-facts="atlantis"', 'unknown-fact', 'facts'],
  ['an unknown year', `${CHART} data-year="1066"`, 'bad-option', 'year'],
  ['a misspelt option', `${CHART} data-higlight="africa"`, 'unknown-option', 'higlight'],
  ['a widget that does not suit', 'data-sheet="iom-honduras" data-widget="totals"', 'bad-option', 'widget'],
];

for (const [what, attributes, code, path] of FAULTS) {
  test(`${what} shows the fallback and says ${code}`, async (t) => {
    const { page, messages } = await open(t, { body: host(attributes) + SCRIPT });
    await state(page, '.migration-facts', 'error');
    assert.equal(await page.locator('.migration-facts').getAttribute('data-error'), code);
    assert.ok(await page.getByText('The fallback.').isVisible());
    const [detail, ...more] = await events(page, 'error');
    assert.deepEqual(more, []);
    assert.deepEqual([detail.code, detail.path], [code, path]);
    assert.ok(detail.message.length > 5 && detail.hint.length > 1, JSON.stringify(detail));
    assert.equal(messages.length, 1, 'the console is told once');
    assert.ok(messages[0].includes(detail.message) && messages[0].includes(detail.hint));
  });
}

test("other people's attributes are none of our business", async (t) => {
  const { page } = await open(t, { body: host(`${CHART} data-v-7ba5bd90 data-astro-cid="x" data-id="4" role="group"`) + SCRIPT });
  await state(page, '.migration-facts');
});

test('a missing wasm shows the fallback and says wasm-missing, and a later mount tries again', async (t) => {
  const missing = ['/migration_facts_bg.wasm'];
  const { page } = await open(t, { body: host(CHART) + SCRIPT, missing });
  await state(page, '.migration-facts', 'error');
  assert.ok(await page.getByText('The fallback.').isVisible());
  const [detail] = await events(page, 'error');
  assert.equal(detail.code, 'wasm-missing');
  assert.match(detail.path, /migration_facts_bg\.wasm\?v=\w+$/);
  assert.match(detail.hint, /Access-Control-Allow-Origin/);
  missing.pop();
  await page.evaluate(() => window.MigrationFacts.mount(document.querySelector('.migration-facts')));
  await state(page, '.migration-facts');
});

test('a browser without a canvas shows the fallback and says no-canvas', async (t) => {
  const { page } = await open(t, { body: host(CHART) + SCRIPT, head: '<script>HTMLCanvasElement.prototype.getContext = () => null</script>' });
  await state(page, '.migration-facts', 'error');
  assert.equal(await page.locator('.migration-facts').getAttribute('data-error'), 'no-canvas');
});

test('a widget that crashes falls back alone, and may be mounted again', async (t) => {
  const { page, messages } = await open(t, { body: `<main>${host(CHART)}</main><aside>${host(CHART)}</aside>${SCRIPT}` });
  await state(page, 'main > .migration-facts');
  await state(page, 'aside > .migration-facts');
  await page.evaluate(() => {
    const [canvas] = document.querySelector('main > .migration-facts').shadowRoot.querySelectorAll('canvas');
    for (const name of ['fillRect', 'fill', 'stroke', 'fillText', 'beginPath']) {
      const draw = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function crash(...args) {
        if (this.canvas === canvas) throw new WebAssembly.RuntimeError('unreachable');
        return draw.apply(this, args);
      };
    }
    for (const element of document.querySelectorAll('.migration-facts')) element.setAttribute('data-year', '1990');
  });
  await state(page, 'main > .migration-facts', 'error');
  assert.equal(await page.locator('main > .migration-facts').getAttribute('data-error'), 'wasm-crashed');
  assert.equal(await page.locator('aside > .migration-facts').getAttribute('data-state'), 'ready');
  assert.equal(await page.locator('aside >> input').getAttribute('aria-valuetext'), '1990', 'the neighbour goes on');
  // A build for development adds a message of its own.
  assert.equal(messages.filter((message) => message.includes('migration-facts: ') || message.startsWith('uncaught')).length, 1);
  await page.evaluate(() => window.MigrationFacts.mount(document.querySelector('main > .migration-facts')));
  await state(page, 'main > .migration-facts');
});
