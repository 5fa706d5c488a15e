// A project of somebody who installed the package: a folder away from the repository, with what `npm pack` packs.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const call = promisify(execFile);

/** The build under test. */
const DIST = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** A file of these tests. */
export const own = (name) => fileURLToPath(new URL(name, import.meta.url));

/** A program of a development package, as `node` runs it. */
export const program = (path) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

/** Runs a program and gives status and output, whatever the status. */
export async function run(file, words, options = {}) {
  // npm is a batch file on Windows.
  const shell = process.platform === 'win32' && file === 'npm';
  return call(file, words, { maxBuffer: 1 << 26, shell, ...options }).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  );
}

/** Fails with what a program printed unless it succeeded. */
export async function succeed(file, words, options) {
  const { status, stdout, stderr } = await run(file, words, options);
  if (status !== 0) throw new Error(`${file} ${words.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Packs the build and installs it in a project, which ends with the test `t`; `files` of these tests are copied there.
 * Gives the project, the archive, and the package as it is installed.
 */
export async function install(t, files = []) {
  const folder = await mkdtemp(join(tmpdir(), 'migration-facts-'));
  t.after(() => rm(folder, { recursive: true }));
  await succeed('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: DIST });
  const archive = join(folder, (await readdir(folder)).find((name) => name.endsWith('.tgz')));
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'migration-facts');
  await mkdir(installed, { recursive: true });
  await succeed('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
  for (const name of files) await cp(own(name), join(folder, name.split('/').pop()), { recursive: true });
  return { folder, archive, installed };
}

/** The names of all files below a folder, sorted. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1).replaceAll('\\', '/')).sort();
}

/** A JSON file. */
export const readJson = async (...path) => JSON.parse(await readFile(join(...path), 'utf8'));

/** What an installed package exports, for this process. */
export const load = (installed) => import(pathToFileURL(join(installed, 'migration-facts.mjs')));
