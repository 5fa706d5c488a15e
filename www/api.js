// `MigrationFacts`: one object a page, however often the script is included.

import init, { begin, build, frame, recover } from 'migration-facts-core';
import { makeCore } from './calls.js';
import { SERVE, makeLoader } from './core.js';
import { MigrationFactsError } from './error.js';
import { followFrames } from './frames.js';
import { createPage } from './page.js';

/** Serves the page: its custom element, its hosts now and later, its frames. */
function serve(load, open) {
  const page = createPage(load, open);
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
  // What is wrong with a widget is for its makers: they ask for it.
  if (/[?&]migration-facts-preview\b/.test(location.search)) open().then((desk) => desk.preview(page.given));
  return page;
}

/**
 * The API. `locate(name)` is the address of a file of this build, `openDesk()` imports the part that only makers of
 * pages ask for, `serving(load, open)` gives what scans and mounts.
 */
export function create(locate, openDesk, serving) {
  const load = makeLoader({ init, begin, build, frame, recover }, 'migration_facts_bg.wasm', locate, makeCore);
  let opened;
  const open = () => (opened ??= openDesk().then((desk) => desk.open(locate, MigrationFactsError), ({ message }) => {
    opened = null;
    throw new MigrationFactsError({ code: 'fetch-failed', message, hint: SERVE });
  }));
  const ask = (name) => async (...args) => (await open())[name](...args);
  const page = serving(load, open);
  return {
    version: __VERSION__,
    sheets: ask('sheets'),
    options: ask('options'),
    describe: ask('describe'),
    scan: page.scan,
    mount: page.mount,
  };
}

/** The API of this page. The first script on a page wins. */
export function migrationFacts(locate, openDesk) {
  const api = (globalThis.MigrationFacts ??= create(locate, openDesk, serve));
  // Once, however many scripts of other versions follow.
  if (api.version !== __VERSION__) api.told ??= !console.info(`MigrationFacts ${api.version} is here already`);
  return api;
}
