// `MigrationFacts`: one object a page, however often the script is included.

import { coreAt } from './core.js';
import { followFrames } from './frames.js';
import { request } from './options.js';
import { createPage } from './page.js';

/** Serves the page: its custom element, its hosts now and later, its frames. */
function serve(load) {
  const page = createPage(load);
  customElements.define('migration-facts', class extends HTMLElement {
    connectedCallback() {
      page.found(this);
    }

    disconnectedCallback() {
      page.left();
    }
  });
  page.scan();
  followFrames();
  return page;
}

/** The API; `serving(load)` gives what scans and mounts. */
export function create(locate, serving) {
  const load = coreAt(locate);
  const page = serving(load);
  return {
    version: __VERSION__,
    sheets: () => Promise.all(__SHEETS__.split(' ').map(async (id) => (await load(id)).sheet(id))),
    options: () => load().then((core) => core.options()),
    describe: async (options) => {
      const core = await load(options?.sheet);
      return core.describe(request({ dataset: {} }, options, core.names));
    },
    scan: page.scan,
    mount: page.mount,
  };
}

/** The API of this page, whose files are where `locate(name)` says. The first script on a page wins. */
export function migrationFacts(locate) {
  const api = (globalThis.MigrationFacts ??= create(locate, serve));
  if (api.version !== __VERSION__) console.info(`MigrationFacts ${api.version} is here already`);
  return api;
}
