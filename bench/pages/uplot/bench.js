import uPlot from 'uplot';
import { COLOR } from '../../common/charts.js';
import { SIZE, barData, createBar, tip } from './bar.js';

function createLine(element, data) {
  const plot = new uPlot({
    ...SIZE,
    title: data.title,
    legend: { show: false },
    plugins: [tip(({ data: [x, y] }, at) => `${+x[at].toFixed(2)}: ${y[at].toFixed(2)}`)],
    scales: { x: { time: false } },
    axes: [{ label: data.xLabel }, { label: data.yLabel }],
    series: [{}, { stroke: COLOR, width: 1, points: { show: false } }],
  }, [data.x, data.y], element);
  return { plot, data };
}

export default {
  // The constructor draws in a microtask, which an awaited promise lets pass.
  create: async (element, kind, data) => (kind === 'bar' ? createBar : createLine)(element, data),
  update(state, kind, data) {
    state.data = data;
    state.plot.batch(() => state.plot.setData(kind === 'bar' ? barData(data) : [data.x, data.y]));
  },
  destroy: ({ plot }) => plot.destroy(),
};
