export default { title: 'ECharts, script tag', group: 'bar', packages: ['echarts'], scripts: ['echarts/dist/echarts.min.js'] };
