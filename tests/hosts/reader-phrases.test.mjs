// What a screen reader says of each kind of widget, word by word: `phrases/*.txt`, written anew with `UPDATE=1`.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { SCRIPT, host, open, settled, state } from './browser.mjs';

const FOLDER = fileURLToPath(new URL('phrases', import.meta.url));
const READER = await readFile(join(dirname(createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/package.json')), 'lib/esm/index.browser.js'), 'utf8');

const WIDGETS = [
  ['card', 'iom-costa-rica'], ['totals', 'undesa-2020'], ['share', 'undesa-2020'],
  ['members', 'iom-honduras'], ['timeline', 'rcm-meetings'], ['trend', 'undesa-2020'],
];
const LANGUAGES = ['en', 'es', 'ar'];

/** A widget on a page that has the reader. */
async function show(t, sheet, widget, lang) {
  const body = `<main lang="${lang}">${host(`data-sheet="${sheet}" data-widget="${widget}" data-lang="${lang}"`)}</main>${SCRIPT}`;
  const { page } = await open(t, { body, pages: { '/reader.mjs': READER } });
  await state(page, '.migration-facts');
  await page.evaluate(async () => {
    window.reader = (await import('/reader.mjs')).virtual;
    window.figure = document.querySelector('.migration-facts').shadowRoot.querySelector('figure');
  });
  return page;
}

/** What is spoken from the beginning of the figure to its end. */
const spoken = (page) => page.evaluate(async () => {
  const { reader, figure } = window;
  await reader.start({ container: figure });
  do await reader.next(); while (!/^end of figure|^figure$/.test(await reader.lastSpokenPhrase()));
  const log = await reader.spokenPhraseLog();
  await reader.stop();
  return log;
});

/** What the figure says of its own accord while a reader acts in it; the page's events come as `act` makes them. */
async function announced(page, act) {
  await page.evaluate(async () => {
    await window.reader.start({ container: window.figure });
    await window.reader.clearSpokenPhraseLog();
  });
  await act();
  await settled(page);
  return page.evaluate(async () => {
    const log = await window.reader.spokenPhraseLog();
    await window.reader.stop();
    return log.filter((phrase) => /^(polite|assertive):/.test(phrase));
  });
}

const body = (page) => page.locator('.migration-facts >> [part=body]');

const ACTS = {
  'the first fact by keys': async (page) => {
    await body(page).focus();
    await page.keyboard.press('Home');
  },
  'the last fact': (page) => page.keyboard.press('End'),
  'selected': (page) => page.keyboard.press('Enter'),
  'left by Escape': (page) => page.keyboard.press('Escape'),
  'an earlier year': async (page) => {
    const button = page.locator('.migration-facts >> span button').first();
    if (await page.locator('.migration-facts >> input[type=range]').count()) await button.click();
  },
};

/**
 * What is read of a log: without ends, and of the table its heads and its first row; a closed table is not read at all, but
 * this reader does not know.
 */
function told(phrases) {
  const rows = phrases.flatMap((phrase, at) => (phrase.startsWith('row,') ? [at] : []));
  const end = phrases.indexOf('end of table');
  const all = end < 0 || rows.length < 3 ? phrases : [...phrases.slice(0, rows[2]), ...phrases.slice(end)];
  return all.filter((phrase) => !/^(end of (?!figure)|row,|rowgroup|[‹›+−]$)/.test(phrase));
}

async function compare(name, text) {
  const path = join(FOLDER, `${name}.txt`);
  if (process.env.UPDATE) await writeFile(path, text);
  assert.equal(text, await readFile(path, 'utf8'), `${path} says otherwise; UPDATE=1 writes it anew`);
}

for (const lang of LANGUAGES) {
  for (const [widget, sheet] of WIDGETS) {
    test(`${widget} in ${lang}: spoken once, and what changes is said briefly`, async (t) => {
      const page = await show(t, sheet, widget, lang);
      assert.equal(await page.locator('.migration-facts >> [role=status]').textContent(), '', 'nothing is announced on load');
      const phrases = told(await spoken(page));
      const lines = ['# From top to bottom', ...phrases];
      for (const [what, act] of Object.entries(ACTS)) {
        const said = await announced(page, () => act(page));
        lines.push('', `# Announced: ${what}`, ...said);
        assert.ok(said.length <= 1, `${what}: ${said.join(' | ')}`);
      }
      // Nothing is heard twice outside the table.
      const once = phrases.slice(0, phrases.indexOf('table')).map((phrase) => phrase.replace(/^(heading|link), |, level 3$/g, ''));
      // This reader goes into a link whose name it has said.
      const links = phrases.filter((phrase) => phrase.startsWith('link, ')).map((phrase) => phrase.slice(6));
      const isInLink = (phrase) => links.some((link) => link !== phrase && link.includes(phrase));
      assert.deepEqual(once.filter((phrase, at) => !isInLink(phrase) && once.some((other, place) => place !== at && phrase.length > 12
        && !/^application|^listitem/.test(other) && other.includes(phrase))), []);
      await compare(`${lang}-${widget}`, `${lines.join('\n')}\n`);
    });
  }
}
