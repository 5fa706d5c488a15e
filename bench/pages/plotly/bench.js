import { COLOR } from '../../common/charts.js';
import { barTrace, layoutOf, settings } from './bar.js';

const lineTrace = (data) => [{ type: 'scatter', mode: 'lines', x: data.x, y: data.y, line: { width: 1, color: COLOR } }];
const traceOf = (kind, data) => (kind === 'bar' ? barTrace : lineTrace)(data);

export default {
  create: (element, kind, data) => window.Plotly.newPlot(element, traceOf(kind, data), layoutOf(data), settings),
  update: (element, kind, data) => window.Plotly.react(element, traceOf(kind, data), layoutOf(data), settings),
  destroy: (element) => window.Plotly.purge(element),
};
