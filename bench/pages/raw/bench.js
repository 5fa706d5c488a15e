// Lines by hand: of many points in one column of pixels only the first, lowest, highest and last are drawn, which are the same pixels.

import { COLOR } from '../../common/charts.js';
import { BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, createBar, drawBars, drawFrame, stepOf, surface } from './bar.js';

function extentOf(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Axes, and how values become places. */
function drawAxes(chart, data) {
  const [left, right] = extentOf(data.x);
  const [least, most] = extentOf(data.y);
  const step = stepOf(most - least, 6);
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step;
  const [scaleX, scaleY] = [(WIDTH - LEFT - RIGHT) / (right - left), (HEIGHT - TOP - BOTTOM) / (high - low)];
  const toX = (x) => LEFT + (x - left) * scaleX;
  const toY = (y) => HEIGHT - BOTTOM - (y - low) * scaleY;
  const { pen } = chart;
  drawFrame(pen, data, low, high, toY);
  pen.fillStyle = '#222';
  pen.textAlign = 'center';
  const stepX = stepOf(right - left, 6);
  for (let x = Math.ceil(left / stepX) * stepX; x <= right; x += stepX) pen.fillText(String(+x.toFixed(6)), toX(x), HEIGHT - BOTTOM + 12);
  Object.assign(chart, { data, left, right, toX, toY });
}

function drawColumns({ pen, ratio, toX, toY }, { x, y }) {
  let [column, first, low, high, last] = [-1, 0, 0, 0, 0];
  const end = () => {
    const place = (column + 0.5) / ratio;
    for (const value of [first, low, high, last]) pen.lineTo(place, toY(value));
  };
  for (let at = 0; at < x.length; at++) {
    const next = (toX(x[at]) * ratio) | 0;
    const value = y[at];
    if (next !== column) {
      if (column >= 0) end();
      column = next;
      first = low = high = value;
    } else if (value < low) low = value;
    else if (value > high) high = value;
    last = value;
  }
  end();
}

function drawLine(chart, data) {
  drawAxes(chart, data);
  const { pen, ratio, toX, toY } = chart;
  pen.strokeStyle = COLOR;
  pen.lineWidth = 1;
  pen.beginPath();
  if (data.x.length < 4 * WIDTH * ratio) data.x.forEach((x, at) => pen.lineTo(toX(x), toY(data.y[at])));
  else drawColumns(chart, data);
  pen.stroke();
}

/** The nearest point has a dot and a tip. */
function follow(chart) {
  const dot = document.createElement('div');
  dot.style.cssText = 'position:absolute;left:-4px;top:-4px;width:8px;height:8px;border-radius:4px;background:#e33;pointer-events:none;visibility:hidden;will-change:transform';
  chart.element.append(dot);
  chart.canvas.onmousemove = ({ offsetX }) => {
    const { data: { x, y }, left, right, tip, toX, toY } = chart;
    const sought = left + (offsetX - LEFT) * ((right - left) / (WIDTH - LEFT - RIGHT));
    let [low, high] = [0, x.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x[middle] < sought) low = middle;
      else high = middle;
    }
    const at = sought - x[low] < x[high] - sought ? low : high;
    dot.style.transform = `translate(${toX(x[at])}px,${toY(y[at])}px)`;
    dot.style.visibility = tip.style.visibility = 'visible';
    tip.textContent = `${+x[at].toFixed(2)}: ${y[at].toFixed(2)}`;
    tip.style.transform = `translate(${Math.min(toX(x[at]) + 10, WIDTH - 110)}px,${toY(y[at]) - 26}px)`;
  };
}

function createLine(element, data) {
  const chart = surface(element);
  drawLine(chart, data);
  follow(chart);
  return chart;
}

export default {
  create: (element, kind, data) => (kind === 'bar' ? createBar : createLine)(element, data),
  update: (chart, kind, data) => (kind === 'bar' ? drawBars : drawLine)(chart, data),
  destroy() {},
};
