// The gallery's own controls: width, theme, language and fact of each widget, and its snippet to copy.

const COPIED = 1600;

/** Sets or takes away an attribute of a host. */
function set(host, name, value) {
  if (value) host.setAttribute(name, value);
  else host.removeAttribute(name);
}

/** A snippet whose addresses hold on other pages too: those of this folder are written out. */
const addressed = (snippet) => snippet.replaceAll('"./', `"${new URL('.', location.href).href}`);

/** The snippet with a theme. The drawn picture is light: beside a dark widget it would show something else. */
function themed(snippet, theme) {
  const told = theme ? snippet.replace('>', ` data-theme="${theme}">`) : snippet;
  return theme === 'dark' ? told.replace(/<img [^>]*>\n/, '') : told;
}

async function asked(address, form) {
  const response = await fetch(address);
  if (!response.ok) throw Error(`HTTP ${response.status}`);
  return response[form]();
}

/** The snippet of a widget or a single fact in a language, as its oEmbed answer has it; that of several facts is a file. */
async function snippetOf({ sheet, widget }, lang, fact, several) {
  if (several && !fact) return addressed(await asked(`gallery/${sheet}.${lang}.html`, 'text'));
  const name = fact ? `${widget}.${fact}` : widget;
  return addressed((await asked(`oembed/${sheet}/${name}.${lang}.json`, 'json')).html);
}

async function copy(button, code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, COPIED);
  } catch {
    // Without leave to write the clipboard, the reader copies what is selected.
    getSelection().selectAllChildren(code);
  }
}

function serve(entry) {
  const stage = entry.querySelector('.stage');
  const host = stage.querySelector('.migration-facts');
  const code = entry.querySelector('pre code');
  const given = host.getAttribute('data-facts') ?? '';
  const first = addressed(code.textContent);
  const own = host.getAttribute('data-lang');
  const [lang, fact] = ['.lang select', '.facts select'].map((name) => entry.querySelector(name));
  let [chosen, theme, latest] = [first, ''];
  const show = () => { code.textContent = themed(chosen, theme); };
  const act = {
    width: (value) => { stage.style.width = `${value}px`; },
    theme: (value) => {
      stage.dataset.theme = theme = value;
      set(host, 'data-theme', value);
      show();
    },
  };
  /** A language, and a fact of the list or the selection of the page. Nothing stands there that is out of date. */
  const choose = async () => {
    const mine = latest = {};
    set(host, 'data-lang', lang.value);
    set(host, 'data-facts', fact.value || given);
    code.textContent = '';
    const isFirst = lang.value === own && !fact.value;
    const found = isFirst ? first : await snippetOf(host.dataset, lang.value, fact.value, given).catch(({ message }) => `No snippet: ${message}`);
    if (latest !== mine) return;
    chosen = found;
    show();
  };
  show();
  for (const input of entry.querySelectorAll('input[type=radio]')) {
    input.addEventListener('change', () => act[input.name.split('-').pop()](input.value));
  }
  for (const select of [lang, fact]) {
    // A browser that comes back to the page keeps what was chosen.
    select.value = select === lang ? own : '';
    select.addEventListener('change', choose);
  }
  const button = entry.querySelector('.copy');
  button.addEventListener('click', () => copy(button, code));
}

/** One link a sheet, to the first of its widgets. */
function list(entries) {
  const first = new Map();
  for (const entry of entries) if (!first.has(entry.dataset.sheet)) first.set(entry.dataset.sheet, entry);
  const link = (entry) => {
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('a'), { href: `#${entry.id}`, textContent: entry.dataset.title.split(/[:,]/)[0] }));
    return item;
  };
  document.querySelector('#sheets').prepend(...[...first.values()].map(link));
}

document.documentElement.classList.add('scripted');
const entries = [...document.querySelectorAll('.entry')];
list(entries);
entries.forEach(serve);
