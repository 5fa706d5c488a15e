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

/** `labelColumn` is `label-column`. */
const kebab = (name) => name.replace(/[A-Z]/g, '-$&').toLowerCase();

/**
 * A host's attributes with a script's options over them, as the core takes them. Names in a script are
 * taken strictly; then other people's attributes are left out here, among the `names` of all options.
 */
export function request(host, given, names) {
  const strict = !!Object.keys(given).length;
  const options = Object.entries({ ...fromAttributes(host), ...given })
    .filter(([name]) => !strict || name in given || names.includes(kebab(name)))
    .map(([name, value]) => [kebab(name), [value].flat().join(' ')])
    .filter(([, value]) => value);
  // Where curled quotes took the place of straight ones, a value ends at its first blank.
  for (const [name, value] of options) {
    if (!(name in given) && names.includes(name) && /^["'«»‘-‟′″][^\s"'«»‘-‟′″]*$/.test(value)) refuse(`${value} is cut off`, name, 'Use straight quotes');
  }
  return { options, strict };
}
