// The same as an ES module, and the npm entry. Without a DOM it can be imported, not drawn with.

import { create, migrationFacts } from './api.js';
import { MigrationFactsError } from './error.js';

export { MigrationFactsError } from './error.js';

const locate = (name) => new URL(`${name}?v=${__WASM_HASH__}`, import.meta.url).href;

/** On a server: words can be had, nothing can be drawn. */
const nowhere = () => {
  const scan = () => {
    throw new MigrationFactsError({
      code: 'no-canvas',
      message: 'There is no document to draw in',
      hint: 'Call scan and mount in a browser',
    });
  };
  return { scan, mount: async () => scan() };
};

/** `version`, `sheets`, `options`, `describe`, `scan`, `mount`. */
export const MigrationFacts = globalThis.document ? migrationFacts(locate) : create(locate, nowhere);
