// The page for iframes: the query says the options, the parent is told the height.

/** What readers see in place of figures that failed, by language; the build puts in those of `data/language`. */
const FALLBACK = { en: 'These figures cannot be shown here.' };

/** Times at which the height is said again, ms: a script around the frame may come after what was said first. */
const AGAIN = [1000, 3000, 10000];

/** Whether data may come from there: this page's own origin, or one that whoever runs it has listed. */
function isAllowed(src) {
  try {
    const { origin, protocol } = new URL(src, location.href);
    const { content } = document.querySelector('meta[name=migration-facts-sources]');
    return /^https?:$/.test(protocol) && [location.origin, ...content.split(/\s+/)].includes(origin);
  } catch {
    return false;
  }
}

/** What an address may not ask for. Nobody puts words or figures of their own under this one, but beside data that may. */
function fault(query) {
  const preview = 'migration-facts-preview';
  if (query.has(preview)) return { path: preview, message: 'A frame has no preview.', hint: 'Open the page that holds the snippet.' };
  const twice = [...query.keys()].find((name) => query.getAll(name).length > 1);
  if (twice) return { path: twice, message: `"${twice}" is given twice.`, hint: 'Give it once.' };
  const src = query.get('src');
  if (src && query.get('sheet')) return { path: 'src', message: '"src" and "sheet" are both given.', hint: 'Leave one of them out.' };
  if (src && !isAllowed(src)) {
    return { path: 'src', message: `"src" is of another origin: ${src}`, hint: 'List its origin in the meta element migration-facts-sources of this page.' };
  }
  const words = !src && ['title', 'note', 'report'].find((name) => query.get(name));
  return words && { path: words, message: `"${words}" is not taken from an address.`, hint: `Leave "${words}" out, or put the snippet with data-${words} into the page itself.` };
}

function refuse(host, { path, message, hint }) {
  const code = 'bad-option';
  host.dataset.state = 'error';
  host.dataset.error = code;
  console.error(`migration-facts: ${message} ${hint}`);
  host.dispatchEvent(new CustomEvent('migration-facts:error', { bubbles: true, composed: true, detail: { code, message, path, hint } }));
}

/** A host with the options of the query as its attributes; its state is not for an address to say. */
function makeHost(query, name) {
  const host = document.createElement(name);
  for (const [option, value] of query) {
    if (/^[a-z][a-z-]*$/.test(option) && !['state', 'error'].includes(option)) host.setAttribute(`data-${option}`, value);
  }
  return host;
}

/** The language of ours that a tag asks for, without its region. */
function languageOf(tag) {
  const language = tag.toLowerCase().split(/[-_]/)[0];
  return Object.hasOwn(FALLBACK, language) ? language : 'en';
}

/** Says of the page what language it is in. */
function speak(tag) {
  Object.assign(document.documentElement, { lang: tag, dir: languageOf(tag) === 'ar' ? 'rtl' : 'ltr' });
}

/** Readers see a sentence in place of figures that failed. */
function explain({ target }) {
  if (!target.childElementCount) target.append(Object.assign(document.createElement('p'), { textContent: FALLBACK[languageOf(document.documentElement.lang)] }));
}

/** Names the page after its figures, and says where their oEmbed answer is. */
function introduce({ target, detail: { widget, sheet, lang } }) {
  speak(lang);
  document.title = target.shadowRoot.querySelector('[part=title]').textContent;
  if (!sheet) return;
  const facts = (query.get('facts') ?? '').split(' ').filter(Boolean);
  const name = widget === 'card' && facts.length === 1 ? `${widget}.${facts[0]}` : widget;
  const link = document.querySelector('link[rel=alternate]') ?? document.createElement('link');
  Object.assign(link, { rel: 'alternate', type: 'application/json+oembed', title: document.title });
  link.href = `oembed/${sheet}/${name}.${languageOf(lang)}.json`;
  document.head.append(link);
}

/** Tells the page around this one how high it should be, at every change. */
function followHeight(element) {
  let told;
  const tell = () => {
    told = Math.ceil(element.getBoundingClientRect().height);
    parent.postMessage({ type: 'migration-facts:height', height: told }, '*');
    // AMP's own words for it.
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height: told }, '*');
  };
  new ResizeObserver(() => {
    if (Math.ceil(element.getBoundingClientRect().height) !== told) tell();
  }).observe(element);
  for (const ms of AGAIN) setTimeout(tell, ms);
}

const query = new URLSearchParams(location.search);
speak(languageOf(query.get('lang') ?? 'en'));
const refused = fault(query);
const host = makeHost(query, refused ? 'div' : 'migration-facts');
Object.assign(document.body.style, { margin: 0, fontFamily: 'system-ui, sans-serif' });
// A frame is see-through: without paper of its own, dark ink could meet a dark page.
document.documentElement.style.background = 'Canvas';
if (/^(light|dark)$/.test(query.get('theme'))) document.documentElement.style.colorScheme = query.get('theme');
document.addEventListener('migration-facts:error', explain);
document.addEventListener('migration-facts:ready', introduce);
document.body.append(host);
if (refused) refuse(host, refused);
followHeight(document.documentElement);
