// Node without a document, as where pages are made on a server.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { install, readJson, succeed } from './project.mjs';

const OPTIONS = { timeout: 30_000 };

/** What the page of `server.mjs` prints; it ends by itself. */
async function printed(folder) {
  return JSON.parse(await succeed(process.execPath, [join(folder, 'server.mjs')], OPTIONS));
}

test('an import on a server leaves no trace, and words can be had', async (t) => {
  const { folder, installed } = await install(t, ['server.mjs']);
  const { version, globals, sheets, options, description, unknown } = await printed(folder);
  assert.equal(version, (await readJson(installed, 'package.json')).version);
  assert.deepEqual(globals, []);
  assert.ok(sheets.includes('undesa-2020'), sheets.join());
  assert.ok(options > 10);
  assert.match(description.summary, /million/);
  assert.equal(description.columns.length, description.rows[0].length);
  assert.equal(unknown.code, 'unknown-sheet');
});

test('what needs a document is refused in words', async (t) => {
  const { folder } = await install(t, ['server.mjs']);
  const { scan, mount } = await printed(folder);
  for (const error of [scan, mount]) {
    assert.deepEqual([error.name, error.code], ['MigrationFactsError', 'no-canvas']);
    assert.match(error.message, /no document/);
    assert.match(error.hint, /in a browser/);
  }
});

for (const [file, code] of [['migration_facts_desk_bg.wasm', 'wasm-missing'], ['sheets/undesa-2020.bin', 'fetch-failed']]) {
  test(`on a server without ${file} the error names it`, async (t) => {
    const { folder, installed } = await install(t, ['server.mjs']);
    await rm(join(installed, file));
    const { sheets, description } = await printed(folder);
    assert.deepEqual([sheets.code, description.code], [code, code]);
    assert.ok(description.message.includes(file), description.message);
  });
}

test('CommonJS has it by a dynamic import', async (t) => {
  const { folder } = await install(t);
  const code = "import('migration-facts').then(({ MigrationFacts }) => console.log(typeof MigrationFacts.describe))";
  assert.equal(await succeed(process.execPath, ['--input-type=commonjs', '--eval', code], { cwd: folder }), 'function\n');
});
