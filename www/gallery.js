// The gallery's own controls: width, theme and fact of each widget, and its snippet to copy.

const COPIED = 1600;

/** Sets or takes away an attribute of a host. */
function set(host, name, value) {
  if (value) host.setAttribute(name, value);
  else host.removeAttribute(name);
}

/** The snippet with an attribute as it is on the live host. */
function withAttribute(snippet, name, value) {
  const bare = snippet.replace(new RegExp(` ${name}="[^"]*"`), '');
  return value ? bare.replace(/( data-widget="[^"]*")/, `$1 ${name}="${value}"`) : bare;
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
  const change = (name, value) => {
    set(host, name, value);
    code.textContent = withAttribute(code.textContent, name, value);
  };
  const act = {
    width: (value) => { stage.style.width = `${value}px`; },
    theme: (value) => {
      stage.dataset.theme = value;
      change('data-theme', value);
    },
  };
  for (const input of entry.querySelectorAll('input[type=radio]')) {
    input.addEventListener('change', () => act[input.name.split('-').pop()](input.value));
  }
  entry.querySelector('select').addEventListener('change', ({ target }) => change('data-facts', target.value || given));
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
