// A server of files for measuring: everything compressed beforehand, as a newsroom's would be, and every answer noted. The two
// headers of isolation give pages clocks of five microseconds.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.bin': 'application/octet-stream',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** What is compressed already. */
const DENSE = ['.png', '.woff', '.woff2'];

const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'public, max-age=31536000',
  vary: 'accept-encoding',
};

/** More than this is compressed quickly: such tables are read by one scenario, which does not count bytes. */
const LARGE = 2 ** 21;

function brotli(bytes) {
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const params = { [BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 5 : 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return zlib.brotliCompressSync(bytes, { params });
}

function read(file) {
  const raw = fs.readFileSync(file);
  const ending = path.extname(file);
  const isDense = DENSE.includes(ending);
  return {
    raw,
    type: TYPES[ending] ?? 'application/octet-stream',
    br: isDense ? raw : brotli(raw),
    gz: isDense ? raw : zlib.gzipSync(raw, { level: 9 }),
    encoding: isDense ? {} : { 'content-encoding': 'br' },
  };
}

/** Serves a folder; `take()` gives what was asked for since the last call. */
export async function serve(root) {
  const entries = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Map(entries.map((entry) => {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    return [`/${path.relative(root, file).replaceAll(path.sep, '/')}`, read(file)];
  }));
  let log = [];

  const server = http.createServer(({ url }, response) => {
    const name = decodeURIComponent(url.split('?')[0]);
    const file = files.get(name);
    log.push({ name, br: file?.br.length ?? 0, gz: file?.gz.length ?? 0, raw: file?.raw.length ?? 0, isThere: !!file });
    if (!file) return response.writeHead(404, HEADERS).end();
    response.writeHead(200, { ...HEADERS, ...file.encoding, 'content-type': file.type, 'content-length': file.br.length }).end(file.br);
  });
  server.keepAliveTimeout = 30_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    take: () => log.splice(0),
    close: () => server.close(),
  };
}
