// The text at an address of a newsroom: fetched within limits, decoded as it was written.

import { MigrationFactsError } from './error.js';

/** Most bytes that are read; `LARGEST` of src/sheet/own.rs. */
const LARGEST = 5 * 2 ** 20;

/** How long nothing may come, ms. */
const PATIENCE = 30_000;

/** What files begin with that say how they are encoded. */
const MARKS = [['utf-8', 0xef, 0xbb, 0xbf], ['utf-16le', 0xff, 0xfe], ['utf-16be', 0xfe, 0xff]];

/** What files begin with that are no text: workbooks, old and new, PDF, gzip. */
const BINARIES = [[0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46], [0x1f, 0x8b]];

const begins = (bytes, signs) => signs.every((sign, at) => bytes[at] === sign);

function refuse(code, message, path, hint) {
  throw new MigrationFactsError({ code, message, path, hint });
}

const refuseSize = (bytes, url) =>
  refuse('too-large', `Too large: ${(bytes / 2 ** 20).toFixed(1)} MiB, and at most 5 MiB can be read.`, url, 'Leave out what is not shown, or aggregate it first.');

/** The response, if it is one with data. */
async function ask(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) refuse('fetch-failed', `HTTP ${response.status}`, url, 'Look whether the address opens in a browser where you are not logged in.');
  const announced = +response.headers.get('content-length');
  if (announced > LARGEST) refuseSize(announced, url);
  return response;
}

/** All bytes of a response, as long as they are not too many; `heard()` is called for each piece. */
async function bytesOf(response, url, heard) {
  const pieces = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let piece; reader && !(piece = await reader.read()).done;) {
    heard();
    pieces.push(piece.value);
    length += piece.value.length;
    if (length > LARGEST) refuseSize(length, url);
  }
  const bytes = new Uint8Array(length);
  pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
  return bytes;
}

/** The encoding that the bytes themselves tell, without looking at letters. */
function markOf(bytes) {
  const [name] = MARKS.find(([, ...mark]) => begins(bytes, mark)) ?? [];
  // Letters of most tables have a zero beside them in UTF-16.
  const zeros = bytes.subarray(0, 4).map((byte) => +!byte).join('');
  return name ?? { '0101': 'utf-16le', 1010: 'utf-16be' }[zeros];
}

/** A decoder for what a server calls the encoding; Windows-1252, which decodes everything, where it has no use. */
function decoderOf(label) {
  try {
    const decoder = new TextDecoder(label);
    if (decoder.encoding !== 'utf-8') return decoder;
  } catch {}
  return new TextDecoder('windows-1252');
}

/** Text and encoding of bytes; `label` is what the server says, which counts only where the bytes contradict UTF-8. */
export function decode(bytes, label) {
  const marked = markOf(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const decoder = decoderOf(label);
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  }
}

/** What a server sends in place of data, often with all well. */
function checkKind(bytes, type, url) {
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace(/^\W*</, '<').toLowerCase();
  if (/^text\/html/.test(type) || /^<(!doctype html|html|head|body|script)\b/.test(start)) {
    refuse('fetch-failed', 'A web page came in place of data.', url, 'Give the address of the file itself, one that opens without a login.');
  }
  if (BINARIES.some((signs) => begins(bytes, signs))) refuse('bad-data', 'This is not a text file.', url, 'Save the table as CSV, in UTF-8.');
}

/** What the browser says when it gets nothing, made use of. */
function failed({ name, message }, url, isSlow) {
  if (isSlow) refuse('fetch-failed', `Nothing came for ${PATIENCE / 1000} seconds.`, url, 'Serve the file from a faster place.');
  if (name === 'AbortError') refuse('fetch-failed', 'No longer needed.', url, '');
  refuse('fetch-failed', message, url, "The server must be there and send Access-Control-Allow-Origin, and the page's connect-src must allow it.");
}

/**
 * The text at an address and its encoding. `control` ends the request; `cache` is as for `fetch`. Throws `fetch-failed`, `too-large`, or
 * `bad-data` for what is no text.
 */
export async function readText(url, control, cache = 'default') {
  let clock;
  let isSlow = false;
  const wait = () => {
    clearTimeout(clock);
    clock = setTimeout(() => control.abort(isSlow = true), PATIENCE);
  };
  wait();
  try {
    const response = await ask(url, { signal: control.signal, cache });
    const bytes = await bytesOf(response, url, wait);
    const type = response.headers.get('content-type') ?? '';
    checkKind(bytes, type, url);
    return decode(bytes, /charset="?([\w-]+)/i.exec(type)?.[1]);
  } catch (error) {
    if (error instanceof MigrationFactsError) {
      // What is not read need not come.
      control.abort();
      throw error;
    }
    return failed(error, url, isSlow);
  } finally {
    clearTimeout(clock);
  }
}
