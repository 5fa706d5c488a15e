// `MigrationFacts`: one object a page, however often the script is included.

import { coreAt } from './core.js';
import { followFrames } from './frames.js';
import { request } from './options.js';
import { createPage } from './page.js';

/** Serves the page: its custom element, its hosts now and later, its frames. */
function serve(page) {
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
}

function create(base) {
  const load = coreAt(base);
  const page = globalThis.document && createPage(load);
  if (page) serve(page);
  return {
    version: __VERSION__,
    sheets: () => Promise.all(__SHEETS__.split(' ').map(async (id) => (await load(id)).sheet(id))),
    options: () => load().then((core) => core.options()),
    describe: async (options) => {
      const core = await load(options?.sheet);
      return core.describe(request({ dataset: {} }, options, core.names));
    },
    scan: (root) => page.scan(root),
    mount: (element, options) => page.mount(element, options),
  };
}

/** The API of this page, served from `base`. The first script on a page wins. */
export function migrationFacts(base) {
  const api = (globalThis.MigrationFacts ??= create(base));
  if (api.version !== __VERSION__) console.info(`MigrationFacts ${api.version} is here already`);
  return api;
}
