import { createBar, optionsOf } from './bar.js';

async function createLine(element, data) {
  const options = optionsOf(data, 'line', data.points, { type: 'numeric', tickAmount: 6 });
  const chart = new window.ApexCharts(element, { ...options, stroke: { width: 1 }, markers: { size: 0 } });
  await chart.render();
  return chart;
}

export default {
  prep: (kind, data) => (kind === 'bar' ? data : { ...data, points: Array.from(data.x, (x, at) => [x, data.y[at]]) }),
  create: (element, kind, data) => (kind === 'bar' ? createBar : createLine)(element, data),
  update: (chart, kind, data) => chart.updateSeries([{ data: kind === 'bar' ? data.values : data.points }], false),
  destroy: (chart) => chart.destroy(),
};
