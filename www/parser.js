// From text to a packed sheet: by the core for data at once, or in a worker when there is much of it.

import init, { begin, build, own, recover } from 'migration-facts-data-core';
import { makeLoader } from './core.js';
import { MigrationFactsError } from './error.js';
import { tagOf } from './options.js';

/** The wasm that reads data, which nothing else fetches. */
const WASM = 'migration_facts_data_bg.wasm';

/** Texts up to this length are read at once: in some ten ms, on a slow device too. */
const SHORT = 2 ** 16;

/** How long a worker may take, ms. */
const PATIENCE = 30_000;

/** The worker of a file, also of another origin, from which browsers start none: then by a script of one line. */
function start(file) {
  if (new URL(file).origin === location.origin) return new Worker(file);
  const line = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(file)})`], { type: 'text/javascript' }));
  const worker = new Worker(line);
  setTimeout(() => URL.revokeObjectURL(line), PATIENCE);
  return worker;
}

/** What a worker answers; nothing where the page allows none. It ends with its answer, and gives all memory back. */
async function ask(file, message) {
  let worker;
  let clock;
  try {
    worker = start(file);
    return await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => resolve(event.preventDefault());
      clock = setTimeout(resolve, PATIENCE, { fault: { code: 'too-large', message: `Reading takes more than ${PATIENCE / 1000} seconds.`, hint: 'Leave out what is not shown, or aggregate it first.' } });
      worker.postMessage(message);
    });
  } catch {
    return undefined;
  } finally {
    clearTimeout(clock);
    worker?.terminate();
  }
}

/** `parse(asked, text)` resolves to the core's answer; the worker gets its wasm from the same address. */
export function makeParser(locate) {
  const load = makeLoader({ init, begin, build, own, recover }, WASM, locate, ({ call }) => call);
  const files = {};
  /** The names of all places in the language that is asked for, which stands last; without them places go by their codes. */
  const placesOf = (asked) => {
    const name = `lang/${tagOf(null, { lang: asked.split('\x1f').at(-1) })}.places.bin`;
    return (files[name] ??= fetch(locate(name)).then((response) => (response.ok ? response.text() : '')).catch(() => ''));
  };
  return async (asked, text) => {
    const places = await placesOf(asked);
    if (text.length > SHORT && globalThis.Worker) {
      const answer = await ask(locate('migration-facts-worker.js'), { wasm: locate(WASM), asked, text, places });
      if (answer?.told) return answer.told;
      if (answer?.fault) throw new MigrationFactsError(answer.fault);
    }
    return (await load({ tag: 'en' }))(own, asked, text, places);
  };
}
