import { bar } from '../_libraries/echarts.js';

export const createBar = bar(window.echarts);
