// What a contestant really drew: bars are counted in its picture.

import path from 'node:path';
import { PNG } from 'pngjs';
import { SHOTS } from '../lib/places.mjs';

/** `COLOR` of common/charts.js, and how far a pixel may be from it. */
const [RED, GREEN, BLUE] = [0x33, 0x66, 0xcc];
const NEAR = 45;

/** A screenshot, kept by its name. */
export async function shoot(page, name, fullPage = false) {
  const file = path.join(SHOTS, `${name}.png`);
  return PNG.sync.read(await page.screenshot({ fullPage, path: file }));
}

function isChart(data, at) {
  return Math.abs(data[at] - RED) < NEAR && Math.abs(data[at + 1] - GREEN) < NEAR && Math.abs(data[at + 2] - BLUE) < NEAR;
}

/** The largest number of separate runs of chart colour on one line of pixels; `place(line, at)` is the number of a pixel. */
function runsOn({ data }, lines, length, place) {
  let most = 0;
  for (let line = 0; line < lines; line++) {
    let runs = 0;
    let isInside = false;
    for (let at = 0; at < length; at++) {
      const hit = isChart(data, 4 * place(line, at));
      if (hit && !isInside) runs += 1;
      isInside = hit;
    }
    most = Math.max(most, runs);
  }
  return most;
}

/** Bars, standing or lying, and pixels of chart colour. */
export function look(picture) {
  const { width, height, data } = picture;
  const standing = runsOn(picture, height, width, (y, x) => y * width + x);
  const lying = runsOn(picture, width, height, (x, y) => y * width + x);
  let coloured = 0;
  for (let at = 0; at < data.length; at += 4) coloured += isChart(data, at);
  return { bars: Math.max(standing, lying), coloured };
}

/** How many pixels differ between two pictures. */
export function difference(one, other) {
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    count += one.data[at] !== other.data[at] || one.data[at + 1] !== other.data[at + 1] || one.data[at + 2] !== other.data[at + 2];
  }
  return count;
}
