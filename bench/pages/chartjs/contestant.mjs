export default { title: 'Chart.js, tree-shaken bundle', group: 'bar', packages: ['chart.js'] };
