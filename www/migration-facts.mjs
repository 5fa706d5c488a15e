// The same as an ES module, and the npm entry. Without a DOM it can be imported, not drawn with.

import { addresses } from 'migration-facts-addresses';
import { create, migrationFacts } from './api.js';
import { MigrationFactsError } from './error.js';

export { MigrationFactsError } from './error.js';

/** Where a file is: beside this one, or where a bundler put it; it may have put the bytes themselves into the address. */
function locate(name) {
  const url = addresses[name]();
  if (url.protocol !== 'data:') url.search = `v=${__BUILD__}`;
  return url.href;
}

/** On a server: words can be had, nothing can be drawn. */
const nowhere = () => {
  const scan = () => {
    throw new MigrationFactsError({
      code: 'no-canvas',
      message: 'There is no document to draw in',
      hint: 'Call scan and mount in a browser; describe works here as well',
    });
  };
  return { scan, mount: async () => scan() };
};

/** What only makers of pages ask for; spelt out, so that bundlers see it. */
const openDesk = () => import('./migration-facts-desk.js');

/** `version`, `sheets`, `options`, `describe`, `scan`, `mount`. */
export const MigrationFacts = globalThis.document ? migrationFacts(locate, openDesk) : create(locate, openDesk, nowhere);
