import { COLOR } from '../../common/charts.js';

export const settings = { displayModeBar: false, responsive: false };

export const layoutOf = (data) => ({
  width: 640,
  height: 400,
  hovermode: 'x',
  title: { text: data.title },
  xaxis: { title: { text: data.xLabel } },
  yaxis: { title: { text: data.yLabel } },
  margin: { l: 60, r: 20, t: 50, b: 60 },
});

export const barTrace = (data) => [{ type: 'bar', x: data.labels, y: data.values, marker: { color: COLOR } }];

export const createBar = (element, data) => window.Plotly.newPlot(element, barTrace(data), layoutOf(data), settings);
