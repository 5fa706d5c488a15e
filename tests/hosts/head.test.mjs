// Preloads for the head of a page: what is asked for early is what the script asks for, and nothing comes twice.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { open, state } from './browser.mjs';
import { csv } from './own.mjs';
import { folder, program } from './program.mjs';
import { serve } from './server.mjs';

const DIST = process.env.DIST;
const REFERRED = /migration-facts\.js|\.wasm|\.bin/;

/** Head and body of a page, as the command line writes them, and how often each file was asked for. */
async function asked(t, base, options, more = {}) {
  const both = ['snippet', '--base', base, ...options];
  const head = program(...both, '--form', 'head', '--dist', DIST);
  const { page, server, messages } = await open(t, { head, body: program(...both), ...more });
  await state(page, '.migration-facts');
  const early = [...head.matchAll(/href="([^"]+)"/g)].map(([, address]) => new URL(address.replaceAll('&amp;', '&'), page.url()).pathname);
  return { page, early, messages, paths: server.requests.map((path) => path.split('?')[0]) };
}

const SHEET = ['--sheet', 'iom-honduras', '--widget', 'card'];

for (const [lang, count] of [['en', 3], ['es', 4], ['ar-EG', 4]]) {
  test(`${lang}: all that a first drawing needs is preloaded, and comes once`, async (t) => {
    const { early, paths } = await asked(t, '.', [...SHEET, '--lang', lang]);
    const came = paths.filter((path) => REFERRED.test(path));
    assert.equal(early.length, count);
    assert.deepEqual([...came].sort(), [...early].sort());
  });
}

test('from another origin as well, and with hashes', async (t) => {
  const far = await serve({ headers: { 'Access-Control-Allow-Origin': '*' } });
  t.after(far.close);
  const { early } = await asked(t, far.origin, SHEET);
  const came = far.requests.map((path) => path.split('?')[0]).filter((path) => REFERRED.test(path));
  assert.deepEqual([...came].sort(), [...early].sort());
  const head = program('snippet', '--base', 'https://cdn.example/1', ...SHEET, '--form', 'head', '--integrity', '--dist', DIST);
  assert.match(head, /as="script" href="[^"]*\/migration-facts\.js" integrity="sha384-[^"]+" crossorigin="anonymous"/);
});

test('own data that were packed are preloaded too', async (t) => {
  const file = join(folder(t), 'table.csv');
  writeFileSync(file, csv());
  const said = ['--source', 'Office of tests', '--source-url', 'https://example.org/', '--population', 'migrants', '--measure', 'stock'];
  const { early, paths } = await asked(t, '.', ['--src', file, '--address', 'table.bin', ...said], {
    pages: { '/table.bin': program('pack', file, ...said) },
    types: { '/table.bin': 'application/octet-stream' },
  });
  assert.ok(early.includes('/table.bin'));
  const came = paths.filter((path) => REFERRED.test(path));
  assert.deepEqual([...came].sort(), [...early].sort());
});
