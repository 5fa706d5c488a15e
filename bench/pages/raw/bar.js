// A chart of bars on a canvas, by hand and for this one purpose: title, axes, grid, tip and highlight.

import { COLOR } from '../../common/charts.js';

export const WIDTH = 640;
export const HEIGHT = 400;
export const LEFT = 60;
export const TOP = 40;
export const RIGHT = 12;
export const BOTTOM = 56;
const FONT = 'sans-serif';

/** A round step so that about `count` of them make the span. */
export function stepOf(span, count) {
  const power = 10 ** Math.floor(Math.log10(span / count));
  const part = span / count / power;
  return power * (part > 5 ? 10 : part > 2 ? 5 : part > 1 ? 2 : 1);
}

/** A canvas of the pixels of the device, and a tip over it. */
export function surface(element) {
  const [canvas, tip] = [document.createElement('canvas'), document.createElement('div')];
  const ratio = devicePixelRatio || 1;
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px;display:block`;
  element.style.position = 'relative';
  tip.style.cssText = 'position:absolute;left:0;top:0;pointer-events:none;background:#222;color:#fff;font:12px sans-serif;padding:4px 8px;border-radius:3px;visibility:hidden;will-change:transform';
  element.append(canvas, tip);
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  return { element, canvas, pen, tip, ratio };
}

/** Title, names of the axes, and the grid of the values from `low` to `high`. */
export function drawFrame(pen, data, low, high, toY) {
  pen.clearRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#222';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.font = `bold 16px ${FONT}`;
  pen.fillText(data.title, WIDTH / 2, 20);
  pen.font = `12px ${FONT}`;
  pen.fillText(data.xLabel, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12);
  pen.save();
  pen.translate(14, (TOP + HEIGHT - BOTTOM) / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(data.yLabel, 0, 0);
  pen.restore();
  pen.textAlign = 'right';
  pen.strokeStyle = '#ddd';
  pen.lineWidth = 1;
  pen.beginPath();
  const step = stepOf(high - low, 6);
  for (let value = Math.ceil(low / step) * step; value <= high + 1e-9; value += step) {
    const y = Math.round(toY(value)) + 0.5;
    pen.moveTo(LEFT, y);
    pen.lineTo(WIDTH - RIGHT, y);
    pen.fillText(String(+value.toFixed(6)), LEFT - 6, y);
  }
  pen.stroke();
}

export function drawBars(chart, data) {
  const { pen } = chart;
  const count = data.values.length;
  const most = Math.max(...data.values);
  const step = stepOf(most, 6);
  const high = Math.ceil(most / step) * step;
  const toY = (value) => HEIGHT - BOTTOM - (value / high) * (HEIGHT - TOP - BOTTOM);
  const slot = (WIDTH - LEFT - RIGHT) / count;
  drawFrame(pen, data, 0, high, toY);
  pen.fillStyle = COLOR;
  for (let at = 0; at < count; at++) {
    const y = toY(data.values[at]);
    pen.fillRect(LEFT + (at + 0.1) * slot, y, slot * 0.8, HEIGHT - BOTTOM - y);
  }
  pen.fillStyle = '#222';
  pen.textAlign = 'center';
  const every = Math.ceil(50 / slot);
  for (let at = 0; at < count; at += every) pen.fillText(data.labels[at], LEFT + (at + 0.5) * slot, HEIGHT - BOTTOM + 12);
  Object.assign(chart, { data, slot, toY });
}

/** The highlight is an element that moves over the bars: nothing is painted anew. */
function follow(chart) {
  const { canvas, element, tip } = chart;
  const light = document.createElement('div');
  light.style.cssText = 'position:absolute;left:0;top:0;background:#0006;pointer-events:none;visibility:hidden';
  element.append(light);
  let current = -1;
  canvas.onmousemove = ({ offsetX }) => {
    const { data, slot, toY } = chart;
    const over = Math.floor((offsetX - LEFT) / slot);
    const at = over >= 0 && over < data.values.length ? over : -1;
    if (at === current) return;
    current = at;
    light.style.visibility = tip.style.visibility = at < 0 ? 'hidden' : 'visible';
    if (at < 0) return;
    const y = toY(data.values[at]);
    light.style.width = `${slot * 0.8}px`;
    light.style.height = `${HEIGHT - BOTTOM - y}px`;
    light.style.transform = `translate(${LEFT + (at + 0.1) * slot}px,${y}px)`;
    tip.textContent = `${data.labels[at]}: ${data.values[at]} ${data.yLabel}`;
    tip.style.transform = `translate(${Math.min(LEFT + at * slot, WIDTH - 110)}px,${y - 26}px)`;
  };
  canvas.onmouseleave = () => {
    current = -1;
    light.style.visibility = tip.style.visibility = 'hidden';
  };
}

export function createBar(element, data) {
  const chart = surface(element);
  drawBars(chart, data);
  follow(chart);
  return chart;
}
