// Applications that bundle the package: its files come along, are found in the page, and are all that is fetched.

import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { build as esbuild } from 'esbuild';
import { build, createServer } from 'vite';
import { open, state } from '../hosts/browser.mjs';
import { filesBelow, install, readJson } from './project.mjs';

/** As strict a policy as the product promises to live with. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:";
const APPLICATION = ['vite/index.html', 'vite/main.ts'];

/** A folder as pages of a test's server. */
async function pagesOf(folder) {
  const files = await filesBelow(folder);
  return Object.fromEntries(await Promise.all(files.map(async (name) => [`/${name}`, await readFile(join(folder, name))])));
}

/** All three widgets of the application are drawn, nobody complains, and nothing is asked of another server. */
async function isWhole({ page, messages, failures, requests }, origin) {
  for (const id of ['#div', '#element', '#mounted']) await state(page, id);
  await page.waitForFunction(() => document.title !== 'An application');
  assert.deepEqual(messages.filter((message) => /^(error|warning|uncaught)/.test(message)), []);
  assert.deepEqual(failures, []);
  const foreign = requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:,'));
  assert.deepEqual(foreign, []);
}

/** Builds the application with Vite; files below `limit` bytes are put into addresses. */
async function built(t, limit) {
  const { folder, installed } = await install(t, APPLICATION);
  await build({ root: folder, configFile: false, logLevel: 'error', build: { assetsInlineLimit: limit, target: 'es2022' } });
  return { installed, pages: await pagesOf(join(folder, 'dist')) };
}

const isSheet = (name) => name.endsWith('.bin');

test('Vite publishes wasm and sheets with the page', async (t) => {
  const { pages } = await built(t, 0);
  const opened = await open(t, { pages, path: '/index.html', headers: { 'Content-Security-Policy': POLICY } });
  await isWhole(opened, opened.server.origin);
  const asked = opened.server.requests.filter((path) => isSheet(path) || path.endsWith('.wasm'));
  // The widgets' wasm and three sheets, and what a script that mounts a widget may ask of it.
  assert.equal(asked.length, 5, asked.join());
  assert.deepEqual(asked.filter((path) => !(path in pages)), []);
});

test('sheets that Vite puts into addresses are read under a policy without data:', async (t) => {
  const { pages } = await built(t, 1 << 16);
  assert.deepEqual(Object.keys(pages).filter(isSheet), []);
  const opened = await open(t, { pages, path: '/index.html', headers: { 'Content-Security-Policy': POLICY } });
  await isWhole(opened, opened.server.origin);
});

test("Vite's development server finds them, too", async (t) => {
  const { folder } = await install(t, APPLICATION);
  const server = await createServer({ root: folder, configFile: false, logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  t.after(() => server.close());
  await server.listen();
  const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
  const opened = await open(t, { body: '' });
  const before = opened.requests.length;
  await opened.page.goto(`${origin}/index.html`);
  opened.requests.splice(0, before);
  await isWhole({ ...opened, requests: opened.requests.filter((url) => !url.startsWith('ws:')) }, origin);
  // Dependencies are bundled here before they are served: the case that moves the module away from its files.
  assert.ok(opened.requests.some((url) => url.includes('/.vite/deps/migration-facts.js')), opened.requests.join('\n'));
});

test('esbuild bundles it without a warning; the files are copied beside', async (t) => {
  const { folder, installed } = await install(t, APPLICATION);
  const out = join(folder, 'out');
  const { warnings } = await esbuild({
    absWorkingDir: folder, entryPoints: ['main.ts'], outdir: out, bundle: true, format: 'esm', logLevel: 'silent', target: 'es2022',
  });
  assert.deepEqual(warnings, []);
  for (const name of ['migration_facts_bg.wasm', 'migration_facts_desk_bg.wasm']) await cp(join(installed, name), join(out, name));
  await cp(join(installed, 'sheets'), join(out, 'sheets'), { recursive: true });
  const page = (await readFile(join(folder, 'index.html'), 'utf8')).replace('/main.ts', '/out/main.js');
  const files = Object.entries(await pagesOf(out)).map(([name, body]) => [`/out${name}`, body]);
  const opened = await open(t, { pages: { ...Object.fromEntries(files), '/index.html': page }, path: '/index.html' });
  await isWhole(opened, opened.server.origin);
});

test('the manifest lists the parts and properties that can be styled', async (t) => {
  const { installed, pages } = await built(t, 0);
  const { modules } = await readJson(installed, 'custom-elements.json');
  const [{ cssParts, cssProperties }] = modules[0].declarations;
  const { page } = await open(t, { pages, path: '/index.html' });
  await state(page, '#element');
  const parts = await page.locator('#element').evaluate(({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll('[part]')].map((element) => element.getAttribute('part')));
  const script = await readFile(join(installed, 'migration-facts.js'), 'utf8');
  const properties = new Set(script.match(/--migration-facts-[a-z-]+/g));
  const names = (list) => list.map(({ name }) => name).sort();
  // The menu is made when it is opened.
  assert.deepEqual(names(cssParts), [...parts, 'menu-list'].sort());
  assert.deepEqual(names(cssProperties), [...properties].sort());
});
