// What the page around a host looks like.

/** Whether a computed colour is dark; nothing when one sees through it. Outside of a page it is empty. */
function isDark(color) {
  const [a, b, c, alpha = 1] = (color.match(/[\d.]+/g) || []).map(Number);
  if (alpha < 0.5) return;
  // Other notations than `rgb()` begin with a lightness, up to 1 or up to 100, or with the red of 1.
  if (!/^rgb/.test(color)) return a < (a > 1 ? 50 : 0.5);
  return 2 * a + 5 * b + c < 1024;
}

/** Whether the nearest background that can be seen behind the host is dark. */
export function isDarkBehind(host) {
  let style;
  for (let node = host; node; node = node.parentElement ?? node.getRootNode().host) {
    style = getComputedStyle(node);
    const dark = isDark(style.backgroundColor);
    if (dark != null) return dark;
  }
  // What the browser paints behind a page without a background.
  const { colorScheme } = style;
  return /dark/.test(colorScheme) && (!/light/.test(colorScheme) || matchMedia('(prefers-color-scheme:dark)').matches);
}
