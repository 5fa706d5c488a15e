// Fetches and starts the wasm core, once a page, and with it the sheets that are shown, each once.

import init, { describe, frame, options, recover, sheet } from 'migration-facts-core';
import { makeCore } from './calls.js';
import { MigrationFactsError } from './error.js';

const FILE = 'migration_facts_bg.wasm';

async function ask(url) {
  const response = await fetch(url);
  if (!response.ok) throw Error(`HTTP ${response.status}`);
  return response;
}

async function compile(url) {
  const response = await ask(url);
  const spare = response.clone();
  // A server that names the type of the file wrong only costs the streaming.
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await spare.arrayBuffer()));
}

async function start(url, texts) {
  try {
    await init({ module_or_path: await compile(url) });
  } catch ({ message }) {
    // A policy and a broken file raise the same kind of error; only the words tell them apart.
    const [code, hint] = globalThis.WebAssembly && !/-eval|CSP/.test(message)
      ? ['wasm-missing', `Serve ${FILE} beside the script, with Access-Control-Allow-Origin`]
      : ['wasm-blocked', "Allow 'wasm-unsafe-eval' in script-src"];
    throw new MigrationFactsError({ code, message, path: url, hint });
  }
  return makeCore({ describe, frame, options, recover, sheet }, texts);
}

async function read(url) {
  try {
    return await (await ask(url)).text();
  } catch ({ message }) {
    const hint = 'Serve sheets beside the script, with Access-Control-Allow-Origin';
    throw new MigrationFactsError({ code: 'fetch-failed', message, path: url, hint });
  }
}

/**
 * A function that resolves to the core, once the sheet of that name, if any, is there as well. It fetches what it
 * has not fetched yet, each file from where `locate(name)` says; after a failure the next call tries again.
 */
export function coreAt(locate) {
  const texts = new Map();
  const waiting = {};
  const once = (name, act) => (waiting[name] ??= act(locate(name)).catch((error) => {
    delete waiting[name];
    throw error;
  }));
  return async (id) => {
    const isKnown = __SHEETS__.split(' ').includes(id);
    const parts = [once(FILE, (url) => start(url, texts)), isKnown && once(`sheets/${id}.bin`, read)];
    const [core, given] = await Promise.all(parts);
    if (given) texts.set(id, given);
    return core;
  };
}
