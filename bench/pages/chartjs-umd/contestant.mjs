export default { title: 'Chart.js, script tag', group: 'bar', packages: ['chart.js'], scripts: ['chart.js/dist/chart.umd.min.js'] };
