// Writes down what the scripts after it do to the page: which doors to the outside they try, what they change, what
// they leave running. `guard` is the only name of its own.

const guard = { calls: [], changes: [], pending: new Set() };

{
  const wrap = (object, name, note = name) => {
    const native = object?.[name];
    if (!native) return;
    object[name] = function (...given) {
      guard.calls.push(note);
      return new.target ? new native(...given) : native.apply(this, given);
    };
    Object.assign(object[name], { prototype: native.prototype });
  };
  for (const name of ['XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'Worker', 'SharedWorker',
    'BroadcastChannel', 'Image', 'Audio', 'FontFace', 'Notification', 'open', 'Function', 'postMessage', 'alert', 'print',
    'setInterval', 'requestIdleCallback']) wrap(window, name);
  wrap(navigator, 'sendBeacon');
  wrap(navigator.serviceWorker, 'register');
  wrap(document.fonts, 'add', 'fonts.add');
  wrap(document.fonts, 'load', 'fonts.load');
  wrap(document, 'write');
  wrap(indexedDB, 'open', 'indexedDB.open');
  wrap(window.caches, 'open', 'caches.open');
  for (const name of ['getItem', 'setItem', 'removeItem']) wrap(Storage.prototype, name, `storage.${name}`);
  for (const name of ['pushState', 'replaceState']) wrap(history, name);
  const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true,
    enumerable: true,
    get() { guard.calls.push('cookie'); return get.call(this); },
    set(value) { guard.calls.push('cookie='); set.call(this, value); },
  });
  const { define } = customElements;
  customElements.define = function (name, ...more) {
    guard.calls.push(`define ${name}`);
    return define.call(this, name, ...more);
  };

  // What is still to come: timers and pictures.
  for (const [start, stop] of [['setTimeout', 'clearTimeout'], ['requestAnimationFrame', 'cancelAnimationFrame']]) {
    const { [start]: begin, [stop]: end } = window;
    window[start] = (act, ...more) => {
      const id = begin((...given) => {
        guard.pending.delete(`${start} ${id}`);
        act(...given);
      }, ...more);
      guard.pending.add(`${start} ${id}`);
      return id;
    };
    window[stop] = (id) => {
      guard.pending.delete(`${start} ${id}`);
      end(id);
    };
  }

  /** Every property of the window, of its constructors and of their prototypes, by what it holds. */
  guard.inventory = () => {
    const all = new Map();
    const note = (path, object) => {
      for (const key of Reflect.ownKeys(object)) {
        const { value, get: reads, set: writes } = Object.getOwnPropertyDescriptor(object, key);
        all.set(`${path}.${String(key)}`, typeof value === 'function' || reads ? value ?? `${reads}${writes}` : typeof value);
      }
    };
    note('window', window);
    for (const name of Object.getOwnPropertyNames(window)) {
      const value = Object.getOwnPropertyDescriptor(window, name).value;
      if (!/^[A-Z]/.test(name) || typeof value !== 'function') continue;
      note(name, value);
      if (value.prototype) note(`${name}.prototype`, value.prototype);
    }
    return all;
  };
  guard.before = guard.inventory();

  /** The names of what is new, gone, or another than before. */
  guard.differences = () => {
    const now = guard.inventory();
    return [...new Set([...guard.before.keys(), ...now.keys()])].filter((key) => now.get(key) !== guard.before.get(key));
  };

  // Once the page is there, all that changes in it.
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => {
      for (const { type, target, attributeName } of records) guard.changes.push(`${type} of ${target.localName ?? target.nodeName} ${attributeName ?? ''}`.trim());
    }).observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
  });
}
