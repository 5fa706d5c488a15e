// What a host element or a script says: from attributes and objects to the core's list of options.

/** The options in a host's attributes. On the custom element plain ones count as well, but `title` is a tooltip. */
export function fromAttributes({ localName, attributes, dataset }) {
  const { state, error, ...given } = dataset;
  if (localName !== 'migration-facts') return given;
  const plain = [...attributes].map(({ name, value }) => [name, value]).filter(([name]) => !/^(data-|title$)/.test(name));
  return { ...Object.fromEntries(plain), ...given };
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
  return { options, strict };
}
