// ECharts as two contestants use it: tree-shaken, and by its script tag.

import { COLOR } from '../../common/charts.js';

const axisOf = (data) => ({
  ...(data.labels?.length < 12 && { axisLabel: { interval: 0 } }),
  name: data.xLabel,
  nameLocation: 'middle',
  nameGap: 30,
});

const frameOf = (data) => ({
  animation: false,
  title: { text: data.title, left: 'center' },
  tooltip: { trigger: 'axis', transitionDuration: 0 },
  grid: { left: 60, right: 20, bottom: 60 },
  yAxis: { type: 'value', name: data.yLabel, nameLocation: 'middle', nameGap: 40 },
});

const barOption = (data) => ({
  ...frameOf(data),
  xAxis: { type: 'category', data: data.labels, ...axisOf(data) },
  series: [{ type: 'bar', name: data.yLabel, data: data.values, itemStyle: { color: COLOR } }],
});

const lineOption = (data) => ({
  ...frameOf(data),
  yAxis: { ...frameOf(data).yAxis, scale: true },
  xAxis: { type: 'value', scale: true, ...axisOf({ xLabel: data.xLabel }) },
  series: [{
    type: 'line', data: data.flat, dimensions: ['x', 'y'], showSymbol: false, lineStyle: { width: 1, color: COLOR }, itemStyle: { color: COLOR }, progressive: 0,
  }],
});

function draw(echarts, element, option) {
  element.style.cssText += ';width:640px;height:400px';
  const chart = echarts.init(element, null, { renderer: 'canvas' });
  chart.setOption(option);
  return chart;
}

/** Points one after the other, as the library likes them best. */
function flatOf({ x, y }) {
  const flat = new Float64Array(x.length * 2);
  for (let at = 0; at < x.length; at++) flat.set([x[at], y[at]], 2 * at);
  return flat;
}

export const bar = (echarts) => (element, data) => draw(echarts, element, barOption(data));

export const contestant = (echarts) => ({
  prep: (kind, data) => (kind === 'bar' ? data : { ...data, flat: flatOf(data) }),
  create: (element, kind, data) => draw(echarts, element, (kind === 'bar' ? barOption : lineOption)(data)),
  update(chart, kind, data) {
    chart.setOption(kind === 'bar' ? { xAxis: { data: data.labels }, series: [{ data: data.values }] } : { series: [{ data: data.flat }] });
  },
  destroy: (chart) => chart.dispose(),
});
