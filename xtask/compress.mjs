// Writes `.br` and `.gz` (level 9) beside every text, wasm and sheet file below a folder.
// usage: node compress.mjs FOLDER [QUALITY]; the quality of brotli is 11 if none is given
// Node's own zlib: native speed on all cores, and no compressor to compile first.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const KINDS = /\.(js|mjs|ts|css|wasm|bin|html|json|svg)$/;
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/** The smallest of a few ways: which one it is, nobody can tell beforehand. Only scripts and wasm are worth it. */
async function smallest(file, bytes) {
  const ways = quality === constants.BROTLI_MAX_QUALITY && /\.(m?js|wasm)$/.test(file) ? [[0, 16], [0, 22], [2, 16], [2, 22]] : [[0, 22]];
  const tried = await Promise.all(ways.map(([mode, window]) => brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: mode,
      [constants.BROTLI_PARAM_LGWIN]: window,
    },
  })));
  return tried.reduce((best, next) => (next.length < best.length ? next : best));
}

async function compress(file) {
  const bytes = await readFile(file);
  await writeFile(`${file}.br`, await smallest(file, bytes));
  await writeFile(`${file}.gz`, await zip(bytes, { level: 9 }));
}

const [folder, quality] = [process.argv[2], Number(process.argv[3] ?? constants.BROTLI_MAX_QUALITY)];
const names = await readdir(folder, { recursive: true });
const queue = names.filter((name) => KINDS.test(name)).map((name) => join(folder, name));
const worker = async () => {
  while (queue.length > 0) await compress(queue.pop());
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));
