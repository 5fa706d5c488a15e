// What a host element or a script says: from attributes and objects to the core's list of options.

import { refuse } from './error.js';

/** A value without what an editor left around it: blanks, and quotes that it curled, which are part of the value then. */
const clean = (value) => value.trim().replace(/^["'«»‘-‟′″](\S*)["'«»‘-‟′″]$/, '$1');

/** The options in a host's attributes. On the custom element plain ones count as well, but `title` is a tooltip. */
export function fromAttributes({ localName, attributes, dataset }) {
  const { state, error, ...given } = dataset;
  const plain = localName === 'migration-facts' ? [...attributes].map(({ name, value }) => [name, value]) : [];
  return Object.fromEntries([...plain.filter(([name]) => !/^(data-|title$)/.test(name)), ...Object.entries(given)]
    .map(([name, value]) => [name, clean(value)]));
}

/** In options of a script: own data, once they have been read: `packed` is the text of their sheet. No page can name it. */
export const OWN = Symbol('own');

/** The languages that are there; of Arabic two, by their digits. */
const TAGS = __TAGS__.split(' ');

/** The tag of the language for a host: that of its options, else of the nearest ancestor that has one; English where there is none such. */
export function tagOf(host, { lang }) {
  for (let node = host; node && !lang; node = node.parentNode ?? node.host) lang = node.lang;
  // As RFC 4647 looks up. WordPress has underscores.
  const tag = new RegExp(__REGIONS__, 'i').test(lang) ? 'ar-EG' : `${lang}`.split(/[-_]/)[0].toLowerCase();
  return TAGS.includes(tag) ? tag : 'en';
}

/** `labelColumn` is `label-column`. */
export const kebab = (name) => name.replace(/[A-Z]/g, '-$&').toLowerCase();

/**
 * A host's attributes with a script's options over them, as the core takes them. Names in a script are
 * taken strictly; then other people's attributes are left out here, among the `names` of all options.
 */
export function request(host, { data, ...given }, names) {
  const strict = !!Object.keys(given).length;
  const all = { ...fromAttributes(host), ...given };
  const options = Object.entries(all)
    .filter(([name]) => !strict || name in given || names.includes(kebab(name)))
    .map(([name, value]) => [kebab(name), [value].flat().join(' ')])
    .filter(([, value]) => value);
  // Where curled quotes took the place of straight ones, a value ends at its first blank.
  for (const [name, value] of options) {
    if (!(name in given) && names.includes(name) && /^["'«»‘-‟′″][^\s"'«»‘-‟′″]*$/.test(value)) refuse(`${value} is cut off`, name, 'Use straight quotes');
  }
  return { options, strict, tag: tagOf(host, all), own: given[OWN] };
}
