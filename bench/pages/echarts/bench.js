import { contestant } from '../_libraries/echarts.js';

export default contestant(window.echarts);
