// What the page around a host looks like.

/** A colour in any notation as red, green and blue; nothing when it is none or one sees through it. */
function read(probe, color) {
  const { style } = probe;
  style.color = '';
  style.color = `color-mix(in srgb,${color},${color})`;
  // Outside of a page nothing is computed.
  const [red, green, blue, alpha = 1] = (style.color && getComputedStyle(probe).color.match(/[-\d.e]+/g)) || [];
  return red && alpha > 0.5 && Uint8ClampedArray.of(255 * red, 255 * green, 255 * blue);
}

/**
 * How a widget shall look in its page, parted by U+001F: its font, whether a reader wants more contrast (1) or has colours of
 * their own (2), the direction of the page, the colour behind it, and accent, paper and text of its style, as the core takes
 * them. Of the colours of its style only the accent prints.
 */
export function lookOf(host, figure, probe, isPrinted) {
  const { style } = probe;
  const wanted = getComputedStyle(figure);
  style.colorScheme = getComputedStyle(host).colorScheme;
  const own = (isPrinted ? ['accent'] : ['accent', 'paper', 'text'])
    .map((name) => read(probe, wanted.getPropertyValue(`--migration-facts-${name}`)));
  let behind;
  for (let node = host; node && !behind; node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host) {
    behind = read(probe, getComputedStyle(node).backgroundColor);
  }
  behind ||= read(probe, 'Canvas');
  const wishes = [wanted.fontFamily, wanted.getPropertyValue('--more'), getComputedStyle(host).direction];
  return { font: [...wishes, behind, ...own].join('\x1f') };
}
