// Fetches and starts the wasm core, once a page.

import init, { describe, frame, options, recover, sheets } from 'migration-facts-core';
import { makeCore } from './calls.js';
import { MigrationFactsError } from './error.js';

const FILE = 'migration_facts_bg.wasm';

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
  return makeCore({ describe, frame, options, recover, sheets });
}

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
