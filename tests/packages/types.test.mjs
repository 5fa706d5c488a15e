// TypeScript at its strictest: the types hold, and they say what the options and the manifest of the element say.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { install, load, program, readJson, run } from './project.mjs';

const STRICT = {
  target: 'ES2022', lib: ['ES2022', 'DOM'], types: [], noEmit: true, strict: true, skipLibCheck: false,
  exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true, verbatimModuleSyntax: true, isolatedModules: true, forceConsistentCasingInFileNames: true,
};
/** How bundlers and how Node find a module. */
const RESOLUTIONS = { bundler: { module: 'ESNext', moduleResolution: 'bundler' }, node: { module: 'NodeNext' } };

/** What the compiler says of files in a project; nothing is good. */
async function check(folder, files, resolution) {
  const config = { compilerOptions: { ...STRICT, ...RESOLUTIONS[resolution] }, files };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const { stdout } = await run(process.execPath, [program('typescript/bin/tsc'), '--project', folder, '--pretty', 'false']);
  return stdout;
}

for (const resolution of Object.keys(RESOLUTIONS)) {
  test(`the types hold, found as by ${resolution}`, async (t) => {
    const { folder } = await install(t, ['types.ts']);
    assert.equal(await check(folder, ['types.ts'], resolution), '');
  });
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const union = (names) => names.map((name) => `'${name}'`).join(' | ');

/** A module that compiles when the types name the options and values of the build, and no others. */
function comparison(entries, events) {
  const named = entries.filter(({ type, values }) => type === 'name' && values.length);
  const values = named.map(({ name, values: all }) => `same<NonNullable<Options['${camel(name)}']>, ${union(all)}>(true);`);
  return `import type { Options } from 'migration-facts';
    type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;
    const same = <One, Other>(_: Same<One, Other>): void => undefined;
    same<keyof Options, ${union(['data', ...entries.map(({ name }) => camel(name))])}>(true);
    same<keyof GlobalEventHandlersEventMap & \`migration-facts:\${string}\`, ${union(events)}>(true);
    ${values.join('\n')}`;
}

test('the types name the options, values and events that there are', async (t) => {
  const { folder, installed } = await install(t);
  const { MigrationFacts } = await load(installed);
  const { modules } = await readJson(installed, 'custom-elements.json');
  const events = modules[0].declarations[0].events.map(({ name }) => name);
  const entries = await MigrationFacts.options();
  await writeFile(join(folder, 'same.ts'), comparison(entries, events));
  assert.equal(await check(folder, ['same.ts'], 'bundler'), '');
  // It would tell, if there were one more.
  await writeFile(join(folder, 'same.ts'), comparison([...entries, { name: 'no-such', type: 'text' }], events));
  assert.match(await check(folder, ['same.ts'], 'bundler'), /not assignable/);
});

test('the manifest of the element is one', async (t) => {
  const { folder, installed } = await install(t);
  const manifest = await readJson(installed, 'custom-elements.json');
  const { version } = await readJson(program('custom-elements-manifest/package.json'));
  assert.equal(manifest.schemaVersion, version);
  const schema = program('custom-elements-manifest/schema.js').replaceAll('\\', '/');
  const typed = (value) => `import type { Package } from '${schema}';\nexport const manifest: Package = ${JSON.stringify(value)};`;
  await writeFile(join(folder, 'manifest.ts'), typed(manifest));
  assert.equal(await check(folder, ['manifest.ts'], 'bundler'), '');
  await writeFile(join(folder, 'manifest.ts'), typed({ ...manifest, modules: [{ kind: 'page' }] }));
  assert.notEqual(await check(folder, ['manifest.ts'], 'bundler'), '');
});

test('the manifest lists the options as attributes', async (t) => {
  const { installed } = await install(t);
  const { MigrationFacts } = await load(installed);
  const { modules } = await readJson(installed, 'custom-elements.json');
  const [{ tagName, attributes }] = modules[0].declarations;
  const names = (await MigrationFacts.options()).map(({ name }) => (name === 'title' ? 'data-title' : name));
  assert.equal(tagName, 'migration-facts');
  assert.deepEqual(attributes.map(({ name }) => name), names);
  assert.deepEqual(attributes.filter(({ description }) => !description), []);
});
