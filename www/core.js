// Fetches and starts a wasm core, once a page, and with it the sheets that are asked for, each once.

import { makeCaller } from './calls.js';
import { MigrationFactsError, refuse } from './error.js';

/** What is right where a file is missing. */
export const SERVE = 'Serve it beside the script, with Access-Control-Allow-Origin';

async function ask(url) {
  const response = await fetch(url);
  if (!response.ok) throw Error(`HTTP ${response.status}`);
  return response;
}

async function compile(url) {
  // Without it there is nothing to ask for.
  const response = WebAssembly && await ask(url);
  const spare = response.clone();
  // A server that names the type of the file wrong only costs the streaming.
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await spare.arrayBuffer()));
}

async function start({ init, ...functions }, url) {
  try {
    await init({ module_or_path: await compile(url) });
    const [build, ...names] = functions.build().split(' ');
    // A cache, or a server that minds no query, may have kept what belongs to another script.
    if (build !== __BUILD__) throw Error(`build ${build}, not ${__BUILD__}`);
    return { ...functions, call: makeCaller(functions), names };
  } catch ({ message }) {
    // A policy and a broken file raise the same kind of error; only the words tell them apart.
    const [code, hint] = globalThis.WebAssembly && !/-eval|CSP/.test(message)
      ? ['wasm-missing', SERVE]
      : ['wasm-blocked', "Allow 'wasm-unsafe-eval' in script-src"];
    throw new MigrationFactsError({ code, message, path: url, hint });
  }
}

/** What begins the file of a newsroom's own data that were packed; the number is that of its form. */
const HEAD = 'migration-facts 1\n';

async function read(url) {
  try {
    const text = await (await ask(url)).text();
    // Some servers say "not found" in a page, and that all is well.
    if (text[0] === '<') throw Error('HTML');
    return text;
  } catch ({ message }) {
    throw new MigrationFactsError({ code: 'fetch-failed', message, path: url, hint: SERVE });
  }
}

/** Whether own data, and nothing else, are given as `migration-facts pack` makes them. */
export const isPacked = ({ sheet, data, src }) => !sheet && (data ? !src && typeof data === 'string' : /\.bin($|\?)/.test(src));

/** Files of the words of a language, which English has in the core, and of a sheet in it. */
export const filesOf = (sheet, tag) => (tag === 'en' ? ['', `sheets/${sheet}.bin`] : [`lang/${tag}.bin`, `sheets/${sheet}.${tag}.bin`]);

/** The file of a sheet as it was. */
export const pinned = (name, vintage) => name.replace('.', `.${vintage}.`);

/**
 * A function that resolves to what `make` makes of the core in `file`, once the sheet of that name, if any, and the words
 * of the language are there as well. It fetches what it has not fetched yet, all at once, at the address that `locate(name)`
 * says; after a failure the next call tries again. `glue` has `init` and the core's functions; `make(core, texts)` gets
 * words and packed sheets by the names of their files. Its `packed` reads own data that were packed.
 */
export function makeLoader(glue, file, locate, make) {
  const texts = new Map();
  const waiting = {};
  const once = (name, act, url) => (waiting[name] ??= act(url ?? locate(name)).catch((error) => {
    delete waiting[name];
    throw error;
  }));
  const core = async (url) => make(await start(glue, url), texts);
  const get = async (name) => name && texts.set(name, await once(name, read));
  const load = async ({ sheet, tag, vintage }) => {
    const [words, name] = filesOf(sheet, tag);
    // Own data have no file here.
    const packed = __SHEETS__.split(' ').includes(sheet) && name;
    const [made] = await Promise.all([once(file, core), get(words), get(packed)]);
    if (vintage && packed) {
      // Every sheet names its published states, the newest first.
      const known = /(#\w{16})+/.exec(texts.get(packed))[0].split('#');
      const at = known.indexOf(vintage);
      if (at < 0) refuse(`No “${vintage}”`, 'vintage', `Known:${known.join(' ')}`);
      if (at > 1) await get(pinned(packed, vintage));
    }
    return made;
  };
  const unpack = (text) => {
    const [, packed] = text.split(HEAD);
    if (!packed) refuse('Another version', 'src', 'migration-facts pack', 'bad-data');
    return { packed };
  };
  /** Own data that were packed: their text, or what is at their address. */
  load.packed = async ({ data, src }) => (data ? unpack(data) : once(src, async () => unpack(await read(src)), src));
  return load;
}
