// Figures of several figures.

/** The middle one. */
export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (!sorted.length) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, least, most, and how many there were; nothing where there were none. */
export function summary(values) {
  const known = values.filter(Number.isFinite);
  return known.length ? { median: median(known), least: Math.min(...known), most: Math.max(...known), count: known.length } : null;
}
