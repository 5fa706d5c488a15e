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
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function answer(path, { pages = {}, missing = [], delays = {}, types = {} }) {
  if (missing.includes(path)) return null;
  if (delays[path]) await wait(delays[path]);
  const type = types[path] ?? TYPES[extname(path)] ?? 'application/octet-stream';
  if (path in pages) return { body: pages[path], type };
  const file = join(DIST, normalize(path));
  return { body: await readFile(file).catch(() => null), type };
}

/**
 * Serves the build at a port of its own. `pages` are texts by path, `missing` paths answer 404, `delays`
 * are ms by path, `types` content types by path, `headers` go with every answer.
 */
export async function serve(options = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    requests.push(path);
    const found = await answer(path, options);
    response.setHeader('Cache-Control', 'no-store');
    for (const [name, value] of Object.entries(options.headers ?? {})) response.setHeader(name, value);
    if (!found?.body) return response.writeHead(404).end();
    response.setHeader('Content-Type', found.type);
    response.end(found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, close };
}
