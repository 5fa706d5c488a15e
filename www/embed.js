// The page for iframes: the query says the options, the parent is told the height.

const FALLBACK = 'These figures cannot be shown here.';

/** Words and figures under somebody else's address are nobody's to choose. */
const foreign = (query) => ['src', 'title', 'note'].find((name) => query.get(name));

function refuse(host, path) {
  const code = 'bad-option';
  const message = `"${path}" is not taken from an address.`;
  const hint = `Leave "${path}" out, or put the snippet with data-${path} into the page itself.`;
  host.dataset.state = 'error';
  host.dataset.error = code;
  console.error(`migration-facts: ${message} ${hint}`);
  host.dispatchEvent(new CustomEvent('migration-facts:error', { bubbles: true, composed: true, detail: { code, message, path, hint } }));
}

/** A host with the options of the query as its attributes. */
function makeHost(query, name) {
  const host = document.createElement(name);
  for (const [option, value] of query) if (/^[a-z][a-z-]*$/.test(option)) host.setAttribute(`data-${option}`, value);
  return host;
}

/** Readers see a sentence in place of figures that failed. */
function explain({ target }) {
  if (!target.childElementCount) target.append(Object.assign(document.createElement('p'), { textContent: FALLBACK }));
}

/** Tells the page around this one how high it should be, at every change. */
function followHeight(element) {
  let told;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== told) parent.postMessage({ type: 'migration-facts:height', height }, '*');
    told = height;
  }).observe(element);
}

const query = new URLSearchParams(location.search);
const refused = foreign(query);
const host = makeHost(query, refused ? 'div' : 'migration-facts');
Object.assign(document.body.style, { margin: 0, fontFamily: 'system-ui, sans-serif' });
// A frame is see-through: without paper of its own, dark ink could meet a dark page.
document.documentElement.style.background = 'Canvas';
if (/^(light|dark)$/.test(query.get('theme'))) document.documentElement.style.colorScheme = query.get('theme');
document.addEventListener('migration-facts:error', explain);
document.addEventListener('migration-facts:ready', ({ detail }) => {
  document.documentElement.lang = detail.lang;
});
document.body.append(host);
if (refused) refuse(host, refused);
followHeight(document.documentElement);
