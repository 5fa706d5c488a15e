export default { title: 'ECharts, tree-shaken bundle', group: 'bar', packages: ['echarts'] };
