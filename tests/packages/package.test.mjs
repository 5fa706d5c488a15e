// What `npm pack` packs: all that the module asks for, nothing else; and what the linters of packages say of it.

import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { filesBelow, install, program, readJson, run } from './project.mjs';

/** What a package may weigh, packed: today's 500 KB, of which what reads own data is 185, and a fifth. */
const LARGEST = 600_000;
/** What is there whatever sheets there are. */
const ALWAYS = [
  'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'custom-elements.json', 'migration-facts-desk.js', 'migration-facts.d.ts', 'migration-facts.js',
  'migration-facts.mjs', 'migration_facts_bg.wasm', 'package.json', 'sheet.schema.json',
];

/** The files that the module names for bundlers. */
async function named(installed) {
  const module = await readFile(join(installed, 'migration-facts.mjs'), 'utf8');
  return [...module.matchAll(/new URL\("\.\/([^"]+)",\s*import\.meta\.url\)/g)].map(([, name]) => name);
}

test('the package holds what the module names, and nothing superfluous', async (t) => {
  const { archive, installed } = await install(t);
  const files = await named(installed);
  assert.ok(files.includes('migration_facts_bg.wasm') && files.length > 1, files.join());
  assert.deepEqual(await filesBelow(installed), [...new Set([...ALWAYS, ...files])].sort());
  const { size } = await stat(archive);
  assert.ok(size < LARGEST, `${size} bytes`);
});

test('the package is as its publisher says', async (t) => {
  const { installed } = await install(t);
  const { name, version, sideEffects } = await readJson(installed, 'package.json');
  const { version: ours } = await readJson(program('../package.json'));
  assert.deepEqual([name, version, sideEffects], ['migration-facts', ours, true]);
  const script = await readFile(join(installed, 'migration-facts.js'), 'utf8');
  assert.ok(script.includes(`"${version}"`), 'the script tells another version');
});

test('publint has nothing to say', async (t) => {
  const { installed } = await install(t);
  const { messages, pkg } = await publint({ pkgDir: installed, strict: true, pack: false });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

// The package is a module without CommonJS, on purpose: `require` of it is what that rule is about, and no other is left out.
test('types are found and right, however they are looked for', async (t) => {
  const { archive } = await install(t);
  const words = [program('@arethetypeswrong/cli/dist/index.js'), archive, '--format', 'json'];
  const { status, stdout } = await run(process.execPath, [...words, '--ignore-rules', 'cjs-resolves-to-esm']);
  const { analysis } = JSON.parse(stdout);
  assert.equal(status, 0, JSON.stringify(analysis.problems, null, 1));
  assert.deepEqual(Object.keys(analysis.entrypoints['.'].resolutions), ['node10', 'node16-cjs', 'node16-esm', 'bundler']);
});
