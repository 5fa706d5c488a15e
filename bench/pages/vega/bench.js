import { COLOR } from '../../common/charts.js';
import { createBar, embed, frameOf, rowsOf } from './bar.js';

/** Up to so many points the nearest one is looked for; it takes a tessellation of all. */
const MOST_POINTED_AT = 10_000;

const field = (name, title) => ({ field: name, type: 'quantitative', title, scale: { zero: false, nice: true } });

const HOVER = {
  params: [{ name: 'hover', select: { type: 'point', on: 'pointermove', nearest: true, encodings: ['x'], clear: 'pointerout' } }],
  mark: { type: 'point', tooltip: true, color: '#e33' },
  encoding: { opacity: { condition: { param: 'hover', empty: false, value: 1 }, value: 0 } },
};

function createLine(element, data) {
  const line = { mark: { type: 'line', strokeWidth: 1, color: COLOR } };
  const spec = { ...frameOf(data), data: { name: 'rows', values: data.rows }, encoding: { x: field('x', data.xLabel), y: field('y', data.yLabel) } };
  return embed(element, data.rows.length > MOST_POINTED_AT ? { ...spec, ...line } : { ...spec, layer: [line, HOVER] });
}

export default {
  prep: (kind, data) => ({ ...data, rows: kind === 'bar' ? rowsOf(data) : Array.from(data.x, (x, at) => ({ x, y: data.y[at] })) }),
  create: (element, kind, data) => (kind === 'bar' ? createBar : createLine)(element, data),
  // The view writes into its rows.
  update: ({ view }, kind, data) => view.data('rows', data.rows.map((row) => ({ ...row }))).runAsync(),
  destroy: (chart) => chart.finalize(),
};
