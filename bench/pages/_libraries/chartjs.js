// Chart.js as two contestants use it: bundled, and by its script tag.

import { COLOR } from '../../common/charts.js';

const optionsOf = (data, more) => ({
  animation: false,
  responsive: false,
  events: ['mousemove', 'mouseout', 'click'],
  interaction: { mode: 'index', intersect: false },
  plugins: { title: { display: true, text: data.title }, legend: { display: false } },
  scales: { x: { title: { display: true, text: data.xLabel } }, y: { title: { display: true, text: data.yLabel } } },
  ...more,
});

function canvasIn(element) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 400 });
  canvas.style.cssText = 'width:640px;height:400px;display:block';
  element.append(canvas);
  return canvas;
}

export const bar = (Chart) => (element, data) => new Chart(canvasIn(element), {
  type: 'bar',
  data: { labels: data.labels, datasets: [{ label: data.yLabel, data: data.values, backgroundColor: COLOR }] },
  options: optionsOf(data),
});

function line(Chart, element, data) {
  const options = optionsOf(data, { parsing: false, normalized: true });
  options.scales.x.type = 'linear';
  const dataset = { label: data.yLabel, data: data.points, borderColor: COLOR, borderWidth: 1, pointRadius: 0, pointHitRadius: 0 };
  return new Chart(canvasIn(element), { type: 'line', data: { datasets: [dataset] }, options });
}

export const contestant = (Chart) => ({
  prep: (kind, data) => (kind === 'bar' ? data : { ...data, points: Array.from(data.x, (x, at) => ({ x, y: data.y[at] })) }),
  create: (element, kind, data) => (kind === 'bar' ? bar(Chart)(element, data) : line(Chart, element, data)),
  update(chart, kind, data) {
    if (kind === 'bar') chart.data.labels = data.labels;
    chart.data.datasets[0].data = kind === 'bar' ? data.values : data.points;
    chart.update('none');
  },
  destroy: (chart) => chart.destroy(),
});
