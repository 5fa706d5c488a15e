import { COLOR } from '../../common/charts.js';

export const optionsOf = (data, type, points, xaxis) => ({
  chart: { type, width: 640, height: 400, animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false } },
  colors: [COLOR],
  title: { text: data.title },
  series: [{ name: data.yLabel, data: points }],
  dataLabels: { enabled: false },
  legend: { show: false },
  xaxis: { title: { text: data.xLabel }, ...xaxis },
  yaxis: { title: { text: data.yLabel } },
});

export const barOptions = (data) => optionsOf(data, 'bar', data.values, { categories: data.labels });

export async function createBar(element, data) {
  const chart = new window.ApexCharts(element, barOptions(data));
  await chart.render();
  return chart;
}
