// Contrast of two colours by WCAG 2.

/** Red, green and blue of a colour as `#rrggbb` or as a browser computes it. */
const parts = (color) => (color.startsWith('#') ? color.match(/\w\w/g).map((part) => parseInt(part, 16)) : color.match(/[\d.]+/g).slice(0, 3).map(Number));

function luminance(color) {
  const [red, green, blue] = parts(color).map((part) => {
    const light = part / 255;
    return light <= 0.04045 ? light / 12.92 : ((light + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. */
export function contrast(...pair) {
  const [low, high] = pair.map(luminance).sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}
