// A small static server for host pages: the built product, pages of a test, and faults on demand.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The build under test. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

const wait = (time) => (time.then ? time : new Promise((resolve) => setTimeout(resolve, time)));

const read = (...path) => readFile(join(...path)).catch(() => null);

/** Releases lie under their version: `/1/migration-facts.js`. */
const release = (path) => path.replace(/^\/\d[\d.]*\//, '/');

async function answer(path, { pages = {}, missing = [], delays = {}, types = {}, folder }) {
  if (missing.includes(path)) return null;
  if (delays[path]) await wait(delays[path]);
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const type = types[path] ?? TYPES[extname(file)] ?? 'application/octet-stream';
  if (path in pages) return { body: pages[path], type };
  return { body: await (folder ? read(folder, normalize(file)) : read(DIST, normalize(release(path)))), type };
}

/** Texts with the names of servers as they are written on the page in place of those that run. */
function withNames(text, names) {
  return Object.entries(names ?? {}).reduce((all, [name, origin]) => all.replaceAll(name, origin), `${text}`);
}

/**
 * Serves the build at a port of its own. `pages` are texts or bytes by path, or functions that answer a request themselves, `folder` holds what there is instead of the build, `missing` paths answer
 * 404, `hanging` ones never, `redirects` are addresses by path, `delays` ms, or promises, by path, `types` content types by path;
 * `headers` go with every answer, `names` stand in pages and headers for origins.
 */
export async function serve(options = {}) {
  const requests = [];
  const { hanging = [], redirects = {}, headers = {}, names } = options;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    requests.push(path);
    if (hanging.includes(path)) return;
    if (typeof options.pages?.[path] === 'function') return options.pages[path](request, response);
    const found = redirects[path] ? null : await answer(path, options);
    response.setHeader('Cache-Control', 'no-store');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, withNames(value, names));
    if (redirects[path]) return response.writeHead(302, { Location: withNames(redirects[path], names) }).end();
    if (found?.body == null) return response.writeHead(404).end();
    response.setHeader('Content-Type', found.type);
    response.end(names && /html/.test(found.type) ? withNames(found.body, names) : found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, close };
}
