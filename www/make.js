// Elements without markup: text is always text.

/** An element with attributes and children. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  // Not `in`: old libraries add to all objects.
  for (const [name, value] of Object.entries({ ...attributes })) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
