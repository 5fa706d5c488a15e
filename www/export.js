// A mounted widget's whole picture, with its words and its paper, as a file.

import { MigrationFactsError } from './error.js';
import { layOut } from './words.js';

/** Steps a CSS px: pictures are painted at whole numbers. */
const STEPS = 10;

/** The largest canvas that every browser draws, px. */
const LARGEST = 16_000_000;

const escape = (text) => `${text}`.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt()};`);

const element = (tag, attributes, text = '') => {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
  return `<${tag}${given}>${text}</${tag}>\n`;
};

/** Where letters begin or end, as SVG has it: from the side that the text is read from. */
function anchorOf({ direction, textAlign }) {
  const isRtl = direction === 'rtl';
  return { ...(isRtl && { direction }), ...((textAlign === 'right') !== isRtl && { 'text-anchor': 'end' }) };
}

/** A canvas that is drawn on by the core, and the elements of SVG that come of it, in `taken()` those since it was last asked. */
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
      const [atX, atY, fontSize] = px(x, y + down, size);
      const font = { 'font-family': family, 'font-size': fontSize, 'font-weight': weight.trim() || 'normal' };
      drawn.push(element('text', { x: atX, y: atY, ...font, ...anchorOf(pen), fill: pen.fillStyle, 'xml:space': 'preserve' }, escape(text)));
    },
  });
  return { canvas, pen, taken: () => drawn.splice(0).join('') };
}

/** A handle may outlive its picture. */
export function assertDrawn(widget) {
  if (!widget?.frame()) throw new MigrationFactsError({ code: 'bad-option', message: 'The widget is not drawn', path: 'element', hint: 'Wait for ready' });
}

const fontOf = (family, size, isBold) => `${isBold ? 'bold ' : ''}${size.toFixed(2)}px ${family}`;

/**
 * Has the core paint a widget's body, as it is in view, onto a canvas, `scale` pixels a CSS px, and lays out the words around
 * it. Gives the frame, the layout, font family and paper. What is outlined by pointer or focus is no part of it.
 */
function compose(widget, canvas, scale) {
  const asked = { ...widget.asked(), view: widget.frame().view, input: {}, height: 0, scale, paint: 'all' };
  const frame = widget.core.frame(asked, canvas, recorder().canvas);
  const [family, , , behind, , own] = asked.font.split('\x1f');
  const pen = canvas.getContext('2d');
  const widthOf = (text, size, isBold) => {
    pen.font = fontOf(family, size, isBold);
    return pen.measureText(text).width;
  };
  return { frame, family, paper: frame.paper ?? `rgb(${own || behind || '255,255,255'})`, ...layOut(frame, widthOf) };
}

/** Writes lines of words; each is isolated in the direction of its language, as the core does it with what it mirrors. */
function write(pen, words, { frame: { dir, words: direction }, family }, scale) {
  const isMirrored = dir === 'rtl';
  Object.assign(pen, { direction, textAlign: isMirrored ? 'right' : 'left', textBaseline: 'middle' });
  for (const { text, size, isBold, color, x, y } of words) {
    Object.assign(pen, { font: fontOf(family, size * scale, isBold), fillStyle: color });
    const line = isMirrored ? `${direction === 'rtl' ? '\u2067' : '\u2066'}${text}\u2069` : text;
    pen.fillText(line, Math.round(x * scale), Math.round(y * scale));
  }
}

/** Lays a sheet of paper of the picture's size. */
function cover(pen, { paper, width, height }, scale) {
  pen.fillStyle = paper;
  pen.fillRect(0, 0, Math.round(width * scale), Math.round(height * scale));
}

/** The picture as SVG: its texts are texts, in the font of the page. */
export function toSVG(widget) {
  assertDrawn(widget);
  const { canvas, pen, taken } = recorder();
  pen.direction = widget.frame().words;
  const made = compose(widget, canvas, STEPS);
  const { frame: { description: { title, summary }, lang }, width, margin, above } = made;
  const height = +made.height.toFixed(2);
  const body = element('g', { transform: `translate(${margin} ${above})` }, `\n${taken()}`);
  cover(pen, made, STEPS);
  write(pen, made.top, made, STEPS);
  const before = taken();
  write(pen, made.bottom, made, STEPS);
  const words = element('title', { id: 'title' }, escape(title)) + element('desc', { id: 'desc' }, escape(summary));
  const head = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' };
  return element('svg', { ...head, 'aria-labelledby': 'title desc', lang }, `\n${words}${before}${body}${taken()}`);
}

/** The picture as PNG, `scale` pixels a CSS px, less where a canvas of that size is more than browsers draw. */
export async function toPNG(widget, { scale = 2 } = {}) {
  assertDrawn(widget);
  if (!(scale > 0)) throw new MigrationFactsError({ code: 'bad-option', message: `bad-option: "${scale}"`, path: 'scale', hint: 'A number above 0' });
  const [body, canvas] = [document.createElement('canvas'), document.createElement('canvas')];
  const { width, height } = compose(widget, body, 1);
  const factor = Math.min(scale, Math.sqrt(LARGEST / (width * height)));
  const made = compose(widget, body, factor);
  Object.assign(canvas, { width: Math.round(width * factor), height: Math.round(height * factor) });
  const pen = canvas.getContext('2d');
  cover(pen, made, factor);
  pen.drawImage(body, Math.round(made.margin * factor), Math.round(made.above * factor));
  write(pen, [...made.top, ...made.bottom], made, factor);
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  if (!blob) throw new MigrationFactsError({ code: 'no-canvas', message: 'The browser writes no PNG of this size.', path: 'scale', hint: 'A smaller scale' });
  return blob;
}
