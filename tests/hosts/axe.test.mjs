// axe-core finds nothing: every sheet with every widget, in three languages, light and dark, and in every state.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test from 'node:test';
import { CHART, SCRIPT, done, drawn, host, open, settled, state } from './browser.mjs';
import { snippets } from './snippets.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LANGUAGES = ['en', 'es', 'ar'];
const DARK = '<style>body{background:#14171c;color:#eceef0}</style>';

/** An article as a newsroom's, in a language. */
const article = (inner, lang = 'en') => `<main lang="${lang}"><h1>Article</h1><h2>Section</h2>${inner}</main>`;

/** What axe-core says against a page, one line a kind; incomplete checks are those that need a human eye. */
async function violations(page) {
  if (!await page.evaluate(() => !!window.axe)) await page.evaluate(AXE);
  const { found, passed } = await page.evaluate(async (tags) => {
    const { violations: all, passes } = await window.axe.run(document, { runOnly: tags });
    const lines = all.map(({ id, help, nodes: [{ target, any, all: every }, ...more] }) =>
      `${id}: ${help} [${target.flat().join(' ')}] ${[...any, ...every].map(({ message }) => message).join('; ')}, and ${more.length} more`);
    return { found: lines, passed: passes.length };
  }, TAGS);
  assert.ok(passed > 10, `${passed} checks have run`);
  return found;
}

/** Every sheet with every widget that suits it, as the product lists them. */
async function pairs(t) {
  const { page } = await open(t, { body: SCRIPT });
  await page.waitForFunction(() => window.MigrationFacts);
  const sheets = await page.evaluate(() => window.MigrationFacts.sheets());
  return sheets.flatMap(({ id, widgets, languages }) => widgets.map((widget) => ({ id, widget, languages })));
}

test('sheets × widgets × languages × themes: no violation', async (t) => {
  const all = await pairs(t);
  assert.ok(all.length >= 14, `${all.length} pairs`);
  for (const lang of LANGUAGES) {
    for (const [theme, head] of [['light', ''], ['dark', DARK]]) {
      await t.test(`${lang}, ${theme}`, async (inner) => {
        const given = all.filter(({ languages }) => languages.includes(lang));
        assert.equal(given.length, all.length, `sheets in ${lang}`);
        const hosts = given.map(({ id, widget }) => host(`data-sheet="${id}" data-widget="${widget}" data-lang="${lang}"`));
        const { page } = await open(inner, { body: article(hosts.join(''), lang) + SCRIPT, head, context: { viewport: { width: 800, height: 20000 } } });
        await done(page);
        const states = await page.locator('.migration-facts').evaluateAll((elements) => elements.map(({ dataset, shadowRoot }) =>
          `${dataset.state} ${shadowRoot.querySelector('figure').style.colorScheme}`));
        assert.deepEqual([...new Set(states)], [`ready ${theme}`]);
        assert.deepEqual(await violations(page), []);
        // And with all tables open.
        await page.locator('.migration-facts').evaluateAll((elements) => elements.forEach(({ shadowRoot }) => {
          shadowRoot.querySelector('details').open = true;
        }));
        await drawn(page);
        assert.deepEqual(await violations(page), []);
      });
    }
  }
});

for (const [theme, head] of [['light', ''], ['dark', DARK]]) {
  for (const [sheet, widget] of [['undesa-2020', 'totals'], ['iom-honduras', 'members'], ['rcm-meetings', 'timeline']]) {
    test(`${widget}, ${theme}: with the tip open, and with a fact selected`, async (t) => {
      const { page } = await open(t, { body: article(host(`data-sheet="${sheet}" data-widget="${widget}"`)) + SCRIPT, head });
      await state(page, '.migration-facts');
      await page.locator('.migration-facts >> [part=body]').focus();
      await page.keyboard.press('Home');
      await settled(page);
      assert.ok(await page.locator('.migration-facts >> [part=tip] b').isVisible());
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Enter');
      await settled(page);
      assert.deepEqual(await violations(page), []);
    });
  }
}

for (const [what, change, wanted] of [
  ['fallback', (code) => code, 'fallback'],
  ['error', (code) => code.replace('data-sheet="', 'data-sheet="no-'), 'error'],
]) {
  test(`in the state ${what} the fallback has no violation`, async (t) => {
    const all = (await snippets()).map(change);
    assert.ok(all.length >= 14, `${all.length} snippets`);
    // Without the script nothing takes over from a fallback.
    const script = wanted === 'error' ? SCRIPT : '';
    const { page } = await open(t, { body: article(all.join('')) + script, context: { viewport: { width: 800, height: 30000 } } });
    if (script) await state(page, '.migration-facts', wanted);
    assert.deepEqual(await violations(page), []);
  });
}

test('on a page without landmarks a widget brings none', async (t) => {
  const { page } = await open(t, { body: `<div role="main"><h1>Article</h1></div><div>${host(CHART)}${host(CHART)}</div>${SCRIPT}` });
  await done(page);
  await page.locator('.migration-facts >> [part=body]').first().focus();
  await page.keyboard.press('Home');
  await drawn(page);
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const roles = nodes.filter(({ ignored }) => !ignored).map(({ role }) => role.value);
  assert.ok(roles.includes('figure') && roles.includes('application'), roles.join());
  assert.deepEqual(roles.filter((role) => /banner|contentinfo|complementary|region|navigation|form$|search$/i.test(role)), []);
});

test('what is not shown is not there: fallback or view', async (t) => {
  const { page } = await open(t, { body: `<main>${host(CHART, '<p>Words of the fallback</p>')}</main>${SCRIPT}`, delays: { '/migration_facts_bg.wasm': 800 } });
  const devtools = await page.context().newCDPSession(page);
  const said = async () => {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => `${role.value} ${name?.value ?? ''}`).join('\n');
  };
  await state(page, '.migration-facts', 'loading');
  const before = await said();
  assert.match(before, /Words of the fallback/);
  assert.doesNotMatch(before, /figure|application/);
  await state(page, '.migration-facts');
  const after = await said();
  assert.doesNotMatch(after, /Words of the fallback|canvas/i);
  assert.match(after, /figure \n/, 'the heading names it');
  assert.match(after, /heading More than six/);
});
