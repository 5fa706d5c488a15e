// A mounted widget's whole picture, with its words and its paper, as a file.

import { MigrationFactsError } from './error.js';

/** Steps a CSS px: pictures are painted at whole numbers. */
const STEPS = 10;

/** The largest canvas that every browser draws, px. */
const LARGEST = 16_000_000;

const escape = (text) => `${text}`.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt()};`);

const element = (tag, attributes, text = '') => {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
  return `<${tag}${given}>${text}</${tag}>\n`;
};

/** A canvas that is drawn on by the core, and the elements of SVG that come of it. */
function recorder() {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const drawn = [];
  const px = (...lengths) => lengths.map((length) => +(length / STEPS).toFixed(2));
  let shape;

  const paint = (how) => drawn.push(element(shape.tag, { ...shape.at, ...how }));

  // The size is only noted: so large a canvas is never painted.
  for (const name of ['width', 'height']) Object.defineProperty(canvas, name, { value: 0, writable: true });
  Object.assign(pen, {
    fillRect: (x, y, width, height) => {
      [x, y, width, height] = px(x, y, width, height);
      drawn.push(element('rect', { x, y, width, height, fill: pen.fillStyle }));
    },
    beginPath: () => { shape = { tag: 'path', at: { d: '' } }; },
    lineTo: (x, y) => { shape.at.d += `${shape.at.d ? 'L' : 'M'}${px(x, y).join(' ')}`; },
    arc: (x, y, radius) => {
      const [cx, cy, r] = px(x, y, radius);
      shape = { tag: 'circle', at: { cx, cy, r } };
    },
    fill: () => paint({ fill: pen.fillStyle }),
    stroke: () => paint({ fill: 'none', stroke: pen.strokeStyle, 'stroke-width': px(pen.lineWidth), 'stroke-linejoin': 'round' }),
    fillText: (text, x, y) => {
      const [, weight, size, family] = /^(.*?)([\d.]+)px (.*)$/.exec(pen.font);
      // Most programs know the baseline only: as far down as this font has it.
      const middle = pen.measureText(text).fontBoundingBoxAscent;
      pen.textBaseline = 'alphabetic';
      const down = pen.measureText(text).fontBoundingBoxAscent - middle;
      pen.textBaseline = 'middle';
      const anchor = pen.textAlign === 'right' ? { 'text-anchor': 'end' } : {};
      const [atX, atY, fontSize] = px(x, y + down, size);
      const font = { 'font-family': family, 'font-size': fontSize, 'font-weight': weight.trim() || 'normal' };
      drawn.push(element('text', { x: atX, y: atY, ...font, ...anchor, fill: pen.fillStyle, 'xml:space': 'preserve' }, escape(text)));
    },
  });
  return { canvas, drawn, size: () => px(canvas.width, canvas.height) };
}

/** A handle may outlive its picture. */
function assertDrawn(widget) {
  if (!widget?.frame()) throw new MigrationFactsError({ code: 'bad-option', message: 'The widget is not drawn', path: 'element', hint: 'Wait for ready' });
}

/** The picture as SVG: its texts are texts, in the font of the page. */
export function toSVG(widget) {
  assertDrawn(widget);
  const { canvas, drawn, size } = recorder();
  widget.picture(canvas, STEPS);
  const [width, height] = size();
  const { description: { title, summary }, lang, dir } = widget.frame();
  const words = element('title', { id: 'title' }, escape(title)) + element('desc', { id: 'desc' }, escape(summary));
  const head = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' };
  return element('svg', { ...head, 'aria-labelledby': 'title desc', lang, direction: dir }, `\n${words}${drawn.join('')}`);
}

/** The picture as PNG, `scale` pixels a CSS px, less where a canvas of that size is more than browsers draw. */
export async function toPNG(widget, { scale = 2 } = {}) {
  assertDrawn(widget);
  const canvas = document.createElement('canvas');
  if (!(scale > 0)) throw new MigrationFactsError({ code: 'bad-option', message: `bad-option: "${scale}"`, path: 'scale', hint: 'A number above 0' });
  widget.picture(canvas, 1);
  widget.picture(canvas, Math.min(scale, Math.sqrt(LARGEST / (canvas.width * canvas.height))));
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  if (!blob) throw new MigrationFactsError({ code: 'no-canvas', message: 'The browser writes no PNG of this size.', path: 'scale', hint: 'A smaller scale' });
  return blob;
}
