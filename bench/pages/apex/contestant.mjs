export default { title: 'ApexCharts, script tag', group: 'bar', packages: ['apexcharts'], scripts: ['apexcharts/dist/apexcharts.min.js'] };
