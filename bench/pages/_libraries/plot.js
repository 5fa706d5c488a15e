// Observable Plot as two contestants use it. It has no update: a redraw builds anew.

import { COLOR } from '../../common/charts.js';

const frameOf = (data) => ({ width: 640, height: 360, title: data.title, marginLeft: 55, marginBottom: 45 });

const barPlot = (Plot, data) => Plot.plot({
  ...frameOf(data),
  x: { label: data.xLabel, domain: data.labels, ...(data.labels.length > 40 && { ticks: data.labels.filter((_, at) => at % 20 === 0) }) },
  y: { label: data.yLabel, grid: true },
  marks: [Plot.barY(data.labels, { x: (label) => label, y: data.values, fill: COLOR, tip: true }), Plot.ruleY([0])],
});

const linePlot = (Plot, data) => Plot.plot({
  ...frameOf(data),
  x: { label: data.xLabel },
  y: { label: data.yLabel, grid: true, nice: true },
  marks: [Plot.line({ length: data.x.length }, { x: data.x, y: data.y, stroke: COLOR, strokeWidth: 1, tip: 'x' })],
});

export const bar = (Plot) => (element, data) => element.append(barPlot(Plot, data));

export const contestant = (Plot) => {
  const plot = (kind, data) => (kind === 'bar' ? barPlot : linePlot)(Plot, data);
  return {
    create(element, kind, data) {
      element.append(plot(kind, data));
      return element;
    },
    update: (element, kind, data) => element.replaceChildren(plot(kind, data)),
    destroy() {},
  };
};
