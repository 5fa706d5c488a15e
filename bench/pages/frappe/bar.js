import { COLOR } from '../../common/charts.js';

export const dataOf = (data) => ({ labels: data.labels, datasets: [{ name: data.yLabel, values: data.values }] });

export const optionsOf = (data, type) => ({
  title: `${data.title} (${data.yLabel})`,
  type,
  height: 400,
  animate: 0,
  colors: [COLOR],
  data: dataOf(data),
  axisOptions: { xIsSeries: data.labels.length > 40 ? 1 : 0 },
  barOptions: { spaceRatio: 0.2 },
  lineOptions: { hideDots: 1, dotSize: 0 },
});

/** The library draws bars without height first, and the data from a timer: drawn is what a reader sees. */
export function createBar(element, data) {
  element.style.width = '640px';
  const chart = new window.frappe.Chart(element, optionsOf(data, 'bar'));
  return new Promise((resolve) => {
    const look = () => {
      const bar = element.querySelector('rect.bar');
      if (bar?.getBoundingClientRect().height > 5) resolve(chart);
      else requestAnimationFrame(look);
    };
    look();
  });
}
