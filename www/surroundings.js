// What the page around a host looks like.

/** A colour in any notation as `#rrggbb`, and whether it is dark; nothing when it is none or one sees through it. */
function read(probe, color) {
  probe.style.color = '';
  probe.style.color = `color-mix(in srgb,${color},${color})`;
  // Outside of a page nothing is computed.
  const [red, green, blue, alpha = 1] = getComputedStyle(probe).color.match(/[-\d.e]+/g) ?? [];
  if (!probe.style.color || !red || alpha < 0.5) return;
  const hex = (part) => Math.round(255 * Math.min(1, Math.max(0, part))).toString(16).padStart(2, 0);
  return { hex: `#${hex(red)}${hex(green)}${hex(blue)}`, isDark: 2 * red + 5 * green + +blue < 4 };
}

/**
 * How a widget shall look in its page: `paper` that its style asks for, whether what it stands on is dark, and, parted
 * by U+001F, its font and the colours behind it, of paper, text and accent, as the core takes them. What is printed
 * is black on white, but for the accent.
 */
export function lookOf(host, figure, probe, isPrinted) {
  const style = getComputedStyle(figure);
  probe.style.colorScheme = getComputedStyle(host).colorScheme;
  const [accent, paper, text] = (isPrinted ? ['accent'] : ['accent', 'paper', 'text'])
    .map((name) => read(probe, style.getPropertyValue(`--migration-facts-${name}`)));
  let behind;
  let scheme;
  for (let node = host; node && !behind; node = node.parentElement ?? node.getRootNode().host) {
    const { backgroundColor, colorScheme } = getComputedStyle(node);
    behind = read(probe, backgroundColor);
    scheme = colorScheme;
  }
  // Without a background the browser paints one.
  const isDark = /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia('(prefers-color-scheme:dark)').matches);
  const font = [style.fontFamily, ...[behind, paper, text, accent].map((color) => color?.hex)].join('\x1f');
  return { font, dark: (paper ?? behind)?.isDark ?? isDark, paper: paper?.hex };
}
