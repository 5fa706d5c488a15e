// The gallery's own controls: width, theme and fact of each widget, and its snippet to copy.

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

/** The snippet of a single fact, as its oEmbed answer has it. */
async function snippetOf({ sheet, lang }, fact) {
  const response = await fetch(`oembed/${sheet}/card.${fact}.${lang}.json`);
  if (!response.ok) throw Error(`HTTP ${response.status}`);
  return addressed((await response.json()).html);
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
  let [chosen, theme, latest] = [first, '', ''];
  const show = () => { code.textContent = themed(chosen, theme); };
  const act = {
    width: (value) => { stage.style.width = `${value}px`; },
    theme: (value) => {
      stage.dataset.theme = theme = value;
      set(host, 'data-theme', value);
      show();
    },
  };
  /** A fact of the list, or the selection of the page. Nothing stands there that is out of date. */
  const choose = async (fact) => {
    latest = fact;
    set(host, 'data-facts', fact || given);
    code.textContent = '';
    const found = fact ? await snippetOf(host.dataset, fact).catch(({ message }) => `No snippet: ${message}`) : first;
    if (latest !== fact) return;
    chosen = found;
    show();
  };
  show();
  for (const input of entry.querySelectorAll('input[type=radio]')) {
    input.addEventListener('change', () => act[input.name.split('-').pop()](input.value));
  }
  entry.querySelector('select').addEventListener('change', ({ target }) => choose(target.value));
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
