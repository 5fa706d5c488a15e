// Finds hosts on a page, now and later, and keeps their mounts.

import { createMount } from './mount.js';

/** The three forms of the snippet. Plugins that load scripts late keep their addresses in `data-src`. */
const HOSTS = ':is(.migration-facts,script[src*=migration-facts]:not([data-state],[data-src*=migration-facts]:not([data-sheet]))):is([data-sheet],[data-src]),migration-facts';

/** The third form: the script stands where the widget shall be. Copies of a page have both: its mark says so. */
function hostAfter(script) {
  const host = document.createElement('div');
  host.className = 'migration-facts';
  Object.assign(host.dataset, script.dataset);
  script.after(host);
  script.dataset.state = '';
  return host;
}

/** Serves the mounts of a document; `load(sheet)` resolves to the core, `open()` to the desk. */
export function createPage(load, open) {
  const mounts = new WeakMap();
  const live = new Set();
  const roots = new WeakSet();
  const near = new IntersectionObserver(approached, { rootMargin: '300px' });
  const changes = new MutationObserver(changed);

  function add(host, given) {
    const mount = createMount(host, load, given, open);
    mounts.set(host, mount);
    live.add(mount);
    return mount;
  }

  function end(mount) {
    mount.destroy();
    live.delete(mount);
    near.unobserve(mount.host);
  }

  /** Takes a host on; it is drawn when it comes near to what the reader sees. */
  function found(element) {
    const known = mounts.get(element);
    if (roots.has(element.shadowRoot)) search(element.shadowRoot, '*');
    if (known ? !known.over : !element.matches?.(HOSTS)) return known?.widget?.redraw();
    near.observe(add(element.localName === 'script' ? hostAfter(element) : element, known?.given).host);
  }

  const search = (root, selector) => [root, ...root.querySelectorAll(selector)].map(found);

  function approached(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      watch(target);
      // A script may have drawn it, or let it go, since this was noticed.
      if (target.dataset.state === 'fallback') mounts.get(target)?.start().catch(() => {});
    }
  }

  function watch(node) {
    const root = node.getRootNode();
    roots.add(root);
    changes.observe(root, { childList: true, subtree: true });
    // Pages turn dark with a class or attribute up here, often with a transition.
    for (const element of [document.documentElement, document.body]) {
      if (element) changes.observe(element, { attributes: true });
    }
  }

  function changed(records) {
    for (const { attributeName, addedNodes, removedNodes } of records) {
      if (attributeName === 'lang') for (const { widget } of live) widget?.update().catch(() => {});
      else if (attributeName) look();
      if (removedNodes.length) left();
      // Among all that comes may be hosts of a script that were here before.
      for (const node of addedNodes) if (node.localName && node.isConnected) search(node, '*');
    }
  }

  function look() {
    for (const { widget } of live) widget?.look();
  }

  /** Lets go of hosts that were taken out of the page, once a move is over; they may return. */
  function left() {
    setTimeout(() => {
      for (const mount of live) if (!mount.host.isConnected) end(mount);
    });
  }

  /** What a page holds of a widget. It outlives the host's absence from the document. `make(name, widget, …)` has the desk make files of it. */
  function handle(host, make) {
    const widget = () => mounts.get(host)?.widget;
    return {
      get options() {
        return widget()?.frame()?.options;
      },
      get description() {
        return widget()?.frame()?.description;
      },
      update: async (options) => widget()?.update(options),
      select: async (fact) => widget()?.select(fact),
      toSVG: () => make('toSVG', widget()),
      toPNG: async (options) => make('toPNG', widget(), options),
      cite: (form) => make('cite', widget(), form),
      destroy() {
        if (mounts.has(host)) end(mounts.get(host));
        mounts.delete(host);
      },
    };
  }

  /** A link in the page's own text points at its fact: `<a href="#fact" data-migration-facts-for="id of the host, or its sheet">`. */
  function point({ target, type }) {
    const link = target.closest?.('[data-migration-facts-for]');
    if (!link) return;
    const of = link.dataset.migrationFactsFor;
    // Not by `:hover`, which comes late in Firefox.
    const fact = link.matches(':focus') || !/out/.test(type) ? link.hash?.slice(1) : null;
    for (const { host, widget } of live) if (!of || of === host.id || of === widget?.frame()?.sheet) widget?.outline(fact);
  }

  for (const type of ['pointerover', 'pointerout', 'focusin', 'focusout']) document.addEventListener(type, point);
  document.addEventListener('transitionend', look);

  return {
    found,
    left,

    /** Options of a script for a host. */
    given: (host) => mounts.get(host)?.given,

    /** Mounts the hosts in `root` that are not mounted yet, and those that come into its tree later. */
    scan(root = document) {
      watch(root);
      search(root, HOSTS);
    },

    /** Takes a host on with options of a script, and draws at once. */
    async mount(host, given) {
      if (mounts.has(host)) end(mounts.get(host));
      const mount = add(host, given);
      watch(host);
      const without = (error) => () => { throw error; };
      // Readers wait for the picture; what makers ask of it is fetched once it is there.
      await mount.start();
      return handle(host, await open().then((desk) => desk.maker()).catch(without));
    },
  };
}
