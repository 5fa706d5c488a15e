// The life of one host element: fallback, loading, ready or error, and back to what it was.

import { isPacked } from './core.js';
import { refuse } from './error.js';
import { OWN, fromAttributes, request, tagOf } from './options.js';
import { styleSheet } from './style.js';
import { createWidget } from './widget.js';

/** The open shadow root with its one slot; mounting again finds the old one. Some elements cannot have any. */
function shadowOf(host) {
  try {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    if (!root.firstChild) root.append(document.createElement('slot'));
    root.adoptedStyleSheets = [styleSheet()];
    return root;
  } catch {}
}

/** Mounts a widget in a host. `load(sheet)` resolves to the core, `open()` to the desk; `given` are the options of a script. */
export function createMount(host, load, given = {}, open) {
  const root = shadowOf(host);
  const written = ['data-state', 'data-error'];
  const before = written.map((name) => host.getAttribute(name));
  const read = () => JSON.stringify(fromAttributes(host));
  const observer = new MutationObserver(changed);
  let attributes = read();
  let core;

  const write = (values) => written.forEach((name, at) => {
    if (values[at] == null) host.removeAttribute(name);
    else host.setAttribute(name, values[at]);
  });

  const emit = (name, detail) =>
    host.dispatchEvent(new CustomEvent(`migration-facts:${name}`, { bubbles: true, composed: true, detail }));

  /** A changed attribute changes the widget, or gives a failed one another chance. */
  function changed() {
    const now = read();
    if (now === attributes) return;
    attributes = now;
    // What is out of date by now fails unheard.
    if (mount.widget) mount.widget.update().catch((error) => now === attributes && mount.fail(error));
    else if (host.hasAttribute('data-error')) mount.start().catch(() => {});
  }

  function end() {
    mount.widget?.destroy();
    mount.widget = null;
  }

  const mount = {
    host,
    root,
    given,
    widget: null,

    isReady: () => host.getAttribute('data-state') === 'ready',

    /** Loads the core and draws; resolves when the widget is drawn. */
    async start() {
      const asked = attributes;
      write(['loading']);
      try {
        if (!root) refuse(`<${host.localName}> holds no widget`, 'element', 'Use a div');
        await mount.need(given);
        if (mount.over) return;
        mount.widget = createWidget(host, core, mount);
        await mount.widget.update();
      } catch (error) {
        if (asked !== attributes && !mount.over) return mount.start();
        mount.fail(error);
        throw error;
      }
    },

    /** Resolves when the core is there, and the sheet that is asked for: to own data, when they are. */
    async need(options) {
      const all = { ...fromAttributes(host), data: null, ...options };
      const [loaded, own] = await Promise.all([
        load({ ...all, tag: tagOf(host, all) }),
        // Beside a sheet, an attribute of that name is somebody else's.
        (all.data || options.src || (!all.sheet && all.src)) && (isPacked(all) ? load.packed(all) : mount.ask('own', all)),
      ]);
      core = loaded;
      return { [OWN]: own };
    },

    /** Has the desk do something: open the menu, read own data. */
    ask: (name, ...more) => open().then((desk) => desk[name](mount, ...more)),

    /** Options for the core: the attributes, and what scripts said over them. */
    request: (options) => request(host, options, core.names),

    /** The picture is there. */
    ready({ widget, sheet, lang }) {
      if (mount.isReady()) return;
      write(['ready']);
      emit('ready', { widget, sheet, lang });
    },

    /** A reader or a script selected a fact. */
    selected: (detail) => emit('select', detail),

    /** Back to the fallback; readers see no error, the page and its makers do. An error without a code is one of this script, or of what a page did to it. */
    fail({ code, message, path = '', hint = '', remarks }) {
      if (mount.over) return;
      // Browsers' own errors have numbers, or nothing.
      if (!/-/.test(code)) code = 'wasm-crashed';
      end();
      write(['error', code]);
      console.error(`migration-facts: ${message} ${hint}`, host);
      emit('error', { code, message, path, hint, ...remarks && { remarks } });
    },

    /** Light DOM, attributes, listeners and observers as before. */
    destroy() {
      mount.over = true;
      mount.stop?.();
      observer.disconnect();
      end();
      if (root) root.adoptedStyleSheets = [];
      write(before);
    },
  };

  observer.observe(host, { attributes: true });
  write(['fallback']);
  return mount;
}
