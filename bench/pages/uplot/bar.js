import uPlot from 'uplot';
import { COLOR } from '../../common/charts.js';

/** The library has no tip; this is the plug-in that is usually written by hand. */
export function tip(textOf) {
  let element;
  const hide = () => { element.style.display = 'none'; };
  const init = (plot) => {
    element = document.createElement('div');
    element.style.cssText = 'position:absolute;left:0;top:0;pointer-events:none;background:#222;color:#fff;font:12px sans-serif;padding:4px 8px;border-radius:3px;display:none;z-index:9';
    plot.over.append(element);
    plot.over.addEventListener('mouseleave', hide);
  };
  const setCursor = (plot) => {
    const at = plot.cursor.idx;
    if (at == null) return hide();
    const x = plot.valToPos(plot.data[0][at], 'x');
    const y = plot.valToPos(plot.data[1][at], 'y');
    element.textContent = textOf(plot, at);
    element.style.display = 'block';
    element.style.transform = `translate(${Math.min(x + 8, plot.over.clientWidth - 110)}px,${Math.max(0, y - 26)}px)`;
  };
  return { hooks: { init, setCursor } };
}

/** The title comes on top of the height. */
export const SIZE = { width: 640, height: 370 };

export const barData = (data) => [data.values.map((_, at) => at), data.values];

export function createBar(element, data) {
  const state = { data };
  const every = () => Math.ceil(state.data.labels.length * 50 / 580);
  state.plot = new uPlot({
    ...SIZE,
    title: data.title,
    legend: { show: false },
    plugins: [tip((plot, at) => `${state.data.labels[at]}: ${state.data.values[at]} ${state.data.yLabel}`)],
    cursor: { y: false, points: { show: false } },
    scales: { x: { time: false, range: (plot, low, high) => [low - 0.5, high + 0.5] }, y: { range: (plot, low, high) => [0, high * 1.05] } },
    axes: [
      { label: data.xLabel, grid: { show: false }, splits: (plot) => plot.data[0].filter((at) => at % every() === 0), values: (plot, all) => all.map((at) => state.data.labels[at]) },
      { label: data.yLabel },
    ],
    series: [{}, { label: data.yLabel, fill: COLOR, stroke: COLOR, width: 0, paths: uPlot.paths.bars({ size: [0.8, 100] }), points: { show: false } }],
  }, barData(data), element);
  return state;
}
