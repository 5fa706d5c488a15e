// Fetches and starts the wasm core, once a page, and speaks its language: arrays of strings in, JSON out.

import init, { describe, frame, options, recover, sheets } from 'migration-facts-core';
import { MigrationFactsError } from './error.js';

const FILE = 'migration_facts_bg.wasm';

/** Bits of a call's flags: every unknown option is a fault, the page behind is dark, what to paint. */
const STRICT = 1;
const DARK = 2;
const PAINT = { all: 12, overlay: 8, none: 0 };

async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw Error(`HTTP ${response.status}`);
  const spare = response.clone();
  // A server that names the type of the file wrong only costs the streaming.
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await spare.arrayBuffer()));
}

async function start(url) {
  try {
    await init({ module_or_path: await compile(url) });
  } catch ({ message }) {
    // A policy and a broken file raise the same kind of error; only the words tell them apart.
    const [code, hint] = globalThis.WebAssembly && !/-eval|CSP/.test(message)
      ? ['wasm-missing', `Serve ${FILE} beside the script, with Access-Control-Allow-Origin`]
      : ['wasm-blocked', "Allow 'wasm-unsafe-eval' in script-src"];
    throw new MigrationFactsError({ code, message, path: url, hint });
  }
  core.names = core.options().map(({ name }) => name);
  return core;
}

/** The core throws faults as code, message, path and hint; whatever else comes out of a call is a trap. */
function call(act, ...args) {
  try {
    return JSON.parse(act(...args));
  } catch (error) {
    if (Array.isArray(error)) {
      const [code, message, path, hint] = error;
      throw new MigrationFactsError({ code, message, path, hint });
    }
    recover();
    throw new MigrationFactsError({ code: 'wasm-crashed', message: String(error) });
  }
}

/** Fields of one group, parted by U+001F; control characters of the page become blanks. */
const fields = (values) => values.flat().map((value) => `${value ?? ''}`.replace(/[\0-\x1f]/g, ' ')).join('\x1f');

/** The core's functions, for objects. `names` are those of all options. */
const core = {
  options: () => call(options),

  sheets: () => call(sheets),

  describe: ({ options: given, strict }) => call(describe, fields(given), strict * STRICT),

  /** `request` says options, view, what a reader did, the size of the body, and what to paint. */
  frame({ options: given, strict, view, input, width, height, scale, dark, font, paint }, ...layers) {
    const asked = [given, view, Object.entries(input)].map(fields).join('\x1e');
    return call(frame, asked, width, height, scale, font, strict * STRICT + dark * DARK + PAINT[paint], ...layers);
  },
};

/**
 * A function that resolves to the core. It fetches at the first call; after a failure the next call
 * tries again, after a success nobody fetches a second time.
 */
export function coreAt(base) {
  let started;
  return () => {
    started ??= start(new URL(`${FILE}?v=${__WASM_HASH__}`, base).href).catch((error) => {
      started = null;
      throw error;
    });
    return started;
  };
}
